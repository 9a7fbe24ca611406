package dev.bers.artefact;

/**
 * Reads bytes as the characters that they stand for, escapes within escapes up to {@link #DEPTH_MAX} deep.
 *
 * <p>A reading at level 0 is the byte itself; a reading at level n sees the readings of level n - 1, and takes an escape
 * among them for the character that it stands for. So any mixture is read: {@code %252F}, {@code \\u002f},
 * an HTML reference within another. String literals that are joined ({@code "a" + ("b")}, {@code "a".concat("b", "c"}), an empty
 * placeholder ({@code ${""}}) and a backslash before a line's end stand for nothing.
 *
 * <p>Only what gives ASCII, or a {@linkplain LookAlikes look-alike}, is decoded from {@code %}, and only ASCII from CSS's
 * form, since {@code %cafe} is more often a format than an escape. A reading never looks further than {@link #HORIZON} bytes, so that it is the same however the
 * bytes are cut into chunks.
 */
final class EscapeReader {

    /** Escapes inside each other that are seen through. */
    static final int DEPTH_MAX = 3;
    /** Bytes that one character is read from, at most. */
    static final int HORIZON = 1_024;
    /** The end of the bytes, or of the horizon. */
    static final long END = -1;
    /** No escape. */
    private static final long NONE = -2;

    private static final long NOTHING = 1L << 24;
    private static final long DOUBTFUL = 1L << 25;
    /** Letters of a word in a comment that is passed over: any endpoint is longer, in base64 too. */
    private static final int COMMENT_WORD_MAX = 11;

    private static final String COMMENT_MARKS = " \t*#,;!?()";

    private static final int BEYOND_ASCII = 0xFFFD;
    private static final String CONTROLS = "nrtbfv";
    private static final String CONTROL_VALUES = "\n\r\t\b\f\u000b";

    private final byte[] bytes;
    private final LookAlikes lookAlikes = new LookAlikes();
    private final EscapeBeginnings beginnings;
    private int horizon;

    EscapeReader(byte[] bytes) {
        this.bytes = bytes;
        this.beginnings = new EscapeBeginnings(bytes, lookAlikes);
    }

    /** Whether an escape may begin at an introducer. */
    boolean mayEscape(int at, int limit) {
        return beginnings.mayEscape(at, limit);
    }

    /** The reading at a place: {@link #character}, {@link #encoding}, {@link #next}, or {@link #isNothing}. */
    long read(int at, int limit) {
        horizon = Math.min(limit, at + HORIZON);
        return readAt(DEPTH_MAX, at);
    }

    /** The same reading, sooner where no escape can begin. */
    long readFast(int at, int limit) {
        int value = bytes[at];
        return EscapeBeginnings.isIntroducer(value) && beginnings.mayEscape(at, limit)
                ? read(at, limit)
                : reading(at + 1, value & 255, Encoding.PLAIN);
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

    /**
     * Whether the reading is, or passes over, a character that only looks like what it is read as, or a joint of literals
     * that may be none; a text may mean either.
     */
    static boolean isDoubtful(long reading) {
        return (reading & DOUBTFUL) != 0;
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
        if (reading < 0 || isNothing(reading) || !EscapeBeginnings.isIntroducer(character(reading))) {
            return reading;
        }
        long escape = escape(level - 1, reading);
        if (escape < 0 || isNothing(escape)) {
            return escape < 0 ? reading : escape;
        }
        return encoding(reading) == 0 ? escape : (escape & ~(255L << 16)) | ((long) encoding(reading) << 16);
    }

    /** What a character is read as that an escape writes by its number. */
    private long decoded(long last, int value, Encoding encoding) {
        if (value < 128) {
            return reading(next(last), value, encoding);
        }
        int character = lookAlikes.character(value);
        if (character == LookAlikes.DROPPED) {
            return nothing(last) | DOUBTFUL;
        }
        return reading(next(last), character < 0 ? BEYOND_ASCII : character, encoding) | DOUBTFUL;
    }

    /** The next character of a level, what stands for nothing left out, and a NUL, as it stands behind each in UTF-16. */
    private long readOn(int level, long last) {
        boolean mayBeWide = true;
        long reading = readAt(level, next(last));
        while (reading >= 0 && (isNothing(reading) || (mayBeWide && character(reading) == 0))) {
            mayBeWide &= isNothing(reading);
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
            case '$' -> placeholder(level, introducer);
            case '"', '\'', '`' -> joint(level, introducer);
            default -> level == 0 ? lookAlike(next(introducer) - 1) : NONE;
        };
    }

    private long lookAlike(int at) {
        int codePoint = LookAlikes.codePoint(bytes, at, horizon);
        boolean isOne = codePoint >= 0 && lookAlikes.character(codePoint) != LookAlikes.NONE;
        long last = reading(at + LookAlikes.length(bytes[at] & 255), 0, Encoding.PLAIN);
        return isOne ? decoded(last, codePoint, Encoding.PLAIN) : NONE;
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
            return unicode(level, first);
        }
        if (c == 'x' || c == 'U') {
            return number(level, first, c == 'x' ? 2 : 8, Encoding.UNICODE_ESCAPE);
        }
        if (c == '\n') {
            return nothing(first);
        }
        if (c == '\r') {
            long second = readOn(level, first);
            return nothing(is(second, '\n') ? second : first);
        }
        if (c >= '0' && c <= '9') {
            long octal = octal(level, introducer);
            long nul = c == '0' ? reading(next(first), 0, Encoding.JSON_ESCAPED) : NONE;
            return style(level, introducer, octal < 0 ? nul : octal);
        }
        boolean punctuation = c > ' ' && c < 127 && !EscapeBeginnings.isLetter(c);
        return punctuation ? reading(next(first), c, Encoding.JSON_ESCAPED) : NONE;
    }

    /** Java takes any number of {@code u} (Java Language Specification, 3.3). */
    private long unicode(int level, long u) {
        long last = u;
        long ahead = readOn(level, last);
        while (is(ahead, 'u')) {
            last = ahead;
            ahead = readOn(level, last);
        }
        return is(ahead, '{') ? braced(level, ahead) : number(level, last, 4, Encoding.UNICODE_ESCAPE);
    }

    private long braced(int level, long brace) {
        long last = digits(level, brace, 16);
        int value = digitsValue;
        long end = last < 0 ? NONE : readOn(level, last);
        return is(end, '}') ? decoded(end, value, Encoding.UNICODE_ESCAPE) : NONE;
    }

    private long number(int level, long before, int digits, Encoding encoding) {
        long last = hexadecimal(level, before, digits);
        if (last < 0) {
            return NONE;
        }
        boolean asJsonWriters = digitsValue == '/' && digits == 4 && encoding == Encoding.UNICODE_ESCAPE;
        return decoded(last, digitsValue, asJsonWriters ? Encoding.JSON_ESCAPED : encoding);
    }

    /** Reads so many digits into {@link #digitsValue}; the last of them, or none. */
    private long hexadecimal(int level, long before, int digits) {
        int value = 0;
        long last = before;
        for (int i = 0; i < digits; i++) {
            last = readOn(level, last);
            int digit = last < 0 ? -1 : EscapeBeginnings.hex(character(last));
            if (digit < 0) {
                return NONE;
            }
            value = (value << 4) | digit;
        }
        digitsValue = value;
        return last;
    }

    /** Three octal digits, as C and older JavaScript have them; fewer would rather be CSS's form. */
    private long octal(int level, long backslash) {
        int value = 0;
        long last = backslash;
        for (int i = 0; i < 3; i++) {
            last = readOn(level, last);
            int digit = last < 0 ? -1 : EscapeBeginnings.hex(character(last));
            if (digit < 0 || digit > 7) {
                return NONE;
            }
            value = (value << 3) | digit;
        }
        return value > ' ' && value < 127 ? reading(next(last), value, Encoding.UNICODE_ESCAPE) : NONE;
    }

    /**
     * CSS Syntax 3, 4.3.7: up to six digits and one space; without one, printable, what it would be else. Three digits
     * without a space are rather octal, where they can be.
     */
    private long style(int level, long backslash, long otherwise) {
        int value = 0;
        long last = backslash;
        long ahead = readOn(level, last);
        int digits = 0;
        while (digits < 6 && ahead >= 0 && EscapeBeginnings.hex(character(ahead)) >= 0) {
            value = (value << 4) | EscapeBeginnings.hex(character(ahead));
            last = ahead;
            ahead = readOn(level, last);
            digits++;
        }
        boolean spaced = ahead >= 0 && EscapeBeginnings.isSpace(character(ahead));
        boolean isOctal = digits == 3 && !spaced && otherwise >= 0 && character(otherwise) > 0;
        if (value <= ' ' || value >= 127 || isOctal) {
            return otherwise;
        }
        return reading(next(spaced ? ahead : last), value, Encoding.UNICODE_ESCAPE);
    }

    private long percent(int level, long introducer) {
        long first = readOn(level, introducer);
        if (is(first, 'u')) {
            return number(level, first, 4, Encoding.PERCENT);
        }
        long last = hexadecimal(level, introducer, 2);
        int value = last < 0 ? -1 : digitsValue;
        if (value == 0 || EscapeBeginnings.isSpace(value) || (value > ' ' && value < 127)) {
            return reading(next(last), value, Encoding.PERCENT);
        }
        return percentLookAlike(level, last, value);
    }

    private long percentLookAlike(int level, long lastOfFirst, int first) {
        byte[] character = new byte[Math.max(0, LookAlikes.length(first))];
        if (character.length == 0) {
            return NONE;
        }
        character[0] = (byte) first;
        long last = lastOfFirst;
        for (int i = 1; i < character.length; i++) {
            long percent = readOn(level, last);
            last = is(percent, '%') ? hexadecimal(level, percent, 2) : NONE;
            if (last < 0) {
                return NONE;
            }
            character[i] = (byte) digitsValue;
        }
        int codePoint = LookAlikes.codePoint(character, 0, character.length);
        boolean isOne = codePoint >= 0 && lookAlikes.character(codePoint) != LookAlikes.NONE;
        return isOne ? decoded(last, codePoint, Encoding.PERCENT) : NONE;
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
        int value = digitsValue;
        long end = readOn(level, last);
        if (is(end, ';')) {
            return decoded(end, value, Encoding.HTML);
        }
        return level == DEPTH_MAX - 1 ? decoded(last, value, Encoding.HTML) : NONE;
    }

    private long namedEntity(int level, long first) {
        StringBuilder name = new StringBuilder();
        long at = first;
        while (at >= 0 && name.length() <= Entities.NAME_LENGTH_MAX && EscapeBeginnings.isLetter(character(at))) {
            name.append((char) character(at));
            at = readOn(level, at);
        }
        int value = is(at, ';') ? Entities.character(name.toString()) : -1;
        return value < 0 ? NONE : reading(next(at), value, Encoding.HTML);
    }

    /** The number that was read last; reading on may change it, since escapes are read within escapes. */
    private int digitsValue;

    /** Reads digits into {@link #digitsValue}, any number of zeros before them; the last of them, or none. */
    private long digits(int level, long before, int radix) {
        long last = NONE;
        long ahead = readOn(level, before);
        int value = 0;
        while (ahead >= 0) {
            int digit = EscapeBeginnings.hex(character(ahead));
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
        if (level == 0 && beginnings.closesPlaceholder(next(quote) - 1, horizon)) {
            return nothing(reading(next(quote) + 1, 0, Encoding.PLAIN));
        }
        long at = skipBlank(level, readOn(level, quote));
        if (is(at, ',') && beginnings.endsArgument(next(quote) - 1)) {
            long opening = skipBlank(level, readOn(level, at));
            return isQuote(opening) ? nothing(opening) : NONE;
        }
        boolean isGrouped = is(at, ')');
        while (is(at, ')')) {
            at = skipBlank(level, readOn(level, at));
        }
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
        long opening = at < 0 ? NONE : skipBlank(level, readOn(level, at));
        while (is(opening, '(')) {
            isGrouped = true;
            opening = skipBlank(level, readOn(level, opening));
        }
        // What a parenthesis belongs to is not read: the literals may be apart.
        return isQuote(opening) ? nothing(opening) | (isGrouped ? DOUBTFUL : 0) : NONE;
    }

    private static boolean isQuote(long reading) {
        return reading >= 0 && EscapeBeginnings.isQuote(character(reading));
    }

    /** An empty one is nothing; of one that holds a literal, all but the literal. */
    private long placeholder(int level, long dollar) {
        long brace = readOn(level, dollar);
        long opening = is(brace, '{') ? skipBlank(level, readOn(level, brace)) : NONE;
        if (!isQuote(opening)) {
            return NONE;
        }
        long closing = readOn(level, opening);
        long end = is(closing, character(opening)) ? skipBlank(level, readOn(level, closing)) : NONE;
        if (is(end, '}')) {
            return nothing(end);
        }
        return level == 0 && beginnings.opensPlaceholder(next(dollar) - 1, horizon) ? nothing(opening) : NONE;
    }

    /** Over spaces, and over comments of a few short words: a longer one might name an endpoint by itself. */
    private long skipBlank(int level, long from) {
        long at = from;
        while (at >= 0) {
            long end = EscapeBeginnings.isSpace(character(at)) ? at : is(at, '/') ? commentEnd(level, at) : NONE;
            if (end < 0) {
                return at;
            }
            at = readOn(level, end);
        }
        return at;
    }

    private long commentEnd(int level, long slash) {
        long at = readOn(level, slash);
        int word = 0;
        boolean isLine = is(at, '/');
        boolean isComment = isLine || is(at, '*');
        while (isComment) {
            at = readOn(level, at);
            int c = at < 0 ? 0 : character(at);
            if (isLine && (c == '\n' || c == '\r')) {
                return at;
            }
            if (!isLine && c == '*' && is(readOn(level, at), '/')) {
                return readOn(level, at);
            }
            word = EscapeBeginnings.isLetter(c) || (c >= '0' && c <= '9') ? word + 1 : 0;
            isComment = word > 0 ? word <= COMMENT_WORD_MAX : COMMENT_MARKS.indexOf(c) >= 0;
        }
        return NONE;
    }
}
