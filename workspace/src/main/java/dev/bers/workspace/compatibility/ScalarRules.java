package dev.bers.workspace.compatibility;

import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When keywords about types, listed values, numbers and texts follow from what is known. */
final class ScalarRules {

    private ScalarRules() {}

    static boolean prove(Goal goal) {
        boolean all = true;
        MappingValue keywords = (MappingValue) goal.weaker().value();
        EnumSet<JsonType> types = goal.stronger().types();
        boolean numbers = types.stream().anyMatch(JsonType.NUMBERS::contains);
        boolean texts = types.contains(JsonType.STRING);
        for (String keyword : keywords.keys()) {
            all &= switch (keyword) {
                case "type" -> provesType(goal, types);
                case "const", "enum" -> provesListed(goal, keyword);
                case "minimum", "exclusiveMinimum" -> !numbers || provesRange(goal, keyword, true);
                case "maximum", "exclusiveMaximum" -> !numbers || provesRange(goal, keyword, false);
                case "multipleOf" -> !numbers || provesMultiple(goal, types);
                case "minLength" ->
                    !texts || provesAtLeast(goal, keyword, goal.stronger().largest(keyword));
                case "maxLength" ->
                    !texts || provesAtMost(goal, keyword, goal.stronger().smallest(keyword));
                case "pattern", "format" -> !texts || provesSame(goal, keyword);
                default -> true;
            };
        }
        return all;
    }

    private static boolean provesType(Goal goal, EnumSet<JsonType> types) {
        EnumSet<JsonType> allowed = JsonType.allowed(goal.weaker().keyword("type"));
        if (allowed == null) {
            return goal.leaveUnproved("type");
        }
        EnumSet<JsonType> lost = EnumSet.copyOf(types);
        lost.removeAll(allowed);
        return lost.isEmpty()
                || goal.refuse(
                        "type", CompatibilityProblems.typeNarrowed(goal.direction(), goal.path(), lost, allowed));
    }

    private static boolean provesListed(Goal goal, String keyword) {
        Value listed = Objects.requireNonNull(goal.weaker().keyword(keyword));
        var candidates = goal.stronger().candidates();
        if (candidates != null) {
            boolean all = true;
            for (Value candidate : candidates) {
                Subschema alone = new Subschema(
                        goal.weaker().document(),
                        MappingValue.builder().put(keyword, listed).build(),
                        goal.weaker().pointer());
                all &= new Instance(candidate).under(alone) == Verdict.YES
                        || goal.refuse(
                                keyword, CompatibilityProblems.valueRefused(goal.direction(), goal.path(), candidate));
            }
            return all;
        }
        return goal.refuse(keyword, CompatibilityProblems.valuesListed(goal.direction(), goal.path(), keyword, listed));
    }

    private static boolean provesRange(Goal goal, String keyword, boolean lower) {
        BigDecimal number = goal.weaker().number(keyword);
        if (number == null) {
            return goal.leaveUnproved(keyword);
        }
        Bound demanded = new Bound(number, keyword.startsWith("exclusive"));
        Bound known = lower ? goal.stronger().lower() : goal.stronger().upper();
        if (known != null && known.isAtLeastAsTightAs(demanded, lower)) {
            return true;
        }
        String shown = known == null ? null : (known.exclusive() ? "exclusively " : "") + known.value();
        return goal.refuse(
                keyword, CompatibilityProblems.bound(goal.direction(), goal.path(), keyword, number.toString(), shown));
    }

    private static boolean provesMultiple(Goal goal, Set<JsonType> types) {
        BigDecimal demanded = goal.weaker().number("multipleOf");
        if (demanded == null || demanded.signum() <= 0) {
            return goal.leaveUnproved("multipleOf");
        }
        if (!types.contains(JsonType.FRACTION) && isMultiple(BigDecimal.ONE, demanded)) {
            return true;
        }
        for (Subschema part : goal.stronger().parts()) {
            BigDecimal known = part.number("multipleOf");
            if (known != null && known.signum() > 0 && isMultiple(known, demanded)) {
                return true;
            }
        }
        return provesSame(goal, "multipleOf");
    }

    private static boolean isMultiple(BigDecimal number, BigDecimal of) {
        return number.remainder(of).signum() == 0;
    }

    /** A minimum follows from one at least as large. */
    static boolean provesAtLeast(Goal goal, String keyword, @Nullable BigDecimal known) {
        BigDecimal demanded = goal.weaker().number(keyword);
        if (demanded == null) {
            return goal.leaveUnproved(keyword);
        }
        return demanded.signum() <= 0
                || (known != null && known.compareTo(demanded) >= 0)
                || goal.refuse(keyword, bound(goal, keyword, demanded, known));
    }

    /** A maximum follows from one at most as large. */
    static boolean provesAtMost(Goal goal, String keyword, @Nullable BigDecimal known) {
        BigDecimal demanded = goal.weaker().number(keyword);
        if (demanded == null) {
            return goal.leaveUnproved(keyword);
        }
        return (known != null && known.compareTo(demanded) <= 0)
                || goal.refuse(keyword, bound(goal, keyword, demanded, known));
    }

    private static dev.bers.problem.Problem bound(
            Goal goal, String keyword, BigDecimal demanded, @Nullable BigDecimal known) {
        return CompatibilityProblems.bound(
                goal.direction(), goal.path(), keyword, demanded.toString(), known == null ? null : known.toString());
    }

    /** A keyword that can only be compared by its text. */
    static boolean provesSame(Goal goal, String keyword) {
        Value demanded = Objects.requireNonNull(goal.weaker().keyword(keyword));
        return goal.stronger().says(keyword, demanded, goal.weaker().document())
                || goal.refuse(
                        keyword, CompatibilityProblems.constraint(goal.direction(), goal.path(), keyword, demanded));
    }
}
