package dev.bers.config;

/** Hosts of URLs that look like others to a person's eye. */
final class DeceptiveHost {

    /** Cyrillic and Greek small letters that look like Latin ones (of Unicode TR 39's confusables). */
    private static final String LATIN_LOOKALIKES = "асеорхуіјѕԁԛԝһӏοανρυικ";

    private DeceptiveHost() {}

    /**
     * Whether a label of a URL's host mixes Latin with Cyrillic or Greek letters, is made of their Latin lookalikes
     * alone, or holds a character that browsers turn into another one (full width forms, ideographic full stops).
     */
    static boolean isDeceptive(String url) {
        String host = host(url);
        int start = 0;
        for (int i = 0; i <= host.length(); i++) {
            if (i == host.length() || host.charAt(i) == '.') {
                if (isDeceptiveLabel(host, start, i)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static boolean isDeceptiveLabel(String host, int start, int end) {
        boolean latin = false;
        boolean other = false;
        boolean onlyLookalikes = true;
        for (int i = start; i < end; i++) {
            char c = Character.toLowerCase(host.charAt(i));
            if (c == 0x3002 || (c >= 0xFF00 && c <= 0xFFEF) || c == 0x2024 || c == 0x2044 || c == 0x2215) {
                return true;
            }
            latin |= (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x24F);
            if (c >= 0x370 && c <= 0x52F) {
                other = true;
                onlyLookalikes &= LATIN_LOOKALIKES.indexOf(c) >= 0;
            }
        }
        return other && (latin || onlyLookalikes);
    }

    /** Whether what stands before the {@code @} looks like a host: {@code https://chat.example@evil.test}. */
    static boolean hidesBehindUser(String url) {
        String user = user(url);
        int colon = user.indexOf(':');
        return (colon < 0 ? user : user.substring(0, colon)).indexOf('.') >= 0;
    }

    /** Whether a user's password stands in a URL. */
    static boolean holdsPassword(String url) {
        String user = user(url);
        int colon = user.indexOf(':');
        return colon >= 0 && colon + 1 < user.length();
    }

    private static String authority(String url) {
        int start = url.indexOf("//") + 2;
        int end = start;
        while (end < url.length() && "/\\?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return url.substring(start, end);
    }

    private static String user(String url) {
        String authority = authority(url);
        int at = authority.lastIndexOf('@');
        return at < 0 ? "" : authority.substring(0, at);
    }

    private static String host(String url) {
        String authority = authority(url);
        int at = authority.lastIndexOf('@');
        int colon = authority.indexOf(':', at + 1);
        return authority.substring(at + 1, colon < 0 ? authority.length() : colon);
    }
}
