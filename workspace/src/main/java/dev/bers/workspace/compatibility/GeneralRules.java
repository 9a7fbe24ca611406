package dev.bers.workspace.compatibility;

import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Keywords that are too general to be compared by their meaning: they have to be the same on both sides. */
final class GeneralRules {

    private GeneralRules() {}

    static boolean prove(Subsumption proof, Goal goal) {
        boolean all = true;
        for (String keyword : ((MappingValue) goal.weaker().value()).keys()) {
            all &= switch (keyword) {
                case "not" -> provesNot(proof, goal);
                case "if" -> provesCondition(goal);
                case "$dynamicRef", "$recursiveRef" -> goal.leaveUnproved(keyword);
                default -> true;
            };
        }
        return all;
    }

    private static boolean provesNot(Subsumption proof, Goal goal) {
        Subschema excluded = goal.weaker().child("not").orElseThrow();
        if (Disjointness.isShown(goal.stronger(), Conjunction.of(excluded))) {
            return true;
        }
        for (Subschema part : goal.stronger().parts()) {
            if (part.child("not")
                    .map(known -> covers(proof, goal, known, excluded))
                    .orElse(false)) {
                return true;
            }
        }
        return provesSame(goal, "not");
    }

    /** Whether all that is to be excluded is excluded already. */
    private static boolean covers(Subsumption proof, Goal goal, Subschema known, Subschema excluded) {
        Conjunction whole = Conjunction.of(excluded);
        return whole.unknown().isEmpty()
                && proof.prove(new Goal(
                        goal.direction(), whole, known, goal.path(), goal.depth(), goal.known(), new ArrayList<>()));
    }

    private static boolean provesCondition(Goal goal) {
        for (Subschema part : goal.stronger().parts()) {
            boolean same = true;
            for (String keyword : List.of("if", "then", "else")) {
                Value demanded = goal.weaker().keyword(keyword);
                same &= Objects.equals(part.keyword(keyword), demanded)
                        && (demanded == null
                                || SchemaDocument.meanTheSame(
                                        part.document(), goal.weaker().document(), demanded));
            }
            if (same) {
                return true;
            }
        }
        return goal.leaveUnproved("if");
    }

    /** The keyword says the same on both sides. */
    static boolean provesSame(Goal goal, String keyword) {
        Value demanded = Objects.requireNonNull(goal.weaker().keyword(keyword));
        return goal.stronger().says(keyword, demanded, goal.weaker().document()) || goal.leaveUnproved(keyword);
    }

    /** The keyword depends on all that stands beside it: the whole schema is the same on both sides. */
    static boolean provesWhole(Goal goal, String keyword) {
        Value whole = goal.weaker().value();
        for (Subschema part : goal.stronger().parts()) {
            if (whole.equals(part.value())
                    && SchemaDocument.meanTheSame(part.document(), goal.weaker().document(), whole)) {
                return true;
            }
        }
        return goal.leaveUnproved(keyword);
    }
}
