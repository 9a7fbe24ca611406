package dev.bers.environment;

import dev.bers.problem.Problem;
import dev.bers.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which environment this is, and why.
 *
 * @param environment the one decided for
 * @param tier its own tier; the protections are those of {@link Capabilities#guards()}, which may be stricter
 * @param capabilities what code may do here
 * @param source what decided
 * @param detail what exactly it saw; null where there is nothing to say
 * @param candidates all six sources, the highest ranked first
 * @param warnings what a person should know: nothing decided, a source invalid, sources that disagree
 * @param securityEvents what the security log should hold: a URL parameter where none counts
 */
public record Detection(
        EnvironmentName environment,
        Tier tier,
        Capabilities capabilities,
        Source source,
        @Nullable String detail,
        List<Candidate> candidates,
        List<Problem> warnings,
        List<Problem> securityEvents) {

    /** Copies the lists. */
    public Detection {
        candidates = List.copyOf(candidates);
        warnings = List.copyOf(warnings);
        securityEvents = List.copyOf(securityEvents);
    }

    /**
     * What is wrong where the environment must be said explicitly, as errors: only the default decided, a source is
     * invalid, or sources disagree.
     */
    public List<Problem> explicitProblems() {
        List<Problem> errors = new ArrayList<>();
        for (Problem warning : warnings) {
            if (DetectionProblems.forbidsExplicit(warning.code())) {
                errors.add(warning.withSeverity(Severity.ERROR));
            }
        }
        return errors;
    }
}
