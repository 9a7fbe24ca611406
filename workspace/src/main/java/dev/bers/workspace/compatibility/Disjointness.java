package dev.bers.workspace.compatibility;

import dev.bers.value.Value;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Shows that no value fulfils both of two schemas: by their types, their listed values, or a property both must have. */
final class Disjointness {

    private static final int DEPTH_MAX = 8;

    private Disjointness() {}

    /** Whether it is shown; false says nothing. */
    static boolean isShown(Conjunction a, Conjunction b) {
        return isShown(a, b, 0);
    }

    private static boolean isShown(Conjunction a, Conjunction b, int depth) {
        if (a.isNothing() || b.isNothing()) {
            return true;
        }
        EnumSet<JsonType> common = a.types();
        common.retainAll(b.types());
        return common.isEmpty()
                || refusesAll(a.candidates(), b)
                || refusesAll(b.candidates(), a)
                || (common.equals(EnumSet.of(JsonType.OBJECT)) && differInProperty(a, b, depth));
    }

    private static boolean refusesAll(@org.jspecify.annotations.Nullable List<Value> candidates, Conjunction other) {
        return candidates != null
                && candidates.stream().allMatch(candidate -> other.parts().stream()
                        .anyMatch(part -> new Instance(candidate).under(part) == Verdict.NO));
    }

    private static boolean differInProperty(Conjunction a, Conjunction b, int depth) {
        Set<String> present = new LinkedHashSet<>(a.required());
        present.addAll(b.required());
        return depth < DEPTH_MAX
                && present.stream().anyMatch(name -> isShown(a.property(name), b.property(name), depth + 1));
    }
}
