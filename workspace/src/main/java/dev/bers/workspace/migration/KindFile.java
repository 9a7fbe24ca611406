package dev.bers.workspace.migration;

import dev.bers.config.ConfigPath;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file while migrations change it: its text, and what that says.
 *
 * <p>Each step is done twice, on the tree and on the text; the text then has to read as the tree, else the step is
 * refused. So no file is ever spoilt by an edit that misjudges its text.
 */
final class KindFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final boolean isBase;
    private final boolean isJson;
    private final String mark;
    private final List<Problem> problems;
    private EditableText text;
    private MappingValue tree;

    private KindFile(String file, String text, MappingValue tree, List<Problem> problems) {
        this.file = file;
        this.isBase = file.substring(file.lastIndexOf('/') + 1).startsWith("base.");
        this.isJson = file.endsWith(".json");
        this.mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        this.text = new EditableText(text.substring(mark.length()), isJson);
        this.tree = tree;
        this.problems = problems;
    }

    /** The file with this text; null if it can't be read, which is among the problems then. */
    static @Nullable KindFile read(String file, String text, List<Problem> problems) {
        Reading reading = DocumentReader.read(file, text.getBytes(StandardCharsets.UTF_8));
        problems.addAll(reading.problems().stream().filter(Problem::isError).toList());
        return reading.document() == null || reading.hasErrors()
                ? null
                : new KindFile(file, text, reading.document().root(), problems);
    }

    String file() {
        return file;
    }

    boolean isBase() {
        return isBase;
    }

    String text() {
        return mark + text.text();
    }

    @Nullable
    Value get(ConfigPath path) {
        return ValueEdits.get(tree, keys(path));
    }

    /** Moves a value; whether the file had it. */
    boolean move(Step.Move step) {
        Value value = get(step.path());
        if (value == null) {
            return false;
        }
        List<String> from = keys(step.path());
        List<String> to = keys(step.to());
        boolean inside = to.size() > from.size() && to.subList(0, from.size()).equals(from);
        MappingValue without = ValueEdits.without(tree, from);
        if (inside || ValueEdits.get(tree, to) != null || !ValueEdits.isReachable(without, to)) {
            problems.add(MigrationProblems.collision(step.path(), step.to(), locate(value)));
            return true;
        }
        MappingValue wanted = ValueEdits.with(without, to, value);
        String before = text.text();
        boolean sibling =
                from.size() == to.size() && from.subList(0, from.size() - 1).equals(to.subList(0, to.size() - 1));
        if (sibling) {
            text.rename(from, to.get(to.size() - 1));
        } else if (!text.move(from, to) || !saysNow(wanted)) {
            text = new EditableText(before, isJson);
            text.remove(from);
            text.insert(to, value);
        }
        accept(wanted, before, "the move of " + step.path());
        return true;
    }

    /** Converts a value; whether the file had it. A deletion ({@code null}) stays one. */
    boolean convert(ConfigPath path, Conversion conversion) {
        Value value = get(path);
        if (value == null) {
            return false;
        }
        if (value instanceof NullValue) {
            return true;
        }
        Value converted = conversion.apply(value).orElse(null);
        if (converted != null) {
            set(path, converted, "the conversion of " + path);
        } else if (value instanceof TextValue text && text.text().contains("${")) {
            problems.add(MigrationProblems.interpolated(path, locate(value)));
        } else {
            problems.add(MigrationProblems.notConvertible(path, value, locate(value)));
        }
        return true;
    }

    /** Sets a value, in its place or as a new entry. */
    void set(ConfigPath path, Value value, String step) {
        List<String> keys = keys(path);
        Value old = ValueEdits.get(tree, keys);
        String before = text.text();
        if (old == null) {
            text.insert(keys, value);
        } else {
            text.replace(keys, value);
        }
        accept(ValueEdits.with(tree, keys, value), before, step);
    }

    /** Whether a value can be added at a path. */
    boolean canAdd(ConfigPath path) {
        return get(path) == null && ValueEdits.isReachable(tree, keys(path));
    }

    /** Takes a value out; whether the file had it. */
    boolean remove(ConfigPath path) {
        if (get(path) == null) {
            return false;
        }
        String before = text.text();
        text.remove(keys(path));
        accept(ValueEdits.without(tree, keys(path)), before, "the removal of " + path);
        return true;
    }

    private void accept(MappingValue wanted, String before, String step) {
        if (saysNow(wanted)) {
            tree = java.util.Objects.requireNonNull(reread());
        } else {
            text = new EditableText(before, isJson);
            problems.add(MigrationProblems.notEditable(file, step));
        }
    }

    private boolean saysNow(MappingValue wanted) {
        MappingValue now = reread();
        return now != null && wanted.equals(now);
    }

    private @Nullable MappingValue reread() {
        Reading reading = DocumentReader.read(file, text.text().getBytes(StandardCharsets.UTF_8));
        return reading.document() == null || reading.hasErrors()
                ? null
                : reading.document().root();
    }

    /** Lets references in texts lead to the new place of what is moved. */
    void redirect(References references, Step.Move move) {
        List<ConfigPath> holders = new ArrayList<>();
        collect(tree, ConfigPath.ROOT, references, holders);
        for (ConfigPath holder : holders) {
            Value value = java.util.Objects.requireNonNull(get(holder));
            set(holder, redirected(value, references, move.to()), "the new place of " + move.path());
        }
    }

    private static void collect(
            MappingValue mapping, ConfigPath path, References references, List<ConfigPath> holders) {
        for (int i = 0; i < mapping.size(); i++) {
            ConfigPath below = path.key(mapping.keyAt(i));
            if (mapping.valueAt(i) instanceof MappingValue inner) {
                collect(inner, below, references, holders);
            } else if (references.occur(mapping.valueAt(i))) {
                holders.add(below);
            }
        }
    }

    private static Value redirected(Value value, References references, ConfigPath to) {
        if (value instanceof TextValue text) {
            return TextValue.of(references.redirect(text.text(), to));
        }
        if (value instanceof ListValue list) {
            return new ListValue(
                    list.items().stream()
                            .map(item -> redirected(item, references, to))
                            .toList(),
                    list.position());
        }
        if (!(value instanceof MappingValue mapping)) {
            return value;
        }
        MappingValue.Builder changed = MappingValue.builder();
        for (int i = 0; i < mapping.size(); i++) {
            changed.put(mapping.keyAt(i), redirected(mapping.valueAt(i), references, to));
        }
        return changed.build();
    }

    private Location locate(Value value) {
        Position at = value.position();
        return new Location(file, at.line(), at.column());
    }

    static List<String> keys(ConfigPath path) {
        return path.steps().stream().map(step -> ((ConfigPath.Key) step).name()).toList();
    }
}
