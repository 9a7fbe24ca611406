package dev.bers.workspace.compatibility;

import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When keywords about objects follow from what is known. */
final class ObjectRules {

    private final Subsumption proof;
    private final Goal goal;
    private final Conjunction known;
    private final Subschema schema;

    ObjectRules(Subsumption proof, Goal goal) {
        this.proof = proof;
        this.goal = goal;
        this.known = goal.stronger();
        this.schema = goal.weaker();
    }

    boolean prove() {
        if (!known.types().contains(JsonType.OBJECT)) {
            return true;
        }
        boolean all = true;
        for (String keyword : ((MappingValue) schema.value()).keys()) {
            all &= switch (keyword) {
                case "required" -> provesRequired();
                case "minProperties" -> ScalarRules.provesAtLeast(goal, keyword, fewest());
                case "maxProperties" -> ScalarRules.provesAtMost(goal, keyword, most());
                case "propertyNames" -> provesNames();
                case "dependentRequired" -> provesDependencies(keyword);
                case "dependencies" -> provesDependencies(keyword);
                case "dependentSchemas" -> GeneralRules.provesSame(goal, keyword);
                case "unevaluatedProperties" -> GeneralRules.provesWhole(goal, keyword);
                default -> true;
            };
        }
        boolean speaksOfProperties =
                schema.has("properties") || schema.has("patternProperties") || schema.has("additionalProperties");
        return (!speaksOfProperties || provesProperties()) && all;
    }

    private boolean provesRequired() {
        List<String> names = schema.texts("required");
        if (names == null) {
            return goal.leaveUnproved("required");
        }
        Set<String> present = known.required();
        boolean all = true;
        for (String name : names) {
            all &= present.contains(name)
                    || goal.refuse(
                            "required", CompatibilityProblems.requiredAdded(goal.direction(), goal.path(), name));
        }
        return all;
    }

    private BigDecimal fewest() {
        BigDecimal required = BigDecimal.valueOf(known.required().size());
        BigDecimal declared = known.largest("minProperties");
        return declared == null ? required : declared.max(required);
    }

    private @Nullable BigDecimal most() {
        BigDecimal most = known.smallest("maxProperties");
        for (Subschema part : known.parts()) {
            if (isClosed(part)) {
                BigDecimal named = BigDecimal.valueOf(part.names("properties").size());
                most = most == null ? named : most.min(named);
            }
        }
        return most;
    }

    private static boolean isClosed(Subschema part) {
        return ObjectShape.ofOthers(part).map(Subschema::isFalse).orElse(false);
    }

    private boolean provesNames() {
        Subschema names = schema.child("propertyNames").orElseThrow();
        for (Subschema part : known.parts()) {
            if (isClosed(part)
                    && part.names("properties").stream()
                            .allMatch(name -> new Instance(TextValue.of(name)).under(names) == Verdict.YES)) {
                return true;
            }
        }
        List<Subschema> knownNames = new ArrayList<>();
        known.parts().forEach(part -> part.child("propertyNames").ifPresent(knownNames::add));
        Conjunction knownName = Conjunction.of(knownNames).ofTypes(Set.of(JsonType.STRING));
        return proof.prove(goal.others("(name)", knownName, names));
    }

    private boolean provesDependencies(String keyword) {
        if (!(schema.keyword(keyword) instanceof MappingValue triggers)) {
            return goal.leaveUnproved(keyword);
        }
        boolean all = true;
        for (int i = 0; i < triggers.size(); i++) {
            List<String> names = Subschema.texts(triggers.valueAt(i));
            all &= names == null
                    ? GeneralRules.provesSame(goal, keyword)
                    : provesDependency(keyword, triggers.keyAt(i), names);
        }
        return all;
    }

    private boolean provesDependency(String keyword, String trigger, List<String> names) {
        if (known.property(trigger).isNothing()) {
            return true;
        }
        Set<String> present = new LinkedHashSet<>(known.required());
        for (Subschema part : known.parts()) {
            String own = part.document().isDraft07() ? "dependencies" : "dependentRequired";
            Value listed = part.keyword(own) instanceof MappingValue mapping ? mapping.get(trigger) : null;
            List<String> listedNames = Subschema.texts(listed);
            present.addAll(listedNames == null ? List.of() : listedNames);
        }
        boolean all = true;
        for (String name : names) {
            all &= present.contains(name)
                    || goal.refuse(
                            keyword,
                            CompatibilityProblems.dependencyAdded(goal.direction(), goal.path(), trigger, name));
        }
        return all;
    }

    private boolean provesProperties() {
        if (!ObjectShape.isReadable(schema)) {
            return goal.leaveUnproved("patternProperties");
        }
        Set<String> named = new LinkedHashSet<>(schema.names("properties"));
        named.addAll(known.named());
        named.addAll(known.required());
        boolean all = true;
        for (String name : named) {
            Conjunction knownProperty = known.property(name);
            for (Subschema demanded : ObjectShape.ofProperty(schema, name)) {
                all &= proof.prove(goal.property(name, knownProperty, demanded));
            }
        }
        for (String pattern : schema.names("patternProperties")) {
            Subschema demanded = schema.child("patternProperties", pattern).orElseThrow();
            all &= proof.prove(goal.others("(" + pattern + ")", knownByPattern(pattern), demanded));
        }
        return provesOthers() && all;
    }

    /** What holds for all properties whose name matches a pattern. */
    private Conjunction knownByPattern(String pattern) {
        List<Subschema> schemas = new ArrayList<>();
        for (Subschema part : known.parts()) {
            part.child("patternProperties", pattern)
                    .or(() -> ObjectShape.ofOthers(part))
                    .ifPresent(schemas::add);
        }
        return Conjunction.of(schemas);
    }

    /** The properties that neither side names, and that match no pattern of the weaker side. */
    private boolean provesOthers() {
        Optional<Subschema> demanded = schema.child("additionalProperties");
        if (demanded.isEmpty() || demanded.get().isTrue()) {
            return true;
        }
        for (Subschema part : known.parts()) {
            if (!part.names("patternProperties").isEmpty() && provesOthersByPatterns(part, demanded.get())) {
                return true;
            }
        }
        List<Subschema> schemas = new ArrayList<>();
        known.parts().forEach(part -> ObjectShape.ofOthers(part).ifPresent(schemas::add));
        return proof.prove(goal.others("(any other)", Conjunction.of(schemas), demanded.get()));
    }

    private boolean provesOthersByPatterns(Subschema part, Subschema demanded) {
        Optional<Subschema> others = part.child("additionalProperties");
        if (others.isEmpty() || !proveQuietly(others.get(), demanded)) {
            return false;
        }
        for (String pattern : part.names("patternProperties")) {
            boolean handled = schema.names("patternProperties").contains(pattern);
            if (!handled
                    && !proveQuietly(part.child("patternProperties", pattern).orElseThrow(), demanded)) {
                return false;
            }
        }
        return true;
    }

    private boolean proveQuietly(Subschema others, Subschema demanded) {
        return proof.prove(
                goal.others("(any other)", Conjunction.of(others), demanded).collectingInto(new ArrayList<>()));
    }
}
