package dev.bers.workspace.migration;

import dev.bers.config.ConfigKind;
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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one migration file, and says all that is wrong with it. */
final class MigrationReader {

    static final List<String> STEPS = List.of("rename", "move", "convert", "default", "remove");
    private static final List<String> KEYS = List.of("kind", "from", "to", "steps");
    private static final List<String> STEP_KEYS = List.of("to", "as", "by", "key", "values", "value");
    private static final List<String> CONVERSIONS = List.of(
            "text-to-number",
            "number-to-text",
            "text-to-boolean",
            "boolean-to-text",
            "seconds-to-milliseconds",
            "milliseconds-to-seconds",
            "multiply",
            "divide",
            "list-to-mapping",
            "mapping-to-list");
    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1_000);

    private final String file;
    private final List<Problem> problems;

    private MigrationReader(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The migration of a document; null if it is none. What is wrong is added to the problems. */
    static @Nullable Migration read(int number, Document document, List<Problem> problems) {
        List<Problem> own = new ArrayList<>();
        Migration migration = new MigrationReader(document.file(), own).read(number, document.root());
        problems.addAll(own);
        return own.stream().anyMatch(Problem::isError) ? null : migration;
    }

    private @Nullable Migration read(int number, MappingValue root) {
        for (int i = 0; i < root.size(); i++) {
            if (!KEYS.contains(root.keyAt(i))) {
                problems.add(MigrationProblems.unknownKey(root.keyAt(i), KEYS, at(root.keyPositionAt(i))));
            }
        }
        String kindName = text(root, "kind", "a kind such as environment");
        ConfigKind kind = kindName == null ? null : ConfigKind.parse(kindName).orElse(null);
        if (kindName != null && kind == null) {
            problems.add(MigrationProblems.wrongValue(
                    "kind",
                    Objects.requireNonNull(root.get("kind")),
                    "one of " + ConfigKind.names(),
                    at(root.position())));
        }
        int from = version(root, "from");
        int to = version(root, "to");
        if (from > 0 && to > 0 && to != from + 1) {
            problems.add(MigrationProblems.notOneStep(
                    at(Objects.requireNonNull(root.get("to")).position()), from, to));
        }
        List<Step> steps = steps(root);
        return kind == null ? null : new Migration(number, file, kind, from, to, steps);
    }

    private int version(MappingValue root, String key) {
        Value value = root.get(key);
        if (value == null) {
            problems.add(MigrationProblems.missing(key, "a version such as 1", at(root.position())));
        } else if (value instanceof NumberValue number
                && number.isInteger()
                && number.asLong() > 0
                && number.asLong() < 100_000) {
            return (int) number.asLong();
        } else {
            problems.add(MigrationProblems.wrongValue(key, value, "a whole number from 1", at(value.position())));
        }
        return 0;
    }

    private List<Step> steps(MappingValue root) {
        List<Step> steps = new ArrayList<>();
        if (!(root.get("steps") instanceof ListValue list)) {
            problems.add(MigrationProblems.missing("steps", "a list of steps", at(root.position())));
            return steps;
        }
        for (Value item : list.items()) {
            Step step = item instanceof MappingValue mapping ? step(mapping) : null;
            if (step != null) {
                steps.add(step);
            } else if (!(item instanceof MappingValue)) {
                problems.add(MigrationProblems.unknownStep(null, STEPS, at(item.position())));
            }
        }
        return steps;
    }

    private @Nullable Step step(MappingValue mapping) {
        String verb = mapping.size() == 0 ? null : mapping.keyAt(0);
        Location place = at(mapping.position());
        if (verb == null || !STEPS.contains(verb)) {
            problems.add(MigrationProblems.unknownStep(verb, STEPS, place));
            return null;
        }
        for (int i = 1; i < mapping.size(); i++) {
            if (!STEP_KEYS.contains(mapping.keyAt(i))) {
                problems.add(MigrationProblems.unknownKey(mapping.keyAt(i), STEP_KEYS, at(mapping.keyPositionAt(i))));
            }
        }
        ConfigPath path = path(mapping, verb);
        if (path == null) {
            return null;
        }
        return switch (verb) {
            case "rename" -> renaming(mapping, path, place);
            case "move" -> {
                ConfigPath to = path(mapping, "to");
                yield to == null ? null : new Step.Move(path, to, place);
            }
            case "convert" -> {
                Conversion conversion = conversion(mapping);
                yield conversion == null ? null : new Step.Convert(path, conversion, place);
            }
            case "default" -> {
                Value value = mapping.get("value");
                if (value == null) {
                    problems.add(MigrationProblems.missing("value", "the default", place));
                }
                yield value == null ? null : new Step.Default(path, value, place);
            }
            default -> new Step.Remove(path, mapping.get("value"), place);
        };
    }

    private @Nullable Step renaming(MappingValue mapping, ConfigPath path, Location place) {
        String name = text(mapping, "to", "the new name of the last key");
        if (name == null) {
            return null;
        }
        List<ConfigPath.Step> steps = new ArrayList<>(path.steps());
        steps.set(steps.size() - 1, new ConfigPath.Key(name));
        return new Step.Move(path, new ConfigPath(steps), place);
    }

    private @Nullable Conversion conversion(MappingValue mapping) {
        if (mapping.get("values") instanceof MappingValue values) {
            Map<String, Value> byText = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                byText.put(values.keyAt(i), values.valueAt(i));
            }
            return new Conversion.Mapped(byText);
        }
        String name = text(mapping, "as", "a conversion, or values: with what becomes of each");
        if (name == null) {
            return null;
        }
        for (Conversion.Typed typed : Conversion.Typed.values()) {
            if (typed.text().equals(name)) {
                return typed;
            }
        }
        return switch (name) {
            case "seconds-to-milliseconds" -> new Conversion.Scaled(MILLIS_PER_SECOND, false);
            case "milliseconds-to-seconds" -> new Conversion.Scaled(MILLIS_PER_SECOND, true);
            case "multiply", "divide" -> scaled(mapping, name.equals("divide"));
            case "list-to-mapping", "mapping-to-list" -> {
                String key = text(mapping, "key", "the key that names an item");
                yield key == null ? null : new Conversion.Keyed(key, name.equals("list-to-mapping"));
            }
            default -> {
                problems.add(MigrationProblems.unknownConversion(
                        name,
                        CONVERSIONS,
                        at(Objects.requireNonNull(mapping.get("as")).position())));
                yield null;
            }
        };
    }

    private @Nullable Conversion scaled(MappingValue mapping, boolean divides) {
        if (mapping.get("by") instanceof NumberValue by && new BigDecimal(by.text()).signum() > 0) {
            return new Conversion.Scaled(new BigDecimal(by.text()), divides);
        }
        problems.add(MigrationProblems.missing("by", "a number above 0", at(mapping.position())));
        return null;
    }

    private @Nullable ConfigPath path(MappingValue mapping, String key) {
        String text = text(mapping, key, "a path such as A.B");
        if (text == null) {
            return null;
        }
        ConfigPath path = ConfigPath.parse(text).orElse(null);
        boolean keysOnly = path != null && path.steps().stream().allMatch(ConfigPath.Key.class::isInstance);
        if (!keysOnly) {
            problems.add(MigrationProblems.badPath(
                    key, text, at(Objects.requireNonNull(mapping.get(key)).position())));
            return null;
        }
        return path;
    }

    private @Nullable String text(MappingValue mapping, String key, String expected) {
        Value value = mapping.get(key);
        if (value == null) {
            problems.add(MigrationProblems.missing(key, expected, at(mapping.position())));
        } else if (value instanceof TextValue text && !text.text().isEmpty()) {
            return text.text();
        } else {
            problems.add(MigrationProblems.wrongValue(key, value, expected, at(value.position())));
        }
        return null;
    }

    private Location at(Position position) {
        return new Location(file, position.line(), position.column());
    }
}
