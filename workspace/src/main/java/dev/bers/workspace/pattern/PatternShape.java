package dev.bers.workspace.pattern;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How deeply a regular expression is nested, and in how many ways parts of it may match nothing.
 *
 * <p>The engine tries each combination of these ways without a look at the text, as in {@code (|)(|)(|)x}: twice as many
 * with each group. The number is an upper bound; of a pattern whose groups all take a character it is 1.
 */
final class PatternShape {

    private static final long CHOICES_MAX = 1L << 40;

    private final String regex;
    private final Deque<Group> open = new ArrayDeque<>();
    private int at;
    private int nesting;
    private final long choices;

    /** A part: in how many ways it matches nothing, and how many are tried, whether it matches then or not. */
    private record Part(long empty, long tried) {

        static final Part CHARACTER = new Part(0, 1);
        static final Part NOTHING = new Part(1, 1);

        Part then(Part next) {
            return new Part(times(empty, next.empty), times(tried, next.tried));
        }

        Part optional() {
            return new Part(empty + 1, empty > 0 ? Math.min(CHOICES_MAX, tried + 1) : tried);
        }

        private static long times(long a, long b) {
            return a != 0 && b > CHOICES_MAX / a ? CHOICES_MAX : a * b;
        }
    }

    /** A group that is not closed yet. */
    private static final class Group {
        private final boolean looksAround;
        private long empty;
        private long tried;
        private Part alternative = Part.NOTHING;
        /** The last part of the alternative, which a quantifier may still repeat. */
        private Part last = Part.NOTHING;

        Group(boolean looksAround) {
            this.looksAround = looksAround;
        }

        void add(Part part) {
            alternative = alternative.then(last);
            last = part;
        }

        void endAlternative() {
            Part whole = alternative.then(last);
            empty = Math.min(CHOICES_MAX, empty + whole.empty());
            tried = Math.min(CHOICES_MAX, tried + whole.tried() - (whole.empty() > 0 ? 0 : 1));
            alternative = Part.NOTHING;
            last = Part.NOTHING;
        }

        Part whole() {
            endAlternative();
            return new Part(looksAround ? 1 : empty, Math.max(1, tried));
        }
    }

    PatternShape(String regex) {
        this.regex = regex;
        open.push(new Group(false));
        while (at < regex.length()) {
            readNext();
        }
        while (open.size() > 1) {
            close();
        }
        this.choices = open.pop().whole().tried();
    }

    int nesting() {
        return nesting;
    }

    long choices() {
        return choices;
    }

    private Group group() {
        return open.element();
    }

    private void readNext() {
        char c = regex.charAt(at++);
        switch (c) {
            case '\\' -> readEscape();
            case '[' -> readClass();
            case '(' -> readGroupStart();
            case ')' -> close();
            case '|' -> group().endAlternative();
            case '^', '$' -> group().add(Part.NOTHING);
            case '*', '?', '+', '{' -> readQuantifier(c);
            default -> group().add(Part.CHARACTER);
        }
    }

    private void readEscape() {
        char kind = at < regex.length() ? regex.charAt(at++) : ' ';
        if (kind == 'Q') {
            int end = regex.indexOf("\\E", at);
            at = end < 0 ? regex.length() : end + 2;
        } else if ("pPxNk".indexOf(kind) >= 0 && at < regex.length() && "{<".indexOf(regex.charAt(at)) >= 0) {
            int end = regex.indexOf(regex.charAt(at) == '{' ? '}' : '>', at);
            at = end < 0 ? regex.length() : end + 1;
        }
        boolean takesNothing = "bBAzZGk".indexOf(kind) >= 0 || (kind >= '1' && kind <= '9');
        group().add(takesNothing ? Part.NOTHING : Part.CHARACTER);
    }

    /** Classes of characters may hold others, and a bracket that closes none where it comes first. */
    private void readClass() {
        int depth = 1;
        boolean isFirst = true;
        while (at < regex.length() && depth > 0) {
            char c = regex.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                nesting = Math.max(nesting, open.size() - 1 + ++depth);
            } else if (c == ']' && !isFirst) {
                depth--;
            }
            isFirst = c == '[' || (isFirst && c == '^');
        }
        group().add(Part.CHARACTER);
    }

    private void readGroupStart() {
        boolean looksAround = false;
        if (regex.startsWith("?", at)) {
            looksAround = regex.startsWith("?=", at)
                    || regex.startsWith("?!", at)
                    || regex.startsWith("?<=", at)
                    || regex.startsWith("?<!", at);
            at++;
            while (at < regex.length() && "():=!>|".indexOf(regex.charAt(at)) < 0) {
                at++;
            }
            at += at < regex.length() && regex.charAt(at) != ')' && regex.charAt(at) != '(' ? 1 : 0;
        }
        open.push(new Group(looksAround));
        nesting = Math.max(nesting, open.size() - 1);
    }

    private void close() {
        if (open.size() > 1) {
            Part whole = open.pop().whole();
            group().add(whole);
        }
    }

    private void readQuantifier(char c) {
        int least = c == '+' ? 1 : 0;
        if (c == '{') {
            int end = regex.indexOf('}', at);
            int digits = at;
            while (digits < regex.length() && regex.charAt(digits) >= '0' && regex.charAt(digits) <= '9') {
                least = Math.min(1_000_000, least * 10 + regex.charAt(digits) - '0');
                digits++;
            }
            at = end < 0 ? regex.length() : end + 1;
        }
        if (at < regex.length() && "?+".indexOf(regex.charAt(at)) >= 0) {
            at++;
        }
        Group group = group();
        group.last = repeated(group.last, least);
    }

    /** A part that must stand so many times, and may stand once more. */
    private static Part repeated(Part part, int least) {
        Part all = part.optional();
        for (int i = 0; i < least && all.tried() < CHOICES_MAX && part.tried() > 1; i++) {
            all = all.then(part);
        }
        return least > 0 && part.empty() == 0 ? new Part(0, all.tried()) : all;
    }
}
