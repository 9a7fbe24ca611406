package dev.bers.isolation;

import dev.bers.environment.IgnoredCharacters;
import java.util.ArrayList;
import java.util.List;

/** Where the parts of an endpoint begin and end within a longer text. */
final class TextRuns {

    /** Longer paths, ARNs and keys are cut: what is declared is shorter, and each stretch is read in bounded time. */
    static final int LENGTH_MAX = 2_048;

    /** UTF-16 units of what stands instead of a host that are told. */
    private static final int HOSTLESS_MAX = 64;

    private static final String ENDS_ALWAYS = "\"'`<>";
    private static final String ENDS_HOST = ")|;^,&";
    /** Raised letters and digits of Latin-1, and a dot that leads. */
    private static final String READ_AS_ASCII = "\u00AA\u00B2\u00B3\u00B9\u00BA\u2024";

    private static final String TRAILING = ".,;:!?)]}'";

    private TextRuns() {}

    /** Whether what stands at an index is not the continuation of a word or path. */
    static boolean beginsToken(String text, int at) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        return before <= ' ' || "\"'`(,;=[{|<>".indexOf(before) >= 0;
    }

    /** Where the letters, digits and plus signs before a colon begin, as a scheme does. */
    static int schemeStart(String text, int colon) {
        int start = colon;
        while (start > 0 && isSchemePart(text.charAt(start - 1))) {
            start--;
        }
        while (start < colon && !Schemes.isLetter(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static boolean isSchemePart(char c) {
        return Schemes.isPart(c) && c != '.' && c != '-';
    }

    /** The index after the slashes at an index; backslashes count after the special schemes. */
    static int afterSlashes(String text, int from, boolean special) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == '/' || (special && text.charAt(at) == '\\'))) {
            at++;
        }
        return at;
    }

    /** Where the authority that begins at an index ends. A user name and password may hold what ends a host. */
    static int authorityEnd(String text, int from, boolean special) {
        int hard = from;
        int host = from;
        while (hard < text.length() && !endsAuthority(text, hard, from, special)) {
            host = text.charAt(hard) == '@' ? hard + 1 : host;
            hard++;
        }
        boolean inTemplate = false;
        boolean hasBrace = false;
        boolean hasBracket = false;
        for (int i = host; i < hard; i++) {
            char c = text.charAt(i);
            hasBrace |= c == '{';
            hasBracket |= c == '[';
            inTemplate = c == '{' || c == '[' || (inTemplate && c != '}' && c != ']');
            boolean comma = c == ',' && !special && i + 1 < hard && !isSpaceOrEnd(text, i + 1);
            boolean closes = !inTemplate && ((c == '}' && !hasBrace) || (c == ']' && !hasBracket));
            if (closes || (!inTemplate && ENDS_HOST.indexOf(c) >= 0 && !comma)) {
                return i;
            }
        }
        return hard;
    }

    private static boolean endsAuthority(String text, int at, int from, boolean special) {
        char c = text.charAt(at);
        boolean isPlaceholder = c == '<' && at == from;
        boolean closesPlaceholder = c == '>' && text.charAt(from) == '<';
        if (isPlaceholder || closesPlaceholder) {
            return false;
        }
        boolean ends = c <= ' ' || c == '/' || c == '?' || c == '#' || (special && c == '\\');
        return ends || ENDS_ALWAYS.indexOf(c) >= 0 || EndpointReader.beginsProperty(text, at);
    }

    private static boolean isSpaceOrEnd(String text, int at) {
        return at >= text.length() || text.charAt(at) <= ' ';
    }

    /**
     * Where what stands at an index instead of a host ends: before a path, a further item or the value of a parameter.
     * The index itself if nothing stands there but another scheme, as in a list of schemes.
     */
    static int hostlessEnd(String text, int from) {
        int at = from;
        int limit = Math.min(text.length(), from + HOSTLESS_MAX);
        while (at < limit && text.charAt(at) > ' ' && (ENDS_ALWAYS + ",;)/=").indexOf(text.charAt(at)) < 0) {
            at++;
        }
        boolean isScheme = at > from && text.charAt(at - 1) == ':' && text.startsWith("//", at);
        return isScheme ? from : at;
    }

    /** Whether a text has a letter or digit, as a host must, and more than an ellipsis has. */
    static boolean hasName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '*' || c == '{') {
                return true;
            }
        }
        return false;
    }

    /** Whether a text is a single URL, in which a comma belongs to the path. */
    static boolean isAlone(String text) {
        int first = text.indexOf("://");
        for (int i = 0; i < text.length(); i++) {
            boolean inScheme = i < first && !Schemes.isPart(text.charAt(i)) && text.charAt(i) != ':';
            if (text.charAt(i) <= ' ' || inScheme) {
                return false;
            }
        }
        return first > 0 && text.indexOf("//", first + 3) < 0;
    }

    /** Where the path, query and fragment that begin at an index end. */
    static int pathEnd(String text, int from, boolean alone) {
        int at = from;
        int limit = Math.min(text.length(), from + LENGTH_MAX);
        boolean hasPath = at < text.length() && "/?#\\".indexOf(text.charAt(at)) >= 0;
        while (hasPath && at < limit) {
            char c = text.charAt(at);
            if (c <= ' ' || ENDS_ALWAYS.indexOf(c) >= 0 || (c == ',' && !alone)) {
                break;
            }
            at++;
        }
        while (!alone && at > from && TRAILING.indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    /** The next {@code arn:} that begins a word, or -1. */
    static int indexOfArn(String text, int from) {
        for (int i = from; i + 4 <= text.length(); i++) {
            boolean begins = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
            if (begins && text.regionMatches(true, i, "arn:", 0, 4)) {
                return i;
            }
        }
        return -1;
    }

    /** Where an ARN that begins at an index ends. */
    static int arnEnd(String text, int from) {
        int at = from;
        int limit = Math.min(text.length(), from + LENGTH_MAX);
        while (at < limit && text.charAt(at) > ' ' && "\"'`<>,;)\\".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        while (at > from && (text.charAt(at - 1) == '.' || text.charAt(at - 1) == '/')) {
            at--;
        }
        return at;
    }

    /** Where the characters of hosts that begin at an index end; the index itself if none stands there. */
    static int hostEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isHostPart(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isHostPart(char c) {
        if (c < 128) {
            return HostText.isPlain(c) || (c >= 'A' && c <= 'Z');
        }
        boolean isPunctuation =
                (c < 0xC0 || (c >= 0x2000 && c <= 0x206F) || c == 0x3000) && !IgnoredCharacters.include(c);
        return !isPunctuation || READ_AS_ASCII.indexOf(c) >= 0;
    }

    /** Whether a text has characters beyond ASCII. */
    static boolean hasOtherScript(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return true;
            }
        }
        return false;
    }

    /** The index after a colon and digits, or the index itself. */
    static int portEnd(String text, int from) {
        int at = from + 1;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return from < text.length() && text.charAt(from) == ':' && at > from + 1 ? at : from;
    }

    /**
     * Whether a run of host characters is the account before an {@code @}, or the host of a {@code mailto:}. The host of
     * any other account may be logged in to, as {@code ssh deploy@host} does: nothing in the text tells it from mail.
     */
    static boolean isMailName(String text, int from, int to) {
        if (to < text.length() && text.charAt(to) == '@') {
            return true;
        }
        if (from == 0 || text.charAt(from - 1) != '@') {
            return false;
        }
        boolean goesOn = to < text.length() && (text.charAt(to) == ':' || text.charAt(to) == '/');
        int start = from - 1;
        while (start > 0 && (isHostPart(text.charAt(start - 1)) || "+%".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        boolean isMailto = start >= 7 && text.regionMatches(true, start - 7, "mailto:", 0, 7);
        return !goesOn && start < from - 1 && isMailto;
    }

    /** Whether the character before an index belongs to a percent-encoded byte, whose digits are no part of a name. */
    static boolean isWithinEscape(String text, int at) {
        return at > 0 && PercentText.byteAt(text, at - 1) >= 0;
    }

    /** Whether a run is an item of a list: between commas, semicolons, white space or the ends. */
    static boolean isListItem(String text, int from, int to) {
        boolean begins = from == 0 || text.charAt(from - 1) <= ' ' || ",;".indexOf(text.charAt(from - 1)) >= 0;
        boolean ends = to == text.length() || text.charAt(to) <= ' ' || ",;".indexOf(text.charAt(to)) >= 0;
        return begins && ends;
    }

    /** Where a key that begins at an index ends. */
    static int keyEnd(String text, int from) {
        int at = from;
        int limit = Math.min(text.length(), from + LENGTH_MAX);
        while (at < limit && (Character.isLetterOrDigit(text.charAt(at)) || "_-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    /** The items of a list that is separated by commas or semicolons, without white space around them. */
    static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int to = from;
            while (to < text.length() && text.charAt(to) != ',' && text.charAt(to) != ';') {
                to++;
            }
            items.add(text.substring(from, to).strip());
            from = to + 1;
        }
        return items;
    }
}
