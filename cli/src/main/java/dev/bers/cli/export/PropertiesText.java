package dev.bers.cli.export;

import java.util.List;

/** Values as {@link java.util.Properties#load(java.io.Reader)} reads them back, in ASCII. */
final class PropertiesText {

    private PropertiesText() {}

    static String write(List<ExportFormat.Entry> entries, List<String> secrets) {
        StringBuilder out = new StringBuilder();
        for (ExportFormat.Entry entry : entries) {
            escape(entry.path(), true, out);
            out.append('=');
            escape(entry.text(), false, out);
            out.append('\n');
        }
        for (String path : secrets) {
            out.append("# ");
            escape(path, true, out);
            out.append(VariableText.LEFT_OUT).append('\n');
        }
        return out.toString();
    }

    private static void escape(String text, boolean isKey, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\\' -> out.append("\\\\");
                case ' ' -> out.append(isKey || i == 0 ? "\\ " : " ");
                case '=', ':', '#', '!' ->
                    out.append(isKey || i == 0 ? "\\" : "").append(c);
                default -> {
                    if (c > ' ' && c < 0x7f) {
                        out.append(c);
                    } else {
                        String digits = Integer.toHexString(c);
                        out.append("\\u")
                                .append("0".repeat(4 - digits.length()))
                                .append(digits);
                    }
                }
            }
        }
    }
}
