package dev.bers.isolation;

import java.util.ArrayList;
import java.util.List;

/** Runs of hexadecimal digits, two for each byte of a text. */
final class HexText {

    /** Shorter runs are numbers and colours; the shortest URL worth hiding is longer. */
    private static final int LENGTH_MIN = 24;

    private HexText() {}

    /** The bytes that each run within a text writes, from its first digit and from its second. */
    static List<byte[]> runs(String text) {
        List<byte[]> runs = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && digit(text.charAt(to)) >= 0) {
                to++;
            }
            if (to - from >= LENGTH_MIN) {
                runs.add(bytes(text, from, to));
                runs.add(bytes(text, from + 1, to));
            }
            from = to + 1;
        }
        return runs;
    }

    private static byte[] bytes(String text, int from, int to) {
        byte[] bytes = new byte[(to - from) / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (digit(text.charAt(from + 2 * i)) * 16 + digit(text.charAt(from + 2 * i + 1)));
        }
        return bytes;
    }

    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
