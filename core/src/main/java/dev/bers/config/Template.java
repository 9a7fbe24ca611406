package dev.bers.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text with {@code ${…}} expressions, taken apart: literal text, references to other values, variables of the process.
 * A doubled dollar sign before the brace makes the expression literal text.
 *
 * @param parts in order
 */
record Template(List<Part> parts) {

    private static final String OPEN = "${";
    private static final String ESCAPED_OPEN = "$${";
    private static final String VARIABLE = "variable";

    /** A piece of a template. */
    sealed interface Part permits Literal, Reference, Variable, Malformed {}

    /** Text that stands for itself. */
    record Literal(String text) implements Part {}

    /**
     * <code>${path}</code> or <code>${kind:path}</code>.
     *
     * @param kind null for the kind in which it stands
     */
    record Reference(String expression, @Nullable ConfigKind kind, ConfigPath path) implements Part {}

    /** <code>${variable:NAME}</code>. */
    record Variable(String expression, String name) implements Part {}

    /** What begins like an expression and is none. */
    record Malformed(String expression, Fault fault) implements Part {}

    /** What can be wrong with an expression. */
    enum Fault {
        UNTERMINATED,
        NO_PATH,
        UNKNOWN_KIND,
        NO_VARIABLE_NAME
    }

    /** Whether a text is more than itself; all others need no template. */
    static boolean isTemplate(String text) {
        return text.contains(OPEN);
    }

    static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith(ESCAPED_OPEN, at)) {
                literal.append(OPEN);
                at += ESCAPED_OPEN.length();
            } else if (text.startsWith(OPEN, at)) {
                addLiteral(literal, parts);
                int end = end(text, at + OPEN.length());
                parts.add(end < 0 ? new Malformed(text.substring(at), Fault.UNTERMINATED) : expression(text, at, end));
                at = end < 0 ? text.length() : end + 1;
            } else {
                literal.append(text.charAt(at++));
            }
        }
        addLiteral(literal, parts);
        return new Template(List.copyOf(parts));
    }

    private static void addLiteral(StringBuilder literal, List<Part> parts) {
        if (literal.length() > 0) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** The index of the brace that closes an expression, quoted keys skipped; -1 if none does. */
    private static int end(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '}' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static Part expression(String text, int start, int end) {
        String expression = text.substring(start, end + 1);
        String inner = text.substring(start + OPEN.length(), end);
        int colon = inner.indexOf(':');
        int quote = inner.indexOf('"');
        if (colon < 0 || (quote >= 0 && quote < colon)) {
            return reference(expression, null, inner);
        }
        String prefix = inner.substring(0, colon);
        String rest = inner.substring(colon + 1);
        if (prefix.equals(VARIABLE)) {
            return isVariableName(rest)
                    ? new Variable(expression, rest)
                    : new Malformed(expression, Fault.NO_VARIABLE_NAME);
        }
        Optional<ConfigKind> kind = ConfigKind.parse(prefix);
        return kind.isPresent()
                ? reference(expression, kind.get(), rest)
                : new Malformed(expression, Fault.UNKNOWN_KIND);
    }

    private static Part reference(String expression, @Nullable ConfigKind kind, String path) {
        Optional<ConfigPath> parsed = ConfigPath.parse(path);
        return parsed.isPresent()
                ? new Reference(expression, kind, parsed.get())
                : new Malformed(expression, Fault.NO_PATH);
    }

    private static boolean isVariableName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
