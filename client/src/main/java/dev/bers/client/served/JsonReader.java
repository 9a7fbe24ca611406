package dev.bers.client.served;

import dev.bers.problem.ProblemException;
import dev.bers.value.BooleanValue;
import dev.bers.value.Bounds;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberText;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON text (RFC 8259) as a tree, without positions: a machine wrote it. Strict, since what follows the standard is all
 * that a server sends; bounded in depth and in nodes, as every reader is ({@link Bounds}).
 */
public final class JsonReader {

    private final String text;
    private int at;
    private int nodes;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * The mapping that a text holds.
     *
     * @throws ProblemException if it is no JSON, or no mapping
     */
    public static MappingValue mapping(String text) {
        JsonReader reader = new JsonReader(text);
        reader.skipSpace();
        Value value = reader.value(0);
        reader.skipSpace();
        if (reader.at < text.length()) {
            throw reader.malformed("something follows the end");
        }
        if (value instanceof MappingValue mapping) {
            return mapping;
        }
        throw new ProblemException(ServedProblems.malformed("it is " + value.typeName() + " instead of a mapping"));
    }

    private Value value(int depth) {
        if (depth > Bounds.DEPTH_MAX) {
            throw malformed("it is nested too deeply");
        }
        if (++nodes > Bounds.NODES_MAX) {
            throw malformed("it has too many values");
        }
        return switch (peek()) {
            case '{' -> mapping(depth);
            case '[' -> list(depth);
            case '"' -> TextValue.of(string());
            case 't' -> word("true", BooleanValue.of(true));
            case 'f' -> word("false", BooleanValue.of(false));
            case 'n' -> word("null", new NullValue(Position.UNKNOWN));
            default -> number();
        };
    }

    private MappingValue mapping(int depth) {
        at++;
        MappingValue.Builder mapping = MappingValue.builder();
        skipSpace();
        if (peek() == '}') {
            at++;
            return mapping.build();
        }
        while (true) {
            skipSpace();
            String key = string();
            skipSpace();
            expect(':');
            skipSpace();
            if (!mapping.putIfAbsent(key, Position.UNKNOWN, value(depth + 1))) {
                throw malformed("a name comes twice");
            }
            if (isLast('}')) {
                return mapping.build();
            }
        }
    }

    private ListValue list(int depth) {
        at++;
        List<Value> items = new ArrayList<>();
        skipSpace();
        if (peek() == ']') {
            at++;
            return ListValue.of(items);
        }
        while (true) {
            skipSpace();
            items.add(value(depth + 1));
            if (isLast(']')) {
                return ListValue.of(items);
            }
        }
    }

    /** After an entry or item: whether the end follows, or else a comma. */
    private boolean isLast(char end) {
        skipSpace();
        if (peek() == end) {
            at++;
            return true;
        }
        expect(',');
        return false;
    }

    private Value word(String word, Value value) {
        if (!text.startsWith(word, at)) {
            throw malformed("there is no value");
        }
        at += word.length();
        return value;
    }

    private Value number() {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return NumberText.canonical(text.substring(start, at))
                .map(canonical -> new NumberValue(canonical, Position.UNKNOWN))
                .orElseThrow(() -> malformed("there is no value"));
    }

    private String string() {
        expect('"');
        int start = at;
        StringBuilder unescaped = null;
        while (true) {
            char c = peek();
            if (c < ' ') {
                throw malformed("a text is not closed");
            }
            at++;
            if (c == '"') {
                return unescaped == null ? text.substring(start, at - 1) : unescaped.toString();
            }
            if (c == '\\' && unescaped == null) {
                unescaped = new StringBuilder(text.substring(start, at - 1));
            }
            if (unescaped != null) {
                unescaped.append(c == '\\' ? escaped() : c);
            }
        }
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw malformed("there is no such escape");
        };
    }

    private char unit() {
        int unit = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw malformed("there is no such escape");
            }
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char c) {
        if (peek() != c) {
            throw malformed("there is no '" + c + "'");
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed("it ends too early");
        }
        return text.charAt(at);
    }

    private ProblemException malformed(String reason) {
        return new ProblemException(ServedProblems.malformed(reason + ", at character " + (at + 1)));
    }
}
