package dev.bers.workspace.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ValidationLimitExceededException;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Leaf;
import dev.bers.config.ValidationMode;
import dev.bers.problem.Problem;
import dev.bers.problem.Severity;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Document;
import dev.bers.value.MappingValue;
import dev.bers.workspace.pattern.Looks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds effective configurations of one kind to their schema; safe for use by several threads. */
public final class SchemaValidator {

    /** Violations of one configuration beyond which the rest is not told. */
    public static final int PROBLEMS_MAX = 100;
    /** Keywords of a schema that are held against values while one configuration is validated. */
    public static final int STEPS_MAX = 2_000_000;

    private final ConfigSchema schema;
    private final Map<String, Document> documents;

    /**
     * @param schema of the kind
     * @param documents those that the configurations come from, by file: where keys and missing values are placed; not
     *     changed from now on
     */
    public SchemaValidator(ConfigSchema schema, Map<String, Document> documents) {
        this.schema = schema;
        this.documents = documents;
    }

    /**
     * Each violation, placed where the offending value was written; nothing if the mode is off.
     *
     * @param configuration as resolved; also one whose interpolation failed in places
     * @param ownFile the environment's own file of that kind, there or not: where a missing value is placed
     * @param mode what a violation means
     */
    public List<Problem> check(EffectiveConfiguration configuration, String ownFile, ValidationMode mode) {
        return check(configuration, null, ownFile, mode);
    }

    /**
     * Each violation, found sooner if another configuration is right: where that has the same values, nothing is looked at.
     *
     * @param right one of the same kind without a violation; null for none
     */
    public List<Problem> check(
            EffectiveConfiguration configuration,
            @Nullable EffectiveConfiguration right,
            String ownFile,
            ValidationMode mode) {
        if (mode == ValidationMode.OFF) {
            return List.of();
        }
        if (right != null && allows(schema.decisive(configuration.values(), right.values()))) {
            return List.of();
        }
        List<Problem> found = check(configuration.values(), configuration.leaves(), ownFile);
        if (found.isEmpty()) {
            return found;
        }
        TenantHash tenant = configuration.tenant();
        List<Problem> affecting = new ArrayList<>();
        for (Problem problem : found) {
            Problem seen = problem.affecting(configuration.environment().text(), tenant == null ? null : tenant.text());
            affecting.add(mode == ValidationMode.WARN ? seen.withSeverity(Severity.WARNING) : seen);
        }
        return affecting;
    }

    private boolean allows(MappingValue values) {
        try {
            return schema.errors(values).isEmpty();
        } catch (StackOverflowError | ValidationLimitExceededException | Looks.ExhaustedException toldOfTheWhole) {
            return false;
        }
    }

    /** Whether what {@link #check} found is that the schema asks for too much work, of which the next check is as likely to. */
    public static boolean isExhausted(List<Problem> problems) {
        for (Problem problem : problems) {
            if (problem.code().text().equals(SchemaProblems.EXHAUSTING)) {
                return true;
            }
        }
        return false;
    }

    /** Each violation in a tree with the provenance of its leaves. */
    List<Problem> check(MappingValue values, List<Leaf> leaves, String ownFile) {
        List<Error> errors;
        try {
            errors = schema.errors(values);
        } catch (StackOverflowError validatorRecursesOnEachReference) {
            return List.of(SchemaProblems.endless(schema.document()));
        } catch (ValidationLimitExceededException tooManySteps) {
            return List.of(SchemaProblems.tooManySteps(
                    schema.document(),
                    InstancePaths.of(tooManySteps.getSchemaLocation().getFragment())));
        } catch (Looks.ExhaustedException tooSlow) {
            return List.of(SchemaProblems.slowPattern(
                    schema.document(), schema.positionOf(tooSlow.pattern()), tooSlow.pattern()));
        }
        if (errors.isEmpty()) {
            return List.of();
        }
        Violations violations = new Violations(schema.document(), new Places(values, leaves, documents, ownFile));
        List<Problem> problems = new ArrayList<>();
        for (List<Error> group : NearestBranch.grouped(errors)) {
            if (problems.size() < PROBLEMS_MAX) {
                problems.add(
                        NearestBranch.isCombined(group.get(0))
                                ? violations.combined(group)
                                : violations.single(group.get(0)));
            }
        }
        return problems;
    }
}
