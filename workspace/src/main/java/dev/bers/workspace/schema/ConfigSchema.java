package dev.bers.workspace.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.bers.problem.Problem;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.workspace.pattern.Looks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema of draft 07 or 2020-12, compiled once and then used by any number of threads. It never reaches beyond
 * its own document: a {@code $ref} to anything else is a problem, and nothing is loaded from a network.
 *
 * <p>The work of a validation is bounded by {@link SchemaValidator#STEPS_MAX} and {@link Looks#COUNT_MAX}, since a
 * short schema can ask for work that is exponential in its length.
 */
public final class ConfigSchema {

    private static final Map<String, SpecificationVersion> DRAFTS = Map.of(
            "http://json-schema.org/draft-07/schema", SpecificationVersion.DRAFT_7,
            "https://json-schema.org/draft-07/schema", SpecificationVersion.DRAFT_7,
            "https://json-schema.org/draft/2020-12/schema", SpecificationVersion.DRAFT_2020_12);

    /** Keywords of a schema's root by which an entry is judged by itself, or nothing is. */
    private static final Set<String> OF_EACH_ENTRY = Set.of(
            "$schema",
            "$id",
            "$comment",
            "$defs",
            "definitions",
            "title",
            "description",
            "default",
            "examples",
            "type",
            "properties",
            "patternProperties",
            "additionalProperties",
            "propertyNames",
            "required");

    private final Document document;
    private final Schema compiled;
    private final BoundedPatterns patterns;
    private final Map<String, Position> patternPositions;

    private ConfigSchema(
            Document document, Schema compiled, BoundedPatterns patterns, Map<String, Position> patternPositions) {
        this.document = document;
        this.compiled = compiled;
        this.patterns = patterns;
        this.patternPositions = Map.copyOf(patternPositions);
    }

    /** A schema from its document; its {@code $schema} decides the draft, 2020-12 where it has none. */
    public static SchemaCompilation compile(Document document) {
        SpecificationVersion draft = draftOf(document.root());
        if (draft == null) {
            return new SchemaCompilation(null, List.of(SchemaProblems.unknownDraft(document)));
        }
        SchemaCheck check = new SchemaCheck(document);
        List<Problem> problems = new ArrayList<>(check.problems());
        if (check.hasVastPattern()) {
            return new SchemaCompilation(null, problems);
        }
        BoundedPatterns patterns = new BoundedPatterns();
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(draft, builder -> builder.schemaRegistryConfig(config(patterns)));
        for (Error error : metaSchema(registry, draft).validate(ValueNodes.of(document.root()))) {
            problems.add(SchemaProblems.notASchema(document, InstancePaths.of(error), error.getMessage()));
        }
        if (!problems.isEmpty()) {
            return new SchemaCompilation(null, problems);
        }
        try {
            Schema schema = registry.getSchema(ValueNodes.of(document.root()));
            schema.initializeValidators();
            ConfigSchema usable = new ConfigSchema(document, schema, patterns, check.patternPositions());
            return new SchemaCompilation(usable, List.of());
        } catch (RuntimeException refused) {
            return new SchemaCompilation(null, List.of(SchemaProblems.unusable(document, refused)));
        } catch (StackOverflowError circular) {
            return new SchemaCompilation(null, List.of(SchemaProblems.endless(document)));
        }
    }

    /** What is wrong with the {@code x-bers-version} of a schema that may be sound or not. */
    public static Optional<Problem> versionFault(Document document) {
        return SchemaCheck.version(document);
    }

    private static SchemaRegistryConfig config(BoundedPatterns patterns) {
        return SchemaRegistryConfig.builder()
                .locale(Locale.ROOT)
                .formatAssertionsEnabled(true)
                .regularExpressionFactory(patterns)
                .build();
    }

    private static Schema metaSchema(SchemaRegistry registry, SpecificationVersion draft) {
        return registry.getSchema(SchemaLocation.of(draft.getDialectId()));
    }

    private static @Nullable SpecificationVersion draftOf(MappingValue root) {
        if (!root.has("$schema")) {
            return SpecificationVersion.DRAFT_2020_12;
        }
        if (!(root.get("$schema") instanceof TextValue uri)) {
            return null;
        }
        String text = uri.text();
        return DRAFTS.get(text.endsWith("#") ? text.substring(0, text.length() - 1) : text);
    }

    /** What it was compiled from. */
    public Document document() {
        return document;
    }

    /**
     * As much of a tree of values as decides about all of it, if another tree is right: what differs, and what must be there.
     * Everything, unless the schema asks of each entry of the root for itself.
     *
     * @param right a tree that the schema allows
     */
    MappingValue decisive(MappingValue values, MappingValue right) {
        if (!asksOfEachEntry()) {
            return values;
        }
        MappingValue.Builder part = MappingValue.builder();
        for (int i = 0; i < values.size(); i++) {
            String key = values.keyAt(i);
            if (!values.valueAt(i).equals(right.get(key)) || isRequired(key)) {
                part.put(key, values.keyPositionAt(i), values.valueAt(i));
            }
        }
        return part.build();
    }

    private boolean asksOfEachEntry() {
        for (String keyword : document.root().keys()) {
            if (!OF_EACH_ENTRY.contains(keyword) && !keyword.startsWith("x-")) {
                return false;
            }
        }
        return true;
    }

    private boolean isRequired(String key) {
        return document.root().get("required") instanceof ListValue required
                && required.items().contains(TextValue.of(key));
    }

    /** Where a pattern stands first. */
    Position positionOf(String pattern) {
        return patternPositions.getOrDefault(pattern, document.root().position());
    }

    /**
     * What is wrong with a tree of values; mostly nothing.
     *
     * @throws com.networknt.schema.ValidationLimitExceededException if that takes too many steps
     * @throws Looks.ExhaustedException if the patterns take too long
     */
    List<Error> errors(MappingValue values) {
        patterns.allow(new Looks());
        return compiled.validate(
                ValueNodes.of(values),
                context -> context.executionConfig(config -> config.maxEvaluationSteps(SchemaValidator.STEPS_MAX)));
    }
}
