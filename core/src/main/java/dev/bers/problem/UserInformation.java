package dev.bers.problem;

/** What stands between the slashes of a URL and its host, and may be a password (RFC 3986, section 3.2.1). */
public final class UserInformation {

    /** What is shown instead of it. */
    private static final String MASK = "***";

    private static final String ENDS = "\"'`<>/\\?#";

    private UserInformation() {}

    /**
     * The text with a mask in the place of each; slashes may be backslashes, as browsers take them. What consists of
     * expressions, as in <code>https://${variable:LOGIN}@db.example</code>, gives nothing away and stays.
     */
    public static String hidden(String text) {
        return masked(text, false);
    }

    /**
     * The text with a mask in the place of each password only: the user's name stays, and so does what has no password.
     */
    public static String withoutPasswords(String text) {
        return masked(text, true);
    }

    private static String masked(String text, boolean passwordsOnly) {
        if (text.indexOf('@') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            out.append(text.charAt(at++));
            if (beginsAuthority(text, at)) {
                int host = hostStart(text, at);
                int hidden = passwordsOnly ? passwordStart(text, at, host) : at;
                boolean staysAsItIs = hidden == host || isExpression(text, at, host);
                out.append(text, at, hidden).append(staysAsItIs ? text.substring(hidden, host) : MASK + "@");
                at = host;
            }
        }
        return out.toString();
    }

    /** Where the password between two indices begins, of which the second is behind the {@code @}; the second if there is none. */
    private static int passwordStart(String text, int from, int to) {
        int colon = text.substring(from, to).indexOf(':');
        return colon < 0 || from + colon + 2 >= to ? to : from + colon + 1;
    }

    /** Whether an authority stands behind an index: after two slashes, or after a colon and one, as browsers read it. */
    private static boolean beginsAuthority(String text, int at) {
        if (at < 2 || at == text.length() || !isSlash(text.charAt(at - 1)) || isSlash(text.charAt(at))) {
            return false;
        }
        return isSlash(text.charAt(at - 2)) || text.charAt(at - 2) == ':';
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    /** Whether a stretch is nothing but expressions, colons and {@code @}. */
    private static boolean isExpression(String text, int from, int to) {
        int at = from;
        while (at < to) {
            int end = text.startsWith("${", at) ? text.indexOf('}', at) : -1;
            if (end < 0 && ":@".indexOf(text.charAt(at)) < 0) {
                return false;
            }
            at = Math.max(at, end) + 1;
        }
        return true;
    }

    /** The index after the last {@code @} of an authority, or where it begins if it has none. */
    private static int hostStart(String text, int from) {
        int host = from;
        for (int i = from; i < text.length() && text.charAt(i) > ' ' && ENDS.indexOf(text.charAt(i)) < 0; i++) {
            host = text.charAt(i) == '@' ? i + 1 : host;
        }
        return host;
    }
}
