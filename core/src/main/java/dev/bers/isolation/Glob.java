package dev.bers.isolation;

/** Patterns in which each {@code *} spans any characters, none included. */
final class Glob {

    private Glob() {}

    /** Whether the whole text is one that the pattern writes; time grows with the product of the lengths at worst. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int retry = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** How many characters of a pattern stand for themselves. */
    static int literals(String pattern) {
        return pattern.length() - stars(pattern);
    }

    /** How many {@code *} a pattern has. */
    static int stars(String pattern) {
        int stars = 0;
        for (int i = 0; i < pattern.length(); i++) {
            stars += pattern.charAt(i) == '*' ? 1 : 0;
        }
        return stars;
    }
}
