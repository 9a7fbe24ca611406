package dev.bers.value;

import java.util.Arrays;

/**
 * Values as JSON text: {@linkplain #write compact} and {@linkplain #pretty indented} in the order of the keys, and
 * {@linkplain #canonical canonical} after RFC 8785, of which the digest is made.
 */
public final class Json {

    private static final String HEX = "0123456789abcdef";

    private Json() {}

    /** Compact, keys in their own order. */
    public static String write(Value value) {
        StringBuilder out = new StringBuilder();
        new Writer(out, false, -1).write(value, 0);
        return out.toString();
    }

    /** Indented by two spaces a level, keys in their own order, without a final line end. */
    public static String pretty(Value value) {
        StringBuilder out = new StringBuilder();
        new Writer(out, false, 2).write(value, 0);
        return out.toString();
    }

    /** RFC 8785: no white space, keys sorted by their UTF-16 units. */
    public static String canonical(Value value) {
        StringBuilder out = new StringBuilder();
        new Writer(out, true, -1).write(value, 0);
        return out.toString();
    }

    /** A text as a JSON string literal, its quotes included. */
    public static void quote(String text, StringBuilder out) {
        out.append('"');
        int plainFrom = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                continue;
            }
            out.append(text, plainFrom, i);
            plainFrom = i + 1;
            escape(c, out);
        }
        out.append(text, plainFrom, text.length()).append('"');
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
    }

    /** Writes one value; {@code indent} below zero means compact. */
    private record Writer(StringBuilder out, boolean sorted, int indent) {

        void write(Value value, int level) {
            if (value instanceof MappingValue mapping) {
                writeMapping(mapping, level);
            } else if (value instanceof ListValue list) {
                writeList(list, level);
            } else if (value instanceof TextValue text) {
                quote(text.text(), out);
            } else {
                out.append(((ScalarValue) value).text());
            }
        }

        private void writeMapping(MappingValue mapping, int level) {
            if (mapping.size() == 0) {
                out.append("{}");
                return;
            }
            String[] keys = mapping.keys().toArray(new String[0]);
            if (sorted) {
                Arrays.sort(keys);
            }
            out.append('{');
            for (int i = 0; i < keys.length; i++) {
                out.append(i == 0 ? "" : ",");
                newLine(level + 1);
                quote(keys[i], out);
                out.append(indent < 0 ? ":" : ": ");
                Value value = sorted ? mapping.get(keys[i]) : mapping.valueAt(i);
                write(java.util.Objects.requireNonNull(value), level + 1);
            }
            newLine(level);
            out.append('}');
        }

        private void writeList(ListValue list, int level) {
            if (list.items().isEmpty()) {
                out.append("[]");
                return;
            }
            out.append('[');
            for (int i = 0; i < list.items().size(); i++) {
                out.append(i == 0 ? "" : ",");
                newLine(level + 1);
                write(list.items().get(i), level + 1);
            }
            newLine(level);
            out.append(']');
        }

        private void newLine(int level) {
            if (indent >= 0) {
                out.append('\n').append(" ".repeat(indent * level));
            }
        }
    }
}
