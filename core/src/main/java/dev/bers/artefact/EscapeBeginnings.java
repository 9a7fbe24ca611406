package dev.bers.artefact;

/** Where in bytes an escape, a joint of literals or a look-alike may begin, told by the few bytes there: most do not. */
final class EscapeBeginnings {

    /** What an escape, or a joint of literals, may begin with; besides, what a {@linkplain LookAlikes look-alike} does. */
    private static final String INTRODUCERS = "\\%&\"'`$";
    /** Introducers in a row that are looked at before a reading. */
    private static final int INTRODUCERS_MAX = 8;

    private static final String CONCAT = "concat";
    /** Bytes of the arguments of a call that are looked back at. */
    private static final int ARGUMENTS_MAX = 256;
    /** Arguments of a call that are looked back at. */
    private static final int ARGUMENTS_BEFORE_MAX = 8;
    /** Characters of a literal in a placeholder. */
    private static final int LITERAL_MAX = 64;

    private static final boolean[] INTRODUCING = introducing();

    /** By an introducer and the byte behind it: whether no escape begins with them. */
    private static final boolean[] NOTHING = nothing();

    private final byte[] bytes;
    private final LookAlikes lookAlikes;

    EscapeBeginnings(byte[] bytes, LookAlikes lookAlikes) {
        this.bytes = bytes;
        this.lookAlikes = lookAlikes;
    }

    private static boolean[] introducing() {
        boolean[] introducing = new boolean[256];
        for (int i = 0; i < introducing.length; i++) {
            introducing[i] = i < 128 ? INTRODUCERS.indexOf(i) >= 0 : LookAlikes.mayBegin(i);
        }
        return introducing;
    }

    private static boolean[] nothing() {
        boolean[] nothing = new boolean[256 * 256];
        for (int introducer = 0; introducer < 256; introducer++) {
            // Behind an introducer in ASCII a byte beyond it says nothing yet.
            int followers = !INTRODUCING[introducer] ? 0 : introducer < 128 ? 128 : 256;
            for (int follower = 0; follower < followers; follower++) {
                nothing[introducer * 256 + follower] = introducer < 128
                        ? !INTRODUCING[follower] && !mayBeginWith(introducer, follower)
                        : !LookAlikes.mayBegin(introducer, follower);
            }
        }
        return nothing;
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
            default -> "+.,)/}".indexOf(follower) >= 0 || isSpace(follower);
        };
    }

    /** Whether an introducer and the byte behind it begin no escape. */
    static boolean isNothing(int introducer, int follower) {
        return NOTHING[(introducer & 255) * 256 + (follower & 255)];
    }

    /** Whether an introducer may introduce anything, judged by the few bytes behind it: most do not. */
    boolean mayEscape(int at, int limit) {
        if (bytes[at] < 0) {
            int codePoint = LookAlikes.codePoint(bytes, at, limit);
            return codePoint >= 0 && lookAlikes.character(codePoint) != LookAlikes.NONE;
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
            return mayJoin(introducerAt, at, limit) || closesPlaceholder(introducerAt, limit);
        }
        return !isNothing(introducer, follower);
    }

    /** Letters up to a semicolon, or up to what may stand for one. */
    private boolean mayName(int at, int limit) {
        int end = at;
        while (end < limit && end - at <= Entities.NAME_LENGTH_MAX && isLetter(bytes[end])) {
            end++;
        }
        return end < limit && end > at && (bytes[end] == ';' || isIntroducer(bytes[end]));
    }

    private boolean mayJoin(int quote, int from, int limit) {
        int at = from;
        while (at < limit && bytes[at] == ')') {
            at = spaceEnd(at + 1, limit);
        }
        if (at >= limit) {
            return false;
        }
        int next = bytes[at] == '.' ? at + 1 : spaceEnd(at + 1, limit);
        return switch (bytes[at]) {
            case '.' -> next < limit && (isIntroducer(bytes[next]) || bytes[next] == 'c');
            case '+' -> mayOpen(next, limit) || (next < limit && bytes[next] == '(');
            case ',' -> mayOpen(next, limit) && endsArgument(quote);
            default -> beginsComment(at, limit) || (at > from && isIntroducer(bytes[at]));
        };
    }

    private boolean mayOpen(int at, int limit) {
        return at < limit && (isIntroducer(bytes[at]) || beginsComment(at, limit));
    }

    private boolean beginsComment(int at, int limit) {
        return bytes[at] == '/' && at + 1 < limit && (bytes[at + 1] == '*' || bytes[at + 1] == '/');
    }

    /** Whether a quote ends a literal that is an argument of {@code concat}, with only literals and names before it. */
    boolean endsArgument(int quote) {
        int first = Math.max(0, quote - ARGUMENTS_MAX);
        int at = literalStart(quote, first);
        for (int i = 0; i < ARGUMENTS_BEFORE_MAX && at > first; i++) {
            at = before(at, first);
            if (bytes[at] == '(') {
                return ends(CONCAT, before(at, first), first);
            }
            at = bytes[at] == ',' ? before(at, first) : first;
            at = isQuote(bytes[at]) ? literalStart(at, first) : nameStart(at, first);
        }
        return false;
    }

    /** The place before one, or before the spaces, backslashes of quotes, and NULs of UTF-16 that stand there. */
    private int before(int at, int first) {
        int before = at - 1;
        while (before > first && (isSpace(bytes[before]) || bytes[before] == '\\' || bytes[before] == 0)) {
            before--;
        }
        return Math.max(first, before);
    }

    private int literalStart(int quote, int first) {
        int at = quote - 1;
        while (at > first && isQuote(bytes[quote]) && bytes[at] != bytes[quote]) {
            at--;
        }
        return Math.max(first, at);
    }

    private int nameStart(int end, int first) {
        int at = end;
        while (at > first && isName(bytes[at - 1])) {
            at--;
        }
        return isName(bytes[end]) ? at : first;
    }

    private boolean ends(String word, int last, int first) {
        int at = last;
        for (int i = word.length() - 1; i >= 0 && at > first; i--) {
            if (bytes[at] != word.charAt(i)) {
                return false;
            }
            at = before(at, first);
        }
        return at > first;
    }

    private static boolean isName(int c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '.' || c == 0;
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
