package dev.bers.environment;

import org.jspecify.annotations.Nullable;

/** Addresses as hosts: every spelling that a browser takes (WHATWG URL, section 3.5), in the one that it shows. */
final class IpAddress {

    private static final int V4_PARTS = 4;
    private static final int V6_GROUPS = 8;

    private IpAddress() {}

    /** Whether the last label is a number, so that the whole must be an IPv4 address or nothing. */
    static boolean endsInNumber(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return isDigits(last) || number(last) >= 0;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Four decimal parts, from up to four parts that may be octal or hexadecimal, the last filling the rest; or null. */
    static @Nullable String canonicalV4(String name) {
        long address = 0;
        int start = 0;
        for (int part = 0; part < V4_PARTS; part++) {
            int dot = name.indexOf('.', start);
            long value = number(name.substring(start, dot < 0 ? name.length() : dot));
            if (value < 0) {
                return null;
            }
            if (dot < 0) {
                int bits = 8 * (V4_PARTS - part);
                return value < 1L << bits ? dotted(address << bits | value) : null;
            }
            if (value > 255) {
                return null;
            }
            address = address << 8 | value;
            start = dot + 1;
        }
        return null;
    }

    private static String dotted(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    /** The value of a decimal, octal ({@code 0…}) or hexadecimal ({@code 0x…}) number below 2^32, or -1. */
    private static long number(String text) {
        if (text.isEmpty()) {
            return -1;
        }
        int radix = 10;
        int from = 0;
        if (text.startsWith("0x")) {
            radix = 16;
            from = 2;
        } else if (text.length() > 1 && text.charAt(0) == '0') {
            radix = 8;
            from = 1;
        }
        long value = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0 || digit >= radix) {
                return -1;
            }
            value = value * radix + digit;
            if (value >= 1L << 32) {
                return -1;
            }
        }
        return value;
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        char lower = c >= 'A' && c <= 'F' ? (char) (c + 32) : c;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** In brackets, lower case, the longest run of zero groups as {@code ::} (RFC 5952); null if it is no address. */
    static @Nullable String canonicalV6(String text) {
        int[] groups = new int[V6_GROUPS];
        int gap = -1;
        int count = 0;
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            int end = colon < 0 ? text.length() : colon;
            if (colon < 0 && text.indexOf('.', at) >= 0) {
                count = addV4(groups, count, text.substring(at));
                at = text.length();
            } else {
                count = addGroup(groups, count, text, at, end);
                at = end + 1;
            }
            if (count < 0 || (at == text.length() && colon >= 0)) {
                return null;
            }
            if (colon >= 0 && text.charAt(at) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = count;
                at++;
            }
        }
        return expanded(groups, count, gap) ? written(groups) : null;
    }

    private static int addGroup(int[] groups, int count, String text, int from, int to) {
        if (count < 0 || count == V6_GROUPS || to == from || to - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        groups[count] = value;
        return count + 1;
    }

    /** Four plain decimal parts as two groups; the number of groups then, or -1. */
    private static int addV4(int[] groups, int count, String text) {
        if (count > V6_GROUPS - 2 || !text.equals(canonicalV4(text))) {
            return -1;
        }
        int start = 0;
        for (int part = 0; part < V4_PARTS; part++) {
            int dot = text.indexOf('.', start);
            int value = Integer.parseInt(text.substring(start, dot < 0 ? text.length() : dot));
            groups[count + part / 2] = groups[count + part / 2] << 8 | value;
            start = dot + 1;
        }
        return count + 2;
    }

    /** Moves the groups after the gap to the end; false if there are too few or too many. */
    private static boolean expanded(int[] groups, int count, int gap) {
        if (gap < 0) {
            return count == V6_GROUPS;
        }
        if (count == V6_GROUPS) {
            return false;
        }
        int moved = count - gap;
        for (int i = 1; i <= moved; i++) {
            groups[V6_GROUPS - i] = groups[count - i];
            if (count - i < V6_GROUPS - moved) {
                groups[count - i] = 0;
            }
        }
        return true;
    }

    private static String written(int[] groups) {
        int longest = 0;
        int longestAt = -1;
        for (int i = 0; i < V6_GROUPS; i++) {
            int run = 0;
            while (i + run < V6_GROUPS && groups[i + run] == 0) {
                run++;
            }
            if (run > Math.max(1, longest)) {
                longest = run;
                longestAt = i;
            }
        }
        StringBuilder out = new StringBuilder("[");
        for (int i = 0; i < V6_GROUPS; i++) {
            if (i == longestAt) {
                out.append("::");
                i += longest - 1;
                continue;
            }
            if (i > 0 && out.charAt(out.length() - 1) != ':') {
                out.append(':');
            }
            out.append(Integer.toHexString(groups[i]));
        }
        return out.append(']').toString();
    }
}
