package dev.bers.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way from the root of a configuration to one of its values, written {@code A.B}, {@code NODES[0]},
 * {@code NODES[two].url} for an item of a keyed list, {@code "key.with.dots".x} for a key that is not
 * {@code [A-Za-z0-9_$@/+-]+}; within the quotes {@code \"} and {@code \\} stand for themselves.
 *
 * @param steps from the root; empty for the root itself
 */
public record ConfigPath(List<Step> steps) {

    /** The whole configuration. */
    public static final ConfigPath ROOT = new ConfigPath(List.of());
    /** UTF-16 units of the longest text that is parsed. */
    public static final int LENGTH_MAX = 4_096;

    /** One step down. */
    public sealed interface Step permits Key, Index, Item {}

    /** Into a mapping. */
    public record Key(String name) implements Step {}

    /** Into a list, by position from 0. */
    public record Index(int at) implements Step {}

    /** Into a keyed list, by the text of the item's key. */
    public record Item(String key) implements Step {}

    /** Copies the steps. */
    public ConfigPath {
        steps = List.copyOf(steps);
    }

    /** The path one key further down. */
    public ConfigPath key(String name) {
        return plus(new Key(name));
    }

    /** The path one list item further down. */
    public ConfigPath index(int at) {
        return plus(new Index(at));
    }

    /** The path one keyed item further down. */
    public ConfigPath item(String key) {
        return plus(new Item(key));
    }

    /** The path one step further down. */
    public ConfigPath plus(Step step) {
        List<Step> longer = new ArrayList<>(steps.size() + 1);
        longer.addAll(steps);
        longer.add(step);
        return new ConfigPath(longer);
    }

    /** The path that a text writes; empty if it writes none. The empty text is no path. */
    public static Optional<ConfigPath> parse(String text) {
        return text.isEmpty() || text.length() > LENGTH_MAX ? Optional.empty() : new Parser(text).path();
    }

    /** The text that {@link #parse} reads back. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Key key) {
                appendKey(out, key.name());
            } else if (step instanceof Index index) {
                out.append('[').append(index.at()).append(']');
            } else if (step instanceof Item item) {
                appendItem(out, item.key());
            }
        }
        return out.toString();
    }

    /** Appends a mapping's key to the text of the path above it, as {@link #toString} writes it. */
    public static void appendKey(StringBuilder path, String key) {
        if (path.length() > 0) {
            path.append('.');
        }
        appendName(path, key, isPlain(key));
    }

    /** Appends a keyed item to the text of the path above it, as {@link #toString} writes it. */
    public static void appendItem(StringBuilder path, String key) {
        path.append('[');
        appendName(path, key, isPlain(key) && !isDigits(key));
        path.append(']');
    }

    private static void appendName(StringBuilder out, String name, boolean plain) {
        if (plain) {
            out.append(name);
            return;
        }
        out.append('"');
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isPlain(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_$@/+-".indexOf(c) >= 0;
    }

    private static boolean isDigits(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Reads a path from left to right. */
    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Optional<ConfigPath> path() {
            List<Step> steps = new ArrayList<>();
            boolean mayIndex = false;
            while (at < text.length()) {
                Step step = text.charAt(at) == '[' && mayIndex ? bracket() : key(!steps.isEmpty());
                if (step == null) {
                    return Optional.empty();
                }
                steps.add(step);
                mayIndex = true;
            }
            return Optional.of(new ConfigPath(steps));
        }

        private @Nullable Step key(boolean afterDot) {
            if (afterDot && text.charAt(at++) != '.') {
                return null;
            }
            String name = name();
            return name == null ? null : new Key(name);
        }

        private @Nullable Step bracket() {
            at++;
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            String name = name();
            if (name == null || at == text.length() || text.charAt(at++) != ']') {
                return null;
            }
            if (quoted || !isDigits(name)) {
                return new Item(name);
            }
            return name.length() > 6 ? null : new Index(Integer.parseInt(name));
        }

        private @Nullable String name() {
            if (at < text.length() && text.charAt(at) == '"') {
                return quoted();
            }
            int start = at;
            while (at < text.length() && isPlain(text.charAt(at))) {
                at++;
            }
            return at == start ? null : text.substring(start, at);
        }

        private @Nullable String quoted() {
            StringBuilder name = new StringBuilder();
            at++;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"') {
                    return name.toString();
                }
                if (c == '\\') {
                    if (at == text.length()) {
                        return null;
                    }
                    c = text.charAt(at++);
                }
                name.append(c);
            }
            return null;
        }
    }
}
