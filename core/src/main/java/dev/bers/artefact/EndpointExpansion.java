package dev.bers.artefact;

import java.util.List;

/** Reads the whole endpoint around a place at which an anchor was found. */
final class EndpointExpansion {

    private static final int HOST_LENGTH_MAX = 260;
    private static final int USER_LENGTH_MAX = 200;
    private static final int SCHEME_LENGTH_MAX = 32;
    private static final int PATH_LENGTH_MAX = 1_024;
    private static final int PORT_DIGITS_MAX = 5;
    private static final int KEY_LENGTH_MAX = 256;
    /** Before the two bytes of length of a text in a class file (JVM Specification, 4.4.7). */
    private static final int CONSTANT_TAG = 1;

    private final DecodedText text;
    private final Sightings sightings;

    EndpointExpansion(DecodedText text, Sightings sightings) {
        this.text = text;
        this.sightings = sightings;
    }

    /** Reads the host that a character is part of; of a run that is too long for a host, what is nearest. */
    void host(int within) {
        int left = within;
        while (within - left < HOST_LENGTH_MAX && isHost(text.at(left - 1))) {
            left--;
        }
        int right = within + 1;
        while (right - within < HOST_LENGTH_MAX && isHost(text.at(right))) {
            right++;
        }
        while (right > left && isMark(text.at(right - 1))) {
            right--;
        }
        boolean isConstant = isGlued(left) && text.at(left - 2) == CONSTANT_TAG;
        if (isConstant && isHost(left + 1, left + 1, right)) {
            return;
        }
        if (!isHost(left, left, right) && !anotherBeginning(left, right)) {
            withoutDoubts(within, left, right);
        }
    }

    /** Where something is doubtful in the run of host characters: up to there, from there on, or between two such places. */
    private void withoutDoubts(int within, int left, int right) {
        int from = within;
        while (from > left && !text.isSoft(from)) {
            from--;
        }
        int to = within + 1;
        while (to < right && !text.isSoft(to)) {
            to++;
        }
        while (to > from && isMark(text.at(to - 1))) {
            to--;
        }
        boolean isFound = (to < right && isHost(left, left, to)) || (from > left && isHost(from, from, right));
        if (!isFound && from > left && to < right) {
            isHost(from, from, to);
        }
    }

    /** Where the run of host characters is glued to something: a length in a binary, or an underline. */
    private boolean anotherBeginning(int left, int right) {
        if (isGlued(left) && isHost(left + 1, left + 1, right)) {
            return true;
        }
        for (int i = left; i < right && text.at(i) != '.'; i++) {
            if (text.at(i) == '_' && isHost(i + 1, i + 1, right)) {
                return true;
            }
        }
        return false;
    }

    /** Strings in class files and other binaries follow their length: a control character, then any character. */
    private boolean isGlued(int at) {
        int before = text.at(at - 1);
        return before >= 0 && before < '\t';
    }

    private boolean isHost(int from, int runStart, int right) {
        int start = from;
        String computed = "";
        int before = text.at(start - 1);
        if (text.at(start) == '.' && (before == '}' || before == '*')) {
            computed = "*";
        } else {
            while (start < right && isMark(text.at(start))) {
                start++;
            }
        }
        if (start >= right) {
            return false;
        }
        int schemeEnd = computed.isEmpty() ? beforeUser(runStart) : schemeEndBeforeComputed(start);
        int schemeStart = schemeEnd < 0 ? -1 : schemeStart(schemeEnd);
        int end = portEnd(right);
        boolean isAddressed = schemeStart >= 0;
        if (!isAddressed
                && end == right
                && schemeEnd < 0
                && text.text(start, right).indexOf('.') < 0) {
            return false;
        }
        end = pathEnd(end);
        String rest = computed + text.text(start, end);
        int first = isAddressed ? schemeStart : start;
        String endpoint = isAddressed ? text.text(schemeStart, schemeEnd) + "://" + rest : rest;
        return sightings.offer(text.start(first), text.encoding(first, end), endpoint, isAddressed);
    }

    /** The index at which {@code ://} or {@code //} begins before an authority with or without a user; -1 if none. */
    private int beforeUser(int hostStart) {
        int at = hostStart;
        if (text.at(at - 1) == '@') {
            int user = at - 1;
            while (isUser(text.at(user - 1)) && at - user < USER_LENGTH_MAX) {
                user--;
            }
            at = user;
        }
        return slashesBefore(at);
    }

    private int slashesBefore(int at) {
        if (text.at(at - 1) != '/' || text.at(at - 2) != '/') {
            return -1;
        }
        return text.at(at - 3) == ':' ? at - 3 : at - 2;
    }

    /** Before {@code ://*.} or <code>://${…}.</code>; a label that is computed has a computation of any form in it. */
    private int schemeEndBeforeComputed(int dot) {
        int at = dot - 1;
        if (text.at(at) == '}') {
            while (text.at(at) != '{' && text.at(at) >= 0 && dot - at < USER_LENGTH_MAX) {
                at--;
            }
            at -= text.at(at - 1) == '$' ? 1 : 0;
        }
        return slashesBefore(at);
    }

    private int schemeStart(int end) {
        int start = end;
        while (isScheme(text.at(start - 1)) && end - start < SCHEME_LENGTH_MAX) {
            start--;
        }
        if (isGlued(start) && (text.has("http", start + 1) || text.has("ws", start + 1))) {
            start++;
        }
        while (start < end && !isLetter(text.at(start))) {
            start++;
        }
        return start < end ? start : -1;
    }

    private int portEnd(int hostEnd) {
        if (text.at(hostEnd) != ':') {
            return hostEnd;
        }
        int end = hostEnd + 1;
        while (isDigit(text.at(end)) && end - hostEnd <= PORT_DIGITS_MAX) {
            end++;
        }
        return end > hostEnd + 1 ? end : hostEnd;
    }

    private int pathEnd(int start) {
        int end = start;
        if (text.at(start) == '/') {
            while (isPath(text.at(end)) && end - start < PATH_LENGTH_MAX) {
                end++;
            }
            end = withoutPunctuation(start, end);
        }
        return end;
    }

    private int withoutPunctuation(int start, int end) {
        int trimmed = end;
        while (trimmed > start && (text.at(trimmed - 1) == '.' || text.at(trimmed - 1) == ':')) {
            trimmed--;
        }
        return trimmed;
    }

    /** Reads the host that follows {@code ://}, of which the last character's index is given. */
    void url(int slash) {
        int host = slash + 1;
        for (int i = host; isUser(text.at(i)) || text.at(i) == '@'; i++) {
            if (i - slash > USER_LENGTH_MAX) {
                return;
            }
            host = text.at(i) == '@' ? i + 1 : host;
        }
        int first = text.at(host);
        if (first == '*') {
            host(host + 1);
        } else if (isHost(first)) {
            host(host);
        }
    }

    /** Reads the ARN whose first letters end at an index. */
    void arn(int anchorEnd) {
        int start = anchorEnd - Anchors.ARN.length() + 1;
        if (isWord(text.at(start - 1)) && !isGlued(start - 1)) {
            return;
        }
        int end = anchorEnd + 1;
        while (isArn(text.at(end)) && end - start < PATH_LENGTH_MAX) {
            end++;
        }
        end = withoutPunctuation(start, end);
        if (end > start && text.at(start) >= 0) {
            sightings.offer(text.start(start), text.encoding(start, end), text.text(start, end), true);
        }
    }

    /** Reads the key of which one of the prefixes ends at an index; a prefix alone is none. */
    void key(int anchorEnd, List<String> prefixes) {
        if (!isWord(text.at(anchorEnd + 1))) {
            return;
        }
        for (String prefix : prefixes) {
            int start = anchorEnd - prefix.length() + 1;
            if (!text.has(prefix, start) || (isWord(text.at(start - 1)) && !isGlued(start - 1))) {
                continue;
            }
            int end = anchorEnd + 1;
            while (isKey(text.at(end)) && end - start < KEY_LENGTH_MAX) {
                end++;
            }
            sightings.offer(text.start(start), text.encoding(start, end), "key:" + text.text(start, end), false);
        }
    }

    private static boolean isLetter(int c) {
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isMark(int c) {
        return c == '.' || c == '-' || c == '_';
    }

    static boolean isHost(int c) {
        return isLetter(c) || isDigit(c) || isMark(c);
    }

    private static boolean isWord(int c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }

    private static boolean isScheme(int c) {
        return isLetter(c) || isDigit(c) || c == '+' || c == '.' || c == '-';
    }

    private static boolean isUser(int c) {
        return isHost(c) || c == ':' || c == '~' || c == '%' || c == '+' || c == '!' || c == '$' || c == '=';
    }

    private static boolean isPath(int c) {
        return isHost(c) || c == '/' || c == '~' || c == '%' || c == '+' || c == '@' || c == ':' || c == '=';
    }

    private static boolean isArn(int c) {
        return isHost(c) || c == '/' || c == ':' || c == '+' || c == '=' || c == '@' || c == '*';
    }

    private static boolean isKey(int c) {
        return isWord(c) || c == '-';
    }
}
