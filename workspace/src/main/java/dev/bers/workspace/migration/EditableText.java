package dev.bers.workspace.migration;

import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.value.ScalarValue;
import dev.bers.value.Value;
import dev.bers.workspace.writing.YamlText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * A YAML or JSON text that is changed at the places of its values, so that comments, order, quotes and blank lines of
 * all the rest stay as they are.
 *
 * <p>Its caller compares what the text says afterwards with what it should say: a text too unusual to be edited (anchors,
 * complex keys) is then refused, never spoilt.
 */
final class EditableText {

    private final boolean isJson;
    private final String lineEnd;
    private String text;

    EditableText(String text, boolean isJson) {
        this.text = text;
        this.isJson = isJson;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    String text() {
        return text;
    }

    /** Replaces a value. */
    void replace(List<String> path, Value value) {
        TextNodes nodes = new TextNodes(text);
        TextNodes.Entry entry = nodes.find(path);
        if (entry != null) {
            int start = nodes.start(entry.value());
            int end = nodes.contentEnd(entry.value());
            boolean block = start == end || text.charAt(end - 1) == '\n';
            String gap = start == end && start > 0 && text.charAt(start - 1) == ':' ? " " : "";
            splice(start, end, gap + inline(value) + (block && start != end ? lineEnd : ""));
        }
    }

    /** Gives an entry another key in its place. */
    void rename(List<String> path, String key) {
        TextNodes nodes = new TextNodes(text);
        TextNodes.Entry entry = nodes.find(path);
        if (entry != null) {
            int start = nodes.start(entry.key());
            boolean quoted = text.charAt(start) == '"' || text.charAt(start) == '\'';
            splice(start, nodes.end(entry.key()), quoted ? quoted(key) : key(key));
        }
    }

    /** Takes an entry out, with the comment that stands directly above it and behind it. */
    void remove(List<String> path) {
        TextNodes nodes = new TextNodes(text);
        TextNodes.Entry entry = nodes.find(path);
        if (entry == null) {
            return;
        }
        if (entry.isInFlow()) {
            TextNodes.Span span = nodes.flowSpan(entry);
            splice(span.start(), span.end(), "");
        } else {
            removeBlock(nodes, entry, path);
        }
    }

    private void removeBlock(TextNodes nodes, TextNodes.Entry entry, List<String> path) {
        TextNodes.Span lines = nodes.blockSpan(entry);
        if (entry.container().getValue().size() > 1) {
            splice(lines.start(), lines.end(), "");
        } else if (path.size() == 1) {
            splice(lines.start(), lines.end(), "{}" + lineEnd);
        } else {
            TextNodes.Entry parent = nodes.find(path.subList(0, path.size() - 1));
            splice(lines.start(), lines.end(), "");
            int colon = parent == null ? -1 : text.indexOf(':', nodes.end(parent.key()));
            if (colon >= 0) {
                splice(colon + 1, colon + 1, " {}");
            }
        }
    }

    /** Adds an entry at the end of its mapping, which is made if need be. */
    void insert(List<String> path, Value value) {
        int depth = existing(path);
        MappingValue missing =
                MappingValue.builder().put(path.get(path.size() - 1), value).build();
        for (int i = path.size() - 2; i >= depth; i--) {
            missing = MappingValue.builder().put(path.get(i), missing).build();
        }
        MappingNode container = new TextNodes(text).mapping(path.subList(0, depth));
        if (container == null) {
            return;
        }
        if (isBlock(container)) {
            insertLines(container, YamlText.write(missing).replace("\n", lineEnd), 0);
        } else {
            insertInFlow(container, key(missing.keyAt(0)) + ": " + inline(missing.valueAt(0)));
        }
    }

    /** Moves an entry with its comments; false if its text can't be taken along, and then nothing has happened. */
    boolean move(List<String> from, List<String> to) {
        TextNodes nodes = new TextNodes(text);
        TextNodes.Entry entry = nodes.find(from);
        int depth = existing(to);
        MappingNode target = nodes.mapping(to.subList(0, depth));
        if (entry == null || target == null || entry.isInFlow() || !isBlock(target)) {
            return false;
        }
        TextNodes.Span lines = nodes.blockSpan(entry);
        int keyStart = nodes.start(entry.key());
        String segment = text.substring(lines.start(), keyStart)
                + key(to.get(to.size() - 1))
                + text.substring(nodes.end(entry.key()), lines.end());
        int indent = nodes.column(entry.key());
        remove(from);
        MappingNode left = new TextNodes(text).mapping(to.subList(0, depth));
        if (left == null || !isBlock(left)) {
            return false;
        }
        StringBuilder moved = new StringBuilder();
        int level = 0;
        for (String parent : to.subList(depth, to.size() - 1)) {
            moved.append("  ".repeat(level++)).append(key(parent)).append(':').append(lineEnd);
        }
        segment.lines().forEach(line -> moved.append(line.isBlank() ? "" : shifted(line, indent, level(to, depth)))
                .append(lineEnd));
        insertLines(left, moved.toString(), 0);
        return true;
    }

    private static int level(List<String> to, int depth) {
        return 2 * (to.size() - 1 - depth);
    }

    /** A line whose first {@code indent} columns are given up for {@code wanted} ones. */
    private static String shifted(String line, int indent, int wanted) {
        int blank = 0;
        while (blank < indent && blank < line.length() && line.charAt(blank) == ' ') {
            blank++;
        }
        return " ".repeat(wanted) + line.substring(blank);
    }

    /** How many of a path's keys lead to mappings that are there, the last key aside. */
    private int existing(List<String> path) {
        TextNodes nodes = new TextNodes(text);
        int depth = path.size() - 1;
        while (depth > 0 && nodes.mapping(path.subList(0, depth)) == null) {
            depth--;
        }
        return depth;
    }

    private boolean isBlock(MappingNode mapping) {
        return !isJson
                && mapping.getFlowStyle() == org.snakeyaml.engine.v2.common.FlowStyle.BLOCK
                && !mapping.getValue().isEmpty();
    }

    private void insertLines(MappingNode container, String lines, int extra) {
        TextNodes nodes = new TextNodes(text);
        var last = container.getValue().get(container.getValue().size() - 1);
        int at = nodes.lineEnd(nodes.contentEnd(last.getValueNode()));
        int indent = nodes.column(container.getValue().get(0).getKeyNode()) + extra;
        StringBuilder indented = new StringBuilder();
        if (at > 0 && text.charAt(at - 1) != '\n') {
            indented.append(lineEnd);
        }
        lines.lines().forEach(line -> indented.append(line.isBlank() ? "" : " ".repeat(indent) + line)
                .append(lineEnd));
        splice(at, at, indented.toString());
    }

    private void insertInFlow(MappingNode container, String entry) {
        TextNodes nodes = new TextNodes(text);
        if (container.getValue().isEmpty()) {
            int start = nodes.start(container);
            int end = nodes.end(container);
            boolean root = start == end;
            splice(start, end, root ? entry + lineEnd : "{" + (isJson ? "" : " ") + entry + (isJson ? "" : " ") + "}");
            return;
        }
        var last = container.getValue().get(container.getValue().size() - 1);
        int at = nodes.contentEnd(last.getValueNode());
        int keyStart = nodes.start(last.getKeyNode());
        int lineStart = text.lastIndexOf('\n', keyStart - 1) + 1;
        boolean ownLine = text.substring(lineStart, keyStart).isBlank() && lineStart > 0;
        String gap = ownLine ? lineEnd + text.substring(lineStart, keyStart) : " ";
        splice(at, at, "," + gap + entry);
    }

    private String key(String key) {
        return isJson ? quoted(key) : YamlText.quoteIfNeeded(key);
    }

    /** In quotes, as a key has to be that has its colon and its value right behind it. */
    private static String quoted(String key) {
        StringBuilder quoted = new StringBuilder();
        Json.quote(key, quoted);
        return quoted.toString();
    }

    private String inline(Value value) {
        return !isJson && value instanceof ScalarValue scalar ? YamlText.scalar(scalar) : Json.write(value);
    }

    private void splice(int start, int end, @Nullable String replacement) {
        text = text.substring(0, start) + replacement + text.substring(end);
    }
}
