package dev.bers.workspace.schema;

import dev.bers.config.ConfigPath;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.workspace.pattern.BoundedPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Finds in a schema's text what its metaschema cannot: references that lead nowhere, patterns that are none. */
final class SchemaCheck {

    /** Below these stand values, not schemas. */
    private static final Set<String> VALUES = Set.of("const", "enum", "default", "examples");

    private static final Set<String> NAMED_SCHEMAS =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");

    private final Document document;
    private final String id;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Position> patternPositions = new HashMap<>();

    private boolean hasVastPattern;

    SchemaCheck(Document document) {
        this.document = document;
        this.id = document.root().get("$id") instanceof TextValue text ? text.text() : "";
    }

    List<Problem> problems() {
        version(document).ifPresent(problems::add);
        schema(document.root());
        return problems;
    }

    /** Migrations and the comparison of versions count with it, so that a text would go unnoticed there. */
    static Optional<Problem> version(Document document) {
        Value version = document.root().get("x-bers-version");
        boolean counts = version instanceof NumberValue number && number.isInteger() && number.asDouble() >= 1;
        return version == null || counts
                ? Optional.empty()
                : Optional.of(SchemaProblems.notAVersion(at(document, version.position()), version));
    }

    /** Whether a pattern is too large even for the metaschema to look at it; known once the problems are. */
    boolean hasVastPattern() {
        return hasVastPattern;
    }

    /** Where each pattern stands first; known once the problems are. */
    Map<String, Position> patternPositions() {
        return patternPositions;
    }

    private void schema(Value value) {
        if (value instanceof ListValue list) {
            list.items().forEach(this::schema);
        }
        if (!(value instanceof MappingValue mapping)) {
            return;
        }
        for (int i = 0; i < mapping.size(); i++) {
            String keyword = mapping.keyAt(i);
            Value inner = mapping.valueAt(i);
            if (NAMED_SCHEMAS.contains(keyword) && inner instanceof MappingValue named) {
                namedSchemas(named, keyword.equals("patternProperties"));
            } else if (!VALUES.contains(keyword)) {
                keyword(keyword, inner);
                schema(inner);
            }
        }
    }

    private void namedSchemas(MappingValue named, boolean areNamesPatterns) {
        for (int i = 0; i < named.size(); i++) {
            if (areNamesPatterns) {
                pattern(named.keyAt(i), named.keyPositionAt(i));
            }
            schema(named.valueAt(i));
        }
    }

    private void keyword(String keyword, Value value) {
        if (!(value instanceof TextValue text)) {
            return;
        }
        if (keyword.equals("$ref") || keyword.equals("$dynamicRef")) {
            reference(text);
        } else if (keyword.equals("pattern")) {
            pattern(text.text(), text.position());
        }
    }

    private void reference(TextValue reference) {
        String text = reference.text();
        String local = !id.isEmpty() && text.startsWith(id) ? text.substring(id.length()) : text;
        if (!local.isEmpty() && !local.startsWith("#")) {
            problems.add(SchemaProblems.foreignReference(at(reference.position()), text));
        } else if (local.startsWith("#/") && !leadsSomewhere(local)) {
            problems.add(SchemaProblems.deadReference(at(reference.position()), text));
        }
    }

    private boolean leadsSomewhere(String pointer) {
        ConfigPath path = ConfigPath.ROOT;
        for (String step : pointer.substring(2).split("/", -1)) {
            String decoded = java.net.URLDecoder.decode(
                    step.replace("+", "%2B").replaceAll("%(?![0-9A-Fa-f]{2})", "%25"),
                    java.nio.charset.StandardCharsets.UTF_8);
            path = path.key(decoded.replace("~1", "/").replace("~0", "~"));
        }
        return InstancePaths.valueAt(document.root(), path) != null;
    }

    private void pattern(String pattern, Position position) {
        if (BoundedPattern.isVast(pattern)) {
            hasVastPattern = true;
            problems.add(SchemaProblems.vastPattern(at(position), pattern));
            return;
        }
        try {
            BoundedPatterns.compile(pattern);
            patternPositions.putIfAbsent(pattern, position);
        } catch (PatternSyntaxException broken) {
            problems.add(SchemaProblems.brokenPattern(at(position), pattern, broken.getDescription()));
        }
    }

    private Location at(Position position) {
        return at(document, position);
    }

    private static Location at(Document document, Position position) {
        return new Location(document.file(), position.line(), position.column());
    }
}
