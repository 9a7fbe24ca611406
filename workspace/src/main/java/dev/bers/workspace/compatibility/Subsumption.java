package dev.bers.workspace.compatibility;

import dev.bers.problem.Location;
import dev.bers.value.Value;
import dev.bers.workspace.pattern.Looks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Proves that every document that one schema accepts is accepted by another.
 *
 * <p>Sound, not complete: it answers yes only for what follows from the rules below, and leaves the rest unproved.
 * <ul>
 *   <li>The stronger side is laid open to a {@link Conjunction}; what is not understood of it is left out, so it stands
 *       for more documents, never for fewer.
 *   <li>Each keyword of the weaker side has to follow from the stronger side. Unknown keywords are annotations, as JSON
 *       Schema says; keywords that are known but too general have to be the same on both sides.
 *   <li>A finite stronger side ({@code enum}, {@code const}, booleans) is tried value by value.
 *   <li>Where the direct way fails, the stronger side is split: by its own alternatives, then by types.
 *   <li>Recursive schemas are proved by induction on the size of documents: a goal that is met again may be assumed if
 *       a step down into the document lies between, and only then.
 * </ul>
 */
final class Subsumption {

    /** Comparisons of two schemas in one proof: beyond it there is no proof. */
    static final int STEPS_MAX = 20_000;

    private final Map<List<Object>, Integer> openGoals = new HashMap<>();
    private int steps;

    /** Why a schema is not shown to accept all that the other one accepts; empty if it is shown. */
    static List<SchemaBreak> breaks(Direction direction, SchemaDocument stronger, SchemaDocument weaker) {
        List<SchemaBreak> breaks = new ArrayList<>();
        Location known = stronger.root().location();
        Goal goal = new Goal(direction, Conjunction.of(stronger.root()), weaker.root(), "", 0, known, breaks);
        try {
            boolean proved = new Subsumption().prove(goal);
            return proved ? List.of() : breaks;
        } catch (Looks.ExhaustedException tooSlow) {
            breaks.clear();
            goal.refuse("", CompatibilityProblems.slowPattern(direction, tooSlow.pattern()));
            return breaks;
        }
    }

    boolean prove(Goal goal) {
        if (goal.stronger().isNothing() || goal.weaker().isTrue()) {
            return true;
        }
        if (++steps > STEPS_MAX) {
            return goal.refuse("", CompatibilityProblems.tooComplex(goal.direction(), goal.path(), STEPS_MAX));
        }
        Conjunction weaker = Conjunction.of(goal.weaker());
        if (!weaker.unknown().isEmpty()) {
            Subschema unknown = weaker.unknown().get(0);
            String reference = Objects.requireNonNullElse(unknown.text("$ref"), "what stands there");
            return goal.of(unknown)
                    .refuse("$ref", CompatibilityProblems.unresolved(goal.direction(), goal.path(), reference));
        }
        if (weaker.isNothing()) {
            return goal.refuse("", CompatibilityProblems.nothingAllowed(goal.direction(), goal.path()));
        }
        return proveOnce(goal, weaker);
    }

    private boolean proveOnce(Goal goal, Conjunction weaker) {
        List<Object> key = List.of(goal.stronger().identity(), weaker.identity());
        Integer openAt = openGoals.get(key);
        if (openAt != null) {
            return openAt < goal.depth() || goal.leaveUnproved("$ref");
        }
        openGoals.put(key, goal.depth());
        try {
            return proveByValues(goal) || proveStructurally(goal, weaker);
        } finally {
            openGoals.remove(key);
        }
    }

    /** Whether each of finitely many values is accepted. */
    private static boolean proveByValues(Goal goal) {
        List<Value> candidates = goal.stronger().candidates();
        if (candidates == null) {
            return false;
        }
        for (Value candidate : candidates) {
            if (new Instance(candidate).under(goal.weaker()) != Verdict.YES) {
                return false;
            }
        }
        return true;
    }

    private boolean proveStructurally(Goal goal, Conjunction weaker) {
        List<SchemaBreak> direct = new ArrayList<>();
        if (proveDirectly(goal.collectingInto(direct), weaker)) {
            return true;
        }
        List<SchemaBreak> best = direct;
        for (Choice choice : goal.stronger().choices()) {
            List<SchemaBreak> split = new ArrayList<>();
            if (proveEach(goal.collectingInto(split), choice)) {
                return true;
            }
            best = best == direct ? split : best;
        }
        if (!weaker.choices().isEmpty() && proveByTypes(goal)) {
            return true;
        }
        goal.breaks().addAll(refusedValue(goal).orElse(best));
        return false;
    }

    /** The clearest reason there is: a single value that one side accepts and the other refuses. */
    private static java.util.Optional<List<SchemaBreak>> refusedValue(Goal goal) {
        List<Value> candidates = goal.stronger().candidates();
        List<SchemaBreak> refused = new ArrayList<>();
        for (Value candidate : candidates == null ? List.<Value>of() : candidates) {
            if (new Instance(candidate).under(goal.weaker()) == Verdict.NO) {
                String keyword =
                        goal.weaker().has("enum") ? "enum" : goal.weaker().has("const") ? "const" : "type";
                goal.collectingInto(refused)
                        .refuse(keyword, CompatibilityProblems.valueRefused(goal.direction(), goal.path(), candidate));
            }
        }
        return refused.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(refused);
    }

    private boolean proveEach(Goal goal, Choice choice) {
        boolean all = true;
        for (Subschema alternative : choice.alternatives()) {
            all &= prove(goal.knowing(goal.stronger().choosing(choice, alternative)));
        }
        return all;
    }

    private boolean proveByTypes(Goal goal) {
        EnumSet<JsonType> types = goal.stronger().types();
        List<Set<JsonType>> groups = new ArrayList<>();
        for (JsonType type : types) {
            if (!JsonType.NUMBERS.contains(type)) {
                groups.add(Set.of(type));
            }
        }
        EnumSet<JsonType> numbers = EnumSet.copyOf(types);
        numbers.retainAll(JsonType.NUMBERS);
        if (!numbers.isEmpty()) {
            groups.add(numbers);
        }
        if (groups.size() < 2) {
            return false;
        }
        Goal apart = goal.collectingInto(new ArrayList<>());
        return groups.stream()
                .allMatch(group -> prove(apart.knowing(goal.stronger().ofTypes(group))));
    }

    private boolean proveDirectly(Goal goal, Conjunction weaker) {
        boolean all = true;
        for (Subschema part : weaker.parts()) {
            Goal ofPart = goal.of(part);
            all &= ScalarRules.prove(ofPart);
            all &= new ArrayRules(this, ofPart).prove();
            all &= new ObjectRules(this, ofPart).prove();
            all &= GeneralRules.prove(this, ofPart);
        }
        for (Choice choice : weaker.choices()) {
            all &= proveChoice(goal.of(choice.owner()), choice);
        }
        return all;
    }

    private boolean proveChoice(Goal goal, Choice choice) {
        Value written = Objects.requireNonNull(choice.owner().keyword(choice.keyword()));
        if (goal.stronger().says(choice.keyword(), written, choice.owner().document())) {
            return true;
        }
        for (Subschema alternative : choice.alternatives()) {
            boolean alone = !choice.isExactlyOne() || excludesOthers(goal.stronger(), choice, alternative);
            if (alone && prove(goal.of(alternative).collectingInto(new ArrayList<>()))) {
                return true;
            }
        }
        return goal.leaveUnproved(choice.keyword());
    }

    private static boolean excludesOthers(Conjunction stronger, Choice choice, Subschema chosen) {
        for (Subschema other : choice.alternatives()) {
            if (!other.pointer().equals(chosen.pointer()) && !Disjointness.isShown(stronger, Conjunction.of(other))) {
                return false;
            }
        }
        return true;
    }
}
