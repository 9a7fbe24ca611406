package dev.bers.workspace.compatibility;

import dev.bers.config.ConfigPath;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.BooleanValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Value;
import dev.bers.workspace.pattern.Looks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Changes that make no document invalid, but change what is done with it: defaults, publicity, secrecy, the version. */
final class AnnotationChanges {

    private static final int DEPTH_MAX = 32;

    private final List<Problem> notes = new ArrayList<>();
    private final Set<List<Object>> seen = new HashSet<>();

    private AnnotationChanges() {}

    /** What changes from the older to the newer version, in the order of the schema. */
    static List<Problem> between(SchemaDocument older, SchemaDocument newer) {
        AnnotationChanges changes = new AnnotationChanges();
        changes.version(older, newer);
        Location place = newer.root().location();
        try {
            changes.compare(Conjunction.of(older.root()), Conjunction.of(newer.root()), "", 0, place);
        } catch (Looks.ExhaustedException tooSlow) {
            changes.notes.add(CompatibilityProblems.annotationsNotCompared(tooSlow.pattern(), place));
        }
        return changes.notes;
    }

    private void version(SchemaDocument older, SchemaDocument newer) {
        Value after = newer.root().keyword("x-bers-version");
        if (!(after instanceof NumberValue raised)
                || older.document().root().equals(newer.document().root())) {
            return;
        }
        if (older.root().keyword("x-bers-version") instanceof NumberValue before
                && raised.asDouble() <= before.asDouble()) {
            notes.add(CompatibilityProblems.versionNotRaised(
                    raised.text(), newer.root().location("x-bers-version")));
        }
    }

    private void compare(Conjunction older, Conjunction newer, String path, int depth, Location nearest) {
        if (depth > DEPTH_MAX || !seen.add(List.of(older.identity(), newer.identity()))) {
            return;
        }
        Location place =
                newer.parts().isEmpty() ? nearest : newer.parts().get(0).location();
        compareFlags(older, newer, path, place);
        Set<String> names = new LinkedHashSet<>(older.named());
        names.retainAll(newer.named());
        for (String name : names) {
            StringBuilder longer = new StringBuilder(path);
            ConfigPath.appendKey(longer, name);
            compare(older.property(name), newer.property(name), longer.toString(), depth + 1, place);
        }
        compareItems(older, newer, path, depth, place);
    }

    private void compareItems(Conjunction older, Conjunction newer, String path, int depth, Location place) {
        Conjunction before = older.item(0);
        Conjunction after = newer.item(0);
        if (!before.parts().isEmpty() && !after.parts().isEmpty()) {
            compare(before, after, path + "[*]", depth + 1, place);
        }
    }

    private void compareFlags(Conjunction older, Conjunction newer, String path, Location place) {
        boolean wasPublic = isTrue(older, "x-bers-public");
        boolean isPublic = isTrue(newer, "x-bers-public");
        if (wasPublic && !isPublic) {
            notes.add(CompatibilityProblems.noLongerPublic(path, place));
        }
        if (!wasPublic && isPublic) {
            notes.add(CompatibilityProblems.nowPublic(path, place));
        }
        boolean isSecret = isTrue(newer, "x-bers-secret");
        if (isTrue(older, "x-bers-secret") != isSecret) {
            notes.add(CompatibilityProblems.secrecyChanged(path, isSecret, place));
        }
        Value before = first(older, "default");
        Value after = first(newer, "default");
        if (!Objects.equals(before, after)) {
            notes.add(CompatibilityProblems.defaultChanged(path, before, after, place));
        }
    }

    private static boolean isTrue(Conjunction schema, String annotation) {
        return first(schema, annotation) instanceof BooleanValue truth && truth.isTrue();
    }

    private static @org.jspecify.annotations.Nullable Value first(Conjunction schema, String annotation) {
        for (Subschema part : schema.parts()) {
            if (part.has(annotation)) {
                return part.keyword(annotation);
            }
        }
        return null;
    }
}
