package dev.bers.config;

import dev.bers.problem.Location;
import dev.bers.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a value is what it is: the whole stack of candidates, and what its expressions were replaced by. It is made to be
 * shown: secrets are masked throughout.
 *
 * @param path which value
 * @param value the effective value; null if it is deleted
 * @param winner the candidate that decided: of a mapping, the highest layer that says something in it
 * @param shadowed the candidates that it overrides, highest first
 * @param interpolation the expressions, each followed by those of the value that it refers to
 * @param schema what the schema says of the value
 */
public record Explanation(
        ConfigPath path,
        @Nullable Value value,
        Candidate winner,
        List<Candidate> shadowed,
        List<InterpolationStep> interpolation,
        SchemaNote schema) {

    /** Copies the lists. */
    public Explanation {
        shadowed = List.copyOf(shadowed);
        interpolation = List.copyOf(interpolation);
    }

    /**
     * What one layer says at the path.
     *
     * @param provenance the layer, and where it says so
     * @param value as written there; null if the layer deletes the value, or replaces what it is in by something else
     * @param deletes whether it deletes it
     */
    public record Candidate(Provenance provenance, @Nullable Value value, boolean deletes) {}

    /**
     * One expression.
     *
     * @param expression as written, such as <code>${API_BASE_URL}</code>
     * @param target the path that it refers to, with its kind if that is another; {@code $NAME} for a variable
     * @param value what it was replaced by; null if there is none
     * @param location where that is written
     */
    public record InterpolationStep(
            String expression, String target, @Nullable Value value, Location location) {}

    /**
     * What the schema says.
     *
     * @param hints its annotations
     * @param type its type
     * @param description its description; null if it has none
     * @param defaultValue its default; null if it has none
     * @param location where it says so
     */
    public record SchemaNote(
            SchemaHints hints,
            SchemaType type,
            @Nullable String description,
            @Nullable Value defaultValue,
            Location location) {}
}
