package dev.bers.artefact;

import java.util.Arrays;

/**
 * Reads bytes as the characters that they stand for, escapes within escapes up to {@link #DEPTH_MAX} deep.
 *
 * <p>A reading at level 0 is the byte itself; a reading at level n sees the readings of level n - 1, and takes an escape
 * among them for the character that it stands for. So any mixture is read: {@code %252F}, {@code \\u002f},
 * an HTML reference within another. String literals that are joined ({@code "a" + "b"}, {@code "a".concat("b"}), an empty placeholder
 * ({@code ${""}}) and a backslash before a line's end stand for nothing.
 *
 * <p>Only what gives ASCII is decoded from {@code %} and from CSS's form, since {@code %cafe} is more often a
 * format than an escape. A reading never looks further than {@link #HORIZON} bytes, so that it is the same however the
 * bytes are cut into chunks.
 */
final class EscapeReader {

    /** Escapes inside each other that are seen through. */
    static final int DEPTH_MAX = 3;
    /** Bytes that one character is read from, at most. */
    static final int HORIZON = 1_024;
    /** What an escape, or a joint of literals, may begin with. */
    static final String INTRODUCERS = "\\%&\"'`$";
    /** The end of the bytes, or of the horizon. */
    static final long END = -1;
    /** No escape. */
    private static final long NONE = -2;

    private static final long NOTHING = 1L << 24;
    private static final int SPACES_MAX = 32;
    /** Introducers in a row that are looked at before a reading. */
    private static final int INTRODUCERS_MAX = 8;

    private static final int DIGITS_MAX = 8;
    private static final int BEYOND_ASCII = 0xFFFD;
    private static final String CONTROLS = "nrtbfv";
    private static final String CONTROL_VALUES = "\n\r\t\b\f\u000b";

    /** By a byte and the one behind it: whether an escape may begin with them. */
    private static final boolean[] BEGINNINGS = beginnings();

    private final byte[] bytes;
    private int horizon;

    EscapeReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The reading at a place: {@link #character}, {@link #encoding}, {@link #next}, or {@link #isNothing}. */
    long read(int at, int limit) {
        horizon = Math.min(limit, at + HORIZON);
        return readAt(DEPTH_MAX, at);
    }

    /** The same reading, sooner where no escape can begin. */
    long readFast(int at, int limit) {
        int value = bytes[at];
        return isIntroducer(value) && mayEscape(at, limit)
                ? read(at, limit)
                : reading(at + 1, value & 255, Encoding.PLAIN);
    }

    private static boolean[] beginnings() {
        boolean[] beginnings = new boolean[128 * 256];
        Arrays.fill(beginnings, true);
        for (int i = 0; i < INTRODUCERS.length(); i++) {
            int introducer = INTRODUCERS.charAt(i);
            for (int follower = 0; follower < 128; follower++) {
                beginnings[introducer * 256 + follower] = isIntroducer(follower) || mayBeginWith(introducer, follower);
            }
        }
        return beginnings;
    }

    private static boolean mayBeginWith(int introducer, int follower) {
        return switch (introducer) {
            case '\\' -> true;
            case '%' -> hex(follower) >= 0 || follower == 'u';
            case '&' -> follower == '#' || isLetter(follower);
            case '$' -> follower == '{';
            default -> follower == '+' || follower == '.' || isSpace(follower);
        };
    }

    /** Whether an ASCII byte and the one behind it may begin an escape; true for all that is no introducer. */
    static boolean mayBegin(int introducer, int follower) {
        return BEGINNINGS[introducer * 256 + (follower & 255)];
    }

    /** Whether an introducer may introduce anything, judged by the few bytes behind it: most do not. */
    boolean mayEscape(int at, int limit) {
        int introducer = at;
        for (int i = 0; i < INTRODUCERS_MAX; i++) {
            int follower = isQuote(bytes[introducer]) ? spaceEnd(introducer + 1, limit) : introducer + 1;
            if (follower >= limit || bytes[follower] < 0) {
                return false;
            }
            if (bytes[introducer] == '\\') {
                return true;
            }
            if (!isIntroducer(bytes[follower])) {
                return mayFollow(bytes[introducer], follower, limit);
            }
            introducer = follower;
        }
        return true;
    }

    private boolean mayFollow(int introducer, int at, int limit) {
        int follower = bytes[at];
        if (introducer == '&') {
            return follower == '#' || mayName(at, limit);
        }
        return isQuote(introducer) ? mayJoin(follower, at, limit) : mayBegin(introducer, follower);
    }

    /** Letters up to a semicolon, or up to what may stand for one. */
    private boolean mayName(int at, int limit) {
        int end = at;
        while (end < limit && end - at <= Entities.NAME_LENGTH_MAX && isLetter(bytes[end])) {
            end++;
        }
        return end < limit && end > at && (bytes[end] == ';' || isIntroducer(bytes[end]));
    }

    private boolean mayJoin(int follower, int at, int limit) {
        if (follower != '+' && follower != '.') {
            return false;
        }
        int next = follower == '+' ? spaceEnd(at + 1, limit) : at + 1;
        return next < limit && (isIntroducer(bytes[next]) || (follower == '.' && bytes[next] == 'c'));
    }

    private int spaceEnd(int from, int limit) {
        int end = from;
        while (end < limit && end - from < SPACES_MAX && isSpace(bytes[end])) {
            end++;
        }
        return end;
    }

    static int character(long reading) {
        return (int) reading & 0xFFFF;
    }

    /** The {@linkplain Encoding#number() number} of the encoding. */
    static int encoding(long reading) {
        return ((int) reading >> 16) & 0xFF;
    }

    static int next(long reading) {
        return (int) (reading >>> 32);
    }

    static boolean isNothing(long reading) {
        return (reading & NOTHING) != 0;
    }

    static boolean isIntroducer(int character) {
        return switch (character) {
            case '\\', '%', '&', '"', '\'', '`', '$' -> true;
            default -> false;
        };
    }

    private static long reading(int next, int character, Encoding encoding) {
        return ((long) next << 32) | ((long) encoding.number() << 16) | Math.min(character, BEYOND_ASCII);
    }

    private static long nothing(long last) {
        return ((long) next(last) << 32) | NOTHING;
    }

    private long readAt(int level, int at) {
        if (level == 0) {
            return at < horizon ? reading(at + 1, bytes[at] & 255, Encoding.PLAIN) : END;
        }
        long reading = readAt(level - 1, at);
        if (reading < 0 || isNothing(reading) || !isIntroducer(character(reading))) {
            return reading;
        }
        long escape = escape(level - 1, reading);
        if (escape < 0 || isNothing(escape)) {
            return escape < 0 ? reading : escape;
        }
        return encoding(reading) == 0 ? escape : (escape & ~(255L << 16)) | ((long) encoding(reading) << 16);
    }

    /** The next character of a level, what stands for nothing left out. */
    private long readOn(int level, long last) {
        long reading = readAt(level, next(last));
        while (reading >= 0 && isNothing(reading)) {
            reading = readAt(level, next(reading));
        }
        return reading;
    }

    private static boolean is(long reading, int character) {
        return reading >= 0 && character(reading) == character;
    }

    private long escape(int level, long introducer) {
        return switch (character(introducer)) {
            case '\\' -> backslash(level, introducer);
            case '%' -> percent(level, introducer);
            case '&' -> entity(level, introducer);
            case '$' -> emptyPlaceholder(level, introducer);
            default -> joint(level, introducer);
        };
    }

    private long backslash(int level, long introducer) {
        long first = readOn(level, introducer);
        if (first < 0) {
            return NONE;
        }
        int c = character(first);
        int control = CONTROLS.indexOf(c);
        if (control >= 0) {
            return reading(next(first), CONTROL_VALUES.charAt(control), Encoding.JSON_ESCAPED);
        }
        if (c == 'u') {
            long brace = readOn(level, first);
            return is(brace, '{') ? braced(level, brace) : fourDigits(level, first, Encoding.UNICODE_ESCAPE);
        }
        if (c == 'x') {
            return twoDigits(level, first, Encoding.UNICODE_ESCAPE);
        }
        if (c == '\n') {
            return nothing(first);
        }
        if (c == '\r') {
            long second = readOn(level, first);
            return nothing(is(second, '\n') ? second : first);
        }
        if (c >= '0' && c <= '9') {
            return style(level, introducer, c == '0' ? reading(next(first), 0, Encoding.JSON_ESCAPED) : NONE);
        }
        boolean punctuation = c > ' ' && c < 127 && !isLetter(c);
        return punctuation ? reading(next(first), c, Encoding.JSON_ESCAPED) : NONE;
    }

    private long braced(int level, long brace) {
        long last = digits(level, brace, 16);
        int value = ascii(digitsValue);
        long end = last < 0 ? NONE : readOn(level, last);
        return is(end, '}') ? reading(next(end), value, Encoding.UNICODE_ESCAPE) : NONE;
    }

    private long fourDigits(int level, long before, Encoding encoding) {
        int value = 0;
        long last = before;
        for (int i = 0; i < 4; i++) {
            last = readOn(level, last);
            int digit = last < 0 ? -1 : hex(character(last));
            if (digit < 0) {
                return NONE;
            }
            value = (value << 4) | digit;
        }
        boolean asJsonWriters = value == '/' && encoding == Encoding.UNICODE_ESCAPE;
        return reading(next(last), ascii(value), asJsonWriters ? Encoding.JSON_ESCAPED : encoding);
    }

    private long twoDigits(int level, long before, Encoding encoding) {
        long high = readOn(level, before);
        long low = high < 0 ? END : readOn(level, high);
        if (low < 0 || hex(character(high)) < 0 || hex(character(low)) < 0) {
            return NONE;
        }
        int value = (hex(character(high)) << 4) | hex(character(low));
        return reading(next(low), ascii(value), encoding);
    }

    /** CSS Syntax 3, 4.3.7: up to six digits and one space; without one, printable, what it would be else. */
    private long style(int level, long backslash, long otherwise) {
        int value = 0;
        long last = backslash;
        long ahead = readOn(level, last);
        for (int i = 0; i < 6 && ahead >= 0 && hex(character(ahead)) >= 0; i++) {
            value = (value << 4) | hex(character(ahead));
            last = ahead;
            ahead = readOn(level, last);
        }
        if (value <= ' ' || value >= 127) {
            return otherwise;
        }
        boolean spaced = ahead >= 0 && isSpace(character(ahead));
        return reading(next(spaced ? ahead : last), value, Encoding.UNICODE_ESCAPE);
    }

    private long percent(int level, long introducer) {
        long first = readOn(level, introducer);
        if (is(first, 'u')) {
            return fourDigits(level, first, Encoding.PERCENT);
        }
        long decoded = twoDigits(level, introducer, Encoding.PERCENT);
        int c = character(decoded);
        boolean usual = c == 0 || isSpace(c) || (c > ' ' && c < 127);
        return decoded >= 0 && usual ? decoded : NONE;
    }

    /** Browsers do without the semicolon; only what is left at the end may, for it may be written as an escape. */
    private long entity(int level, long introducer) {
        long first = readOn(level, introducer);
        if (!is(first, '#')) {
            return namedEntity(level, first);
        }
        long ahead = readOn(level, first);
        boolean hexadecimal = is(ahead, 'x') || is(ahead, 'X');
        long last = digits(level, hexadecimal ? ahead : first, hexadecimal ? 16 : 10);
        if (last < 0) {
            return NONE;
        }
        int value = ascii(digitsValue);
        long end = readOn(level, last);
        if (is(end, ';')) {
            return reading(next(end), value, Encoding.HTML);
        }
        return level == DEPTH_MAX - 1 ? reading(next(last), value, Encoding.HTML) : NONE;
    }

    private long namedEntity(int level, long first) {
        StringBuilder name = new StringBuilder();
        long at = first;
        while (at >= 0 && name.length() <= Entities.NAME_LENGTH_MAX && isLetter(character(at))) {
            name.append((char) character(at));
            at = readOn(level, at);
        }
        int value = is(at, ';') ? Entities.character(name.toString()) : -1;
        return value < 0 ? NONE : reading(next(at), value, Encoding.HTML);
    }

    /** The number that was read last; reading on may change it, since escapes are read within escapes. */
    private int digitsValue;

    /** Reads digits into {@link #digitsValue}; the last of them, or none. */
    private long digits(int level, long before, int radix) {
        long last = NONE;
        long ahead = readOn(level, before);
        int value = 0;
        for (int i = 0; i < DIGITS_MAX && ahead >= 0; i++) {
            int digit = hex(character(ahead));
            if (digit < 0 || digit >= radix) {
                break;
            }
            value = Math.min(value * radix + digit, 0xFFFFFF);
            last = ahead;
            ahead = readOn(level, last);
        }
        digitsValue = value;
        return last;
    }

    private long joint(int level, long quote) {
        long at = skipSpaces(level, readOn(level, quote));
        if (is(at, '.')) {
            String call = "concat(";
            for (int i = 0; i < call.length() && at >= 0; i++) {
                at = readOn(level, at);
                if (!is(at, call.charAt(i))) {
                    return NONE;
                }
            }
        } else if (!is(at, '+')) {
            return NONE;
        }
        long opening = at < 0 ? NONE : skipSpaces(level, readOn(level, at));
        return opening >= 0 && isQuote(character(opening)) ? nothing(opening) : NONE;
    }

    private long emptyPlaceholder(int level, long dollar) {
        long brace = readOn(level, dollar);
        long opening = is(brace, '{') ? skipSpaces(level, readOn(level, brace)) : NONE;
        if (opening < 0 || !isQuote(character(opening))) {
            return NONE;
        }
        long closing = readOn(level, opening);
        long end = is(closing, character(opening)) ? skipSpaces(level, readOn(level, closing)) : NONE;
        return is(end, '}') ? nothing(end) : NONE;
    }

    private long skipSpaces(int level, long from) {
        long at = from;
        for (int i = 0; i < SPACES_MAX && at >= 0 && isSpace(character(at)); i++) {
            at = readOn(level, at);
        }
        return at;
    }

    private static int ascii(int value) {
        return value < 128 ? value : BEYOND_ASCII;
    }

    private static boolean isQuote(int c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static boolean isLetter(int c) {
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    }

    private static int hex(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 32;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
