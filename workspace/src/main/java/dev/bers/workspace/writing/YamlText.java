package dev.bers.workspace.writing;

import dev.bers.config.ConfigPath;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Values as YAML 1.2 text in block style, two spaces a level, that reads back as the same values.
 *
 * <p>A text stands plain only where no reader, of YAML 1.1 neither, could take it for anything else; else it is written
 * in double quotes with the escapes of JSON.
 */
public final class YamlText {

    /** What YAML 1.1 and 1.2 readers take for a truth value, for nothing, or for a number that is none. */
    private static final Set<String> WORDS =
            Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", ".inf", ".nan", "-.inf", "+.inf");

    private static final String PLAIN_FIRST = "_/.$";
    private static final String PLAIN_LATER = "_/.$@+-~=;()^";

    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> above;
    private final Map<String, String> beside;

    private YamlText(Map<String, String> above, Map<String, String> beside) {
        this.above = above;
        this.beside = beside;
    }

    /** A mapping, one line for each entry; the empty mapping is {@code {}}. Ends with a line end. */
    public static String write(MappingValue root) {
        return write(root, Map.of(), Map.of());
    }

    /**
     * A mapping with comments.
     *
     * @param above comments of one or more lines above the entry at a path, as {@link ConfigPath} writes it; the empty
     *     path means the head of the file
     * @param beside comments of one line at the end of the entry's line
     */
    public static String write(MappingValue root, Map<String, String> above, Map<String, String> beside) {
        YamlText text = new YamlText(above, beside);
        text.comment("", 0);
        if (root.size() == 0) {
            text.out.append("{}\n");
        } else {
            text.entries(root, "", 0);
        }
        return text.out.toString();
    }

    /** A scalar as it stands behind {@code key: } or {@code - }. */
    public static String scalar(ScalarValue value) {
        return value instanceof TextValue text ? quoteIfNeeded(text.text()) : value.text();
    }

    /** A text, plain or in double quotes: a value or a key. */
    public static String quoteIfNeeded(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    private void entries(MappingValue mapping, String path, int indent) {
        for (int i = 0; i < mapping.size(); i++) {
            StringBuilder longer = new StringBuilder(path);
            ConfigPath.appendKey(longer, mapping.keyAt(i));
            String entryPath = longer.toString();
            comment(entryPath, indent);
            out.append(" ".repeat(indent))
                    .append(quoteIfNeeded(mapping.keyAt(i)))
                    .append(':');
            value(mapping.valueAt(i), entryPath, indent + 2);
        }
    }

    private void value(Value value, String path, int indent) {
        if (value instanceof MappingValue mapping && mapping.size() > 0) {
            endLine(path);
            entries(mapping, path, indent);
        } else if (value instanceof ListValue list && !list.items().isEmpty()) {
            endLine(path);
            items(list, path, indent);
        } else {
            out.append(' ').append(inline(value));
            endLine(path);
        }
    }

    private void items(ListValue list, String path, int indent) {
        for (int i = 0; i < list.items().size(); i++) {
            String itemPath = path + "[" + i + "]";
            Value item = list.items().get(i);
            comment(itemPath, indent);
            out.append(" ".repeat(indent)).append('-');
            if (item instanceof MappingValue mapping && mapping.size() > 0) {
                int start = out.length();
                entries(mapping, itemPath, indent + 2);
                if (above.containsKey(firstKey(mapping, itemPath))) {
                    out.insert(start, '\n');
                } else {
                    out.replace(start, start + indent + 1, "");
                }
            } else {
                value(item, itemPath, indent + 2);
            }
        }
    }

    private static String firstKey(MappingValue mapping, String path) {
        StringBuilder longer = new StringBuilder(path);
        ConfigPath.appendKey(longer, mapping.keyAt(0));
        return longer.toString();
    }

    private static String inline(Value value) {
        if (value instanceof ScalarValue scalar) {
            return scalar(scalar);
        }
        return value instanceof MappingValue ? "{}" : "[]";
    }

    private void endLine(String path) {
        String comment = beside.get(path);
        if (comment != null) {
            out.append("  # ").append(oneLine(comment));
        }
        out.append('\n');
    }

    private void comment(String path, int indent) {
        String comment = above.get(path);
        if (comment == null) {
            return;
        }
        for (String line : comment.split("\n", -1)) {
            String shown = oneLine(line);
            out.append(" ".repeat(indent))
                    .append(shown.isEmpty() ? "#" : "# " + shown)
                    .append('\n');
        }
    }

    /** A comment ends with its line, and holds no character that YAML refuses. */
    private static String oneLine(String comment) {
        StringBuilder line = new StringBuilder();
        comment.codePoints().forEach(c -> line.appendCodePoint(isPrintable(c) ? c : ' '));
        return line.toString().strip();
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty() || WORDS.contains(text.toLowerCase(Locale.ROOT)) || looksLikeNumber(text)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text, i)) {
                return false;
            }
        }
        return !text.equals(".") && !text.startsWith("...");
    }

    private static boolean isPlain(String text, int at) {
        char c = text.charAt(at);
        boolean first = at == 0;
        boolean last = at == text.length() - 1;
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
            return true;
        }
        if (c == ' ') {
            return !first && !last && text.charAt(at - 1) != ' ';
        }
        if (c == ':' || c == '?' || c == '&' || c == '#' || c == '%') {
            return !first && !last && text.charAt(at - 1) != ' ' && text.charAt(at + 1) != ' ';
        }
        return (first ? PLAIN_FIRST : PLAIN_LATER).indexOf(c) >= 0;
    }

    /** Digits first mean a number, a time, a date or a version to some reader or other. */
    private static boolean looksLikeNumber(String text) {
        char c = text.charAt(0);
        boolean dotted = c == '.' && text.length() > 1 && text.charAt(1) >= '0' && text.charAt(1) <= '9';
        return dotted || (c >= '0' && c <= '9');
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isPrintable(c)) {
                        quoted.appendCodePoint(c);
                    } else {
                        quoted.append("\\u").append(String.format(Locale.ROOT, "%04x", c));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** Printable in YAML 1.2 (production 1), without the line ends of Unicode, the byte order mark, and surrogates. */
    private static boolean isPrintable(int c) {
        return (c >= 0x20 && c < 0x7f)
                || (c >= 0xa0 && c < 0xd800 && c != 0x2028 && c != 0x2029)
                || (c >= 0xe000 && c < 0xfffe && c != 0xfeff)
                || c >= 0x10000;
    }
}
