package dev.bers.artefact;

import java.util.Arrays;

/** Where in bytes an escape, a joint of literals or a look-alike may begin, told by the few bytes there: most do not. */
final class EscapeBeginnings {

    /** What an escape, or a joint of literals, may begin with; besides, what a {@linkplain LookAlikes look-alike} does. */
    private static final String INTRODUCERS = "\\%&\"'`$";
    /** Introducers in a row that are looked at before a reading. */
    private static final int INTRODUCERS_MAX = 8;
    /** Characters of a literal in a placeholder. */
    private static final int LITERAL_MAX = 64;

    /** By a byte and the one behind it: whether an escape may begin with them. */
    private static final boolean[] BEGINNINGS = beginnings();

    private static final boolean[] INTRODUCING = introducing();

    private final byte[] bytes;

    EscapeBeginnings(byte[] bytes) {
        this.bytes = bytes;
    }

    private static boolean[] introducing() {
        boolean[] introducing = new boolean[256];
        for (int i = 0; i < introducing.length; i++) {
            introducing[i] = i < 128 ? INTRODUCERS.indexOf(i) >= 0 : LookAlikes.mayBegin(i);
        }
        return introducing;
    }

    private static boolean[] beginnings() {
        boolean[] beginnings = new boolean[256 * 256];
        Arrays.fill(beginnings, true);
        for (int i = 128 * 256; i < beginnings.length; i++) {
            beginnings[i] = LookAlikes.mayBegin(i >> 8, i & 255);
        }
        for (int i = 0; i < INTRODUCERS.length(); i++) {
            int introducer = INTRODUCERS.charAt(i);
            for (int follower = 0; follower < 128; follower++) {
                beginnings[introducer * 256 + follower] =
                        INTRODUCERS.indexOf(follower) >= 0 || mayBeginWith(introducer, follower);
            }
        }
        return beginnings;
    }

    /** Behind a NUL, as each ASCII character has one in UTF-16, anything may follow. */
    private static boolean mayBeginWith(int introducer, int follower) {
        if (follower == 0) {
            return true;
        }
        return switch (introducer) {
            case '\\' -> true;
            case '%' -> hex(follower) >= 0 || follower == 'u';
            case '&' -> follower == '#' || isLetter(follower);
            case '$' -> follower == '{';
            default -> follower == '+' || follower == '.' || follower == '/' || follower == '}' || isSpace(follower);
        };
    }

    /** Whether a byte and the one behind it may begin an escape; true for all of ASCII that is no introducer. */
    static boolean mayBegin(int introducer, int follower) {
        return BEGINNINGS[(introducer & 255) * 256 + (follower & 255)];
    }

    /** Whether an introducer may introduce anything, judged by the few bytes behind it: most do not. */
    boolean mayEscape(int at, int limit) {
        if (bytes[at] < 0) {
            int codePoint = LookAlikes.codePoint(bytes, at, limit);
            return codePoint >= 0 && LookAlikes.character(codePoint) != LookAlikes.NONE;
        }
        int introducer = at;
        for (int i = 0; i < INTRODUCERS_MAX; i++) {
            int follower = isQuote(bytes[introducer]) ? spaceEnd(introducer + 1, limit) : introducer + 1;
            if (follower >= limit || bytes[follower] < 0) {
                return false;
            }
            if (bytes[introducer] == '\\' || bytes[follower] == 0) {
                return true;
            }
            if (!isIntroducer(bytes[follower])) {
                return mayFollow(introducer, follower, limit);
            }
            introducer = follower;
        }
        return true;
    }

    private boolean mayFollow(int introducerAt, int at, int limit) {
        int introducer = bytes[introducerAt];
        int follower = bytes[at];
        if (introducer == '&') {
            return follower == '#' || mayName(at, limit);
        }
        if (isQuote(introducer)) {
            return mayJoin(follower, at, limit) || closesPlaceholder(introducerAt, limit);
        }
        return mayBegin(introducer, follower);
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
            return beginsComment(at, limit);
        }
        int next = follower == '+' ? spaceEnd(at + 1, limit) : at + 1;
        return next < limit
                && (isIntroducer(bytes[next])
                        || (follower == '.' && bytes[next] == 'c')
                        || (follower == '+' && beginsComment(next, limit)));
    }

    private boolean beginsComment(int at, int limit) {
        return bytes[at] == '/' && at + 1 < limit && bytes[at + 1] == '*';
    }

    private int spaceEnd(int from, int limit) {
        int end = from;
        while (end < limit && end - from < EscapeReader.HORIZON && isSpace(bytes[end])) {
            end++;
        }
        return end;
    }

    /** Whether a dollar sign begins a placeholder that holds a literal and nothing else. */
    boolean opensPlaceholder(int dollar, int limit) {
        int from = dollar + 3;
        int end = from;
        while (end < limit && end - from <= LITERAL_MAX && isInLiteral(bytes[end])) {
            end++;
        }
        return end < limit && bytes[end] == bytes[from - 1] && closesPlaceholder(end, limit);
    }

    /** Whether a quote ends a placeholder that holds a literal and nothing else. */
    boolean closesPlaceholder(int quote, int limit) {
        if (quote + 1 >= limit || bytes[quote + 1] != '}') {
            return false;
        }
        int at = quote - 1;
        while (at >= 2 && quote - at <= LITERAL_MAX && isInLiteral(bytes[at])) {
            at--;
        }
        return at >= 2 && bytes[at] == bytes[quote] && bytes[at - 1] == '{' && bytes[at - 2] == '$';
    }

    private static boolean isInLiteral(int c) {
        return !isQuote(c) && c != '\\' && c != '\n';
    }

    /** Whether a character, or a byte, may begin an escape. */
    static boolean isIntroducer(int character) {
        return character < 256 && INTRODUCING[character & 255];
    }

    static boolean isQuote(int c) {
        return c == '"' || c == '\'' || c == '`';
    }

    static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    static boolean isLetter(int c) {
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    }

    static int hex(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 32;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
