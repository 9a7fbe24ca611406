package dev.bers.workspace.compatibility;

import dev.bers.value.BooleanValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** When keywords about lists follow from what is known. */
final class ArrayRules {

    private static final BigDecimal LENGTH_COMPARED_MAX = BigDecimal.valueOf(1_000);

    private final Subsumption proof;
    private final Goal goal;

    ArrayRules(Subsumption proof, Goal goal) {
        this.proof = proof;
        this.goal = goal;
    }

    boolean prove() {
        Conjunction known = goal.stronger();
        if (!known.types().contains(JsonType.ARRAY)) {
            return true;
        }
        boolean all = true;
        for (String keyword : ((MappingValue) goal.weaker().value()).keys()) {
            all &= switch (keyword) {
                case "minItems" -> ScalarRules.provesAtLeast(goal, keyword, known.largest(keyword));
                case "maxItems" -> ScalarRules.provesAtMost(goal, keyword, known.smallest(keyword));
                case "uniqueItems" -> provesUnique();
                case "contains" -> provesContains();
                case "unevaluatedItems" -> GeneralRules.provesWhole(goal, keyword);
                default -> true;
            };
        }
        boolean speaksOfItems = goal.weaker().has("items") || goal.weaker().has("prefixItems");
        return (!speaksOfItems || provesItems()) && all;
    }

    private boolean provesUnique() {
        Value operand = Objects.requireNonNull(goal.weaker().keyword("uniqueItems"));
        BigDecimal longest = goal.stronger().smallest("maxItems");
        boolean atMostOne = longest != null && longest.compareTo(BigDecimal.ONE) <= 0;
        boolean demanded = !(operand instanceof BooleanValue truth) || truth.isTrue();
        return !demanded || atMostOne || ScalarRules.provesSame(goal, "uniqueItems");
    }

    /** {@code contains} with its bounds is the same on both sides. */
    private boolean provesContains() {
        for (Subschema part : goal.stronger().parts()) {
            boolean same = true;
            for (String keyword : List.of("contains", "minContains", "maxContains")) {
                same &= Objects.equals(part.keyword(keyword), goal.weaker().keyword(keyword));
            }
            Value contained = Objects.requireNonNull(goal.weaker().keyword("contains"));
            if (same
                    && SchemaDocument.meanTheSame(part.document(), goal.weaker().document(), contained)) {
                return true;
            }
        }
        return goal.leaveUnproved("contains");
    }

    private boolean provesItems() {
        if (goal.weaker().keyword("items") instanceof dev.bers.value.ListValue
                && !goal.weaker().document().isDraft07()) {
            return goal.leaveUnproved("items");
        }
        int prefix = ArrayShape.prefix(goal.weaker()).size();
        for (Subschema part : goal.stronger().parts()) {
            prefix = Math.max(prefix, ArrayShape.prefix(part).size());
        }
        boolean all = true;
        for (int i = 0; i < prefix; i++) {
            all &= isBeyondEnd(i) || provesItem(i, Integer.toString(i));
        }
        return (isBeyondEnd(prefix) || provesItem(prefix, "*")) && all;
    }

    private boolean provesItem(int at, String shown) {
        Optional<Subschema> schema = ArrayShape.item(goal.weaker(), at);
        return schema.isEmpty() || proof.prove(goal.item(shown, goal.stronger().item(at), schema.get()));
    }

    private boolean isBeyondEnd(int at) {
        BigDecimal longest = goal.stronger().smallest("maxItems");
        return longest != null
                && longest.compareTo(LENGTH_COMPARED_MAX) <= 0
                && longest.compareTo(BigDecimal.valueOf(at)) <= 0;
    }
}
