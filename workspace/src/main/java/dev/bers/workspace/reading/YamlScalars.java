package dev.bers.workspace.reading;

import dev.bers.value.BooleanValue;
import dev.bers.value.NullValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;

/**
 * What a plain scalar is in the core schema, YAML 1.2.2 section 10.3.2: null, a truth value, a whole number (decimal,
 * {@code 0o} octal, {@code 0x} hexadecimal), a number with point or exponent, else text. By hand, since this is asked
 * for each value of each file.
 */
final class YamlScalars {

    /** More significant digits are out of range anyway. */
    private static final int RADIX_DIGITS_MAX = 18;

    private YamlScalars() {}

    static Value plain(String text, Position position, ReadingNotes notes) {
        if (text.isEmpty()) {
            return new NullValue(position);
        }
        char first = text.charAt(0);
        return switch (first) {
            case '~' -> text.length() == 1 ? new NullValue(position) : new TextValue(text, position);
            case 'n', 'N' ->
                isWord(text, "null", "Null", "NULL") ? new NullValue(position) : new TextValue(text, position);
            case 't', 'T' ->
                isWord(text, "true", "True", "TRUE") ? new BooleanValue(true, position) : new TextValue(text, position);
            case 'f', 'F' ->
                isWord(text, "false", "False", "FALSE")
                        ? new BooleanValue(false, position)
                        : new TextValue(text, position);
            default ->
                isDigit(first) || first == '-' || first == '+' || first == '.'
                        ? maybeNumber(text, position, notes)
                        : new TextValue(text, position);
        };
    }

    private static boolean isWord(String text, String lower, String capital, String upper) {
        return text.equals(lower) || text.equals(capital) || text.equals(upper);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Value maybeNumber(String text, Position position, ReadingNotes notes) {
        if (text.length() > 2 && text.charAt(0) == '0' && (text.charAt(1) == 'o' || text.charAt(1) == 'x')) {
            return maybeRadix(text, text.charAt(1) == 'o' ? 8 : 16, position, notes);
        }
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int wholeEnd = skipDigits(text, start);
        if (wholeEnd == text.length() && wholeEnd > start) {
            return Numbers.number(literal(text, start, wholeEnd, wholeEnd), true, position, notes);
        }
        int fractionEnd = wholeEnd;
        if (wholeEnd < text.length() && text.charAt(wholeEnd) == '.') {
            fractionEnd = skipDigits(text, wholeEnd + 1);
        }
        boolean hasDigits = wholeEnd > start || fractionEnd > wholeEnd + 1;
        if (hasDigits && isExponentOrEnd(text, fractionEnd)) {
            return Numbers.number(literal(text, start, wholeEnd, fractionEnd), false, position, notes);
        }
        if (isInfinityOrNotANumber(text, start)) {
            notes.add(ReadingProblems.notFinite(notes.at(position), text));
        }
        return new TextValue(text, position);
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isExponentOrEnd(String text, int at) {
        if (at == text.length()) {
            return true;
        }
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int digits = at + 1;
        if (digits < text.length() && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
            digits++;
        }
        return digits < text.length() && skipDigits(text, digits) == text.length();
    }

    private static boolean isInfinityOrNotANumber(String text, int start) {
        String word = text.substring(start);
        return isWord(word, ".inf", ".Inf", ".INF") || (start == 0 && isWord(word, ".nan", ".NaN", ".NAN"));
    }

    /** As RFC 8259 writes it: no plus, no leading zeros, digits on both sides of a point. */
    private static String literal(String text, int start, int wholeEnd, int fractionEnd) {
        int first = start;
        while (first < wholeEnd - 1 && text.charAt(first) == '0') {
            first++;
        }
        boolean hasFraction = fractionEnd > wholeEnd + 1;
        boolean isLiteral = first == start
                && wholeEnd > start
                && (start == 0 || text.charAt(0) == '-')
                && (hasFraction || fractionEnd == wholeEnd);
        if (isLiteral) {
            return text;
        }
        StringBuilder literal = new StringBuilder(text.length() + 1);
        if (text.charAt(0) == '-') {
            literal.append('-');
        }
        literal.append(wholeEnd == start ? "0" : text.substring(first, wholeEnd));
        if (hasFraction) {
            literal.append(text, wholeEnd, fractionEnd);
        }
        return literal.append(text, fractionEnd, text.length()).toString();
    }

    private static Value maybeRadix(String text, int radix, Position position, ReadingNotes notes) {
        int first = 2;
        for (int i = 2; i < text.length(); i++) {
            if (text.charAt(i) >= 128 || Character.digit(text.charAt(i), radix) < 0) {
                return new TextValue(text, position);
            }
            first = first == i && text.charAt(i) == '0' && i < text.length() - 1 ? i + 1 : first;
        }
        int digitsMax = radix == 8 ? RADIX_DIGITS_MAX : RADIX_DIGITS_MAX - 4;
        if (text.length() - first > digitsMax) {
            notes.add(ReadingProblems.numberOutOfRange(notes.at(position), text, true));
            return new TextValue(text, position);
        }
        return Numbers.number(Long.toString(Long.parseLong(text.substring(first), radix)), true, position, notes);
    }
}
