package dev.bers.isolation;

import java.util.ArrayList;
import java.util.List;

/** The texts that a text holds in an encoding: backslash escapes, percent, HTML entities, base64, hexadecimal digits. */
final class EscapedText {

    private static final int ENTITY_MAX = 11;
    private static final List<String> DEFANGED_DOTS =
            List.of("[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}", "[DOT]", "(DOT)");

    private EscapedText() {}

    /** What the text says when an encoding of it other than backslashes is read back once; one for each encoding. */
    static List<String> decodings(String text) {
        List<String> found = new ArrayList<>();
        String once = PercentText.decode(text);
        addIfChanged(text, once, found);
        addIfChanged(once, PercentText.decodeAll(once), found);
        if (text.indexOf('&') >= 0) {
            addIfChanged(text, withoutEntities(text), found);
        }
        addBase64(text, found);
        for (byte[] bytes : HexText.runs(text)) {
            String decoded = DecodedBytes.whole(bytes);
            if (decoded != null) {
                found.add(decoded);
            }
        }
        return found;
    }

    /**
     * What a text may say to who knows where in it to begin: base64 that something precedes, such as the segments of a
     * path, or that holds bytes besides text; and hosts whose dots a regular expression escapes, or that are written so
     * that nobody follows them by mistake. Such a reading says something only where it yields what is declared.
     */
    static List<String> guesses(String text) {
        List<String> found = new ArrayList<>();
        if (text.contains("\\.")) {
            found.add(text.replace("\\.", ".").replace('$', ' '));
        }
        addIfChanged(text, refanged(text), found);
        for (byte[] bytes : HexText.runs(text)) {
            String readable = DecodedBytes.readable(bytes);
            if (!readable.isEmpty()) {
                found.add(readable);
            }
        }
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && Base64Text.isPart(text.charAt(to))) {
                to++;
            }
            if (to - from >= Base64Text.LENGTH_MIN) {
                addGuesses(text.substring(from, to), found);
            }
            from = to + 1;
        }
        return found;
    }

    /** {@code hxxps[:]//a[.]example(.)com}, as reports of security write an address, in its usual form. */
    private static String refanged(String text) {
        if (text.indexOf('[') < 0 && text.indexOf('(') < 0 && text.indexOf('{') < 0 && text.indexOf("xx") < 0) {
            return text;
        }
        String plain = text;
        for (String dot : DEFANGED_DOTS) {
            plain = plain.replace(dot, ".");
        }
        return plain.replace("[:]", ":").replace("[://]", "://").replace("hxxp", "http");
    }

    /** From each of the four places that a group of base64 can begin at, and each segment by itself. */
    private static void addGuesses(String run, List<String> found) {
        for (int i = 0; i < 4; i++) {
            addReadable(run.substring(i), found);
        }
        for (int slash = run.indexOf('/'); slash >= 0; slash = run.indexOf('/', slash + 1)) {
            int next = run.indexOf('/', slash + 1);
            addReadable(run.substring(slash + 1, next < 0 ? run.length() : next), found);
        }
    }

    private static void addReadable(String run, List<String> found) {
        if (run.length() >= Base64Text.LENGTH_MIN) {
            String readable = Base64Text.readable(run);
            if (!readable.isEmpty()) {
                found.add(readable);
            }
        }
    }

    private static void addIfChanged(String text, String decoded, List<String> found) {
        if (!decoded.equals(text)) {
            found.add(decoded);
        }
    }

    /** An escaped slash, and characters by their number in two or four hexadecimal digits; any other escape stays. */
    static String withoutBackslashes(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            char kind = c == '\\' && at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            int digits = kind == 'u' ? 4 : kind == 'x' ? 2 : 0;
            int value = kind == '/' ? '/' : digits == 0 ? -1 : number(text, at + 2, at + 2 + digits, 16);
            out.append(value < 0 ? c : (char) value);
            at += value < 0 ? 1 : 2 + digits;
        }
        return out.toString();
    }

    /** Numeric entities, and the named ones of the characters that make a URL. */
    private static String withoutEntities(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '&' ? entityEnd(text, at) : -1;
            int value = end < 0 ? -1 : entity(text, at + 1, end);
            if (value < 0) {
                out.append(text.charAt(at++));
            } else {
                out.appendCodePoint(value);
                at = end + 1;
            }
        }
        return out.toString();
    }

    private static int entityEnd(String text, int from) {
        int limit = Math.min(text.length(), from + ENTITY_MAX);
        for (int i = from; i < limit; i++) {
            if (text.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    private static int entity(String text, int from, int to) {
        if (from < to && text.charAt(from) == '#') {
            boolean hexadecimal = from + 1 < to && (text.charAt(from + 1) == 'x' || text.charAt(from + 1) == 'X');
            int value = hexadecimal ? number(text, from + 2, to, 16) : number(text, from + 1, to, 10);
            return value <= Character.MAX_CODE_POINT ? value : -1;
        }
        return switch (text.substring(from, to)) {
            case "colon" -> ':';
            case "sol" -> '/';
            case "bsol" -> '\\';
            case "period" -> '.';
            case "commat" -> '@';
            case "num" -> '#';
            case "quest" -> '?';
            case "hyphen", "dash" -> '-';
            case "lowbar" -> '_';
            case "amp" -> '&';
            default -> -1;
        };
    }

    private static int number(String text, int from, int to, int radix) {
        int value = 0;
        if (from >= to || to > text.length() || to - from > 7) {
            return -1;
        }
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }

    private static void addBase64(String text, List<String> found) {
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && Base64Text.isPart(text.charAt(to))) {
                to++;
            }
            if (to - from >= Base64Text.LENGTH_MIN) {
                String decoded = Base64Text.decode(text.substring(from, to));
                if (decoded != null) {
                    found.add(decoded);
                }
            }
            from = to + 1;
        }
    }
}
