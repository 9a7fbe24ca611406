package dev.bers.workspace.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.bers.problem.Problem;
import dev.bers.value.Document;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema of draft 07 or 2020-12, compiled once and then used by any number of threads. It never reaches beyond
 * its own document: a {@code $ref} to anything else is a problem, and nothing is loaded from a network.
 *
 * <p>A {@code pattern} runs as a Java regular expression and is as slow as its author makes it; a schema is trusted as
 * the workspace's own code is.
 */
public final class ConfigSchema {

    private static final Map<String, SpecificationVersion> DRAFTS = Map.of(
            "http://json-schema.org/draft-07/schema", SpecificationVersion.DRAFT_7,
            "https://json-schema.org/draft-07/schema", SpecificationVersion.DRAFT_7,
            "https://json-schema.org/draft/2020-12/schema", SpecificationVersion.DRAFT_2020_12);
    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .locale(Locale.ROOT)
            .formatAssertionsEnabled(true)
            .build();

    private final Document document;
    private final Schema compiled;

    private ConfigSchema(Document document, Schema compiled) {
        this.document = document;
        this.compiled = compiled;
    }

    /** A schema from its document; its {@code $schema} decides the draft, 2020-12 where it has none. */
    public static SchemaCompilation compile(Document document) {
        SpecificationVersion draft = draftOf(document.root());
        if (draft == null) {
            return new SchemaCompilation(null, List.of(SchemaProblems.unknownDraft(document)));
        }
        List<Problem> problems = new ArrayList<>(new SchemaCheck(document).problems());
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(draft, builder -> builder.schemaRegistryConfig(CONFIG));
        for (Error error : metaSchema(registry, draft).validate(ValueNodes.of(document.root()))) {
            problems.add(SchemaProblems.notASchema(document, InstancePaths.of(error), error.getMessage()));
        }
        if (!problems.isEmpty()) {
            return new SchemaCompilation(null, problems);
        }
        try {
            Schema schema = registry.getSchema(ValueNodes.of(document.root()));
            schema.initializeValidators();
            return new SchemaCompilation(new ConfigSchema(document, schema), List.of());
        } catch (RuntimeException refused) {
            return new SchemaCompilation(null, List.of(SchemaProblems.unusable(document, refused)));
        } catch (StackOverflowError circular) {
            return new SchemaCompilation(null, List.of(SchemaProblems.endless(document)));
        }
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

    /** What is wrong with a tree of values; mostly nothing. */
    List<Error> errors(MappingValue values) {
        return compiled.validate(ValueNodes.of(values));
    }
}
