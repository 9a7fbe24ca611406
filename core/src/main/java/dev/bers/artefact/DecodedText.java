package dev.bers.artefact;

import java.util.Arrays;

/**
 * A stretch of bytes as the characters that they stand for; each knows the byte at which it begins and how it is
 * written. Reused from stretch to stretch.
 */
final class DecodedText {

    private final EscapeReader reader;
    private char[] characters = new char[1_024];
    private int[] starts = new int[1_024];
    private byte[] encodings = new byte[1_024];
    private int length;
    private boolean isCutLeft;
    private boolean isCutRight;
    private boolean isTouched;

    /** A view of bytes, empty as yet. */
    DecodedText(byte[] bytes) {
        this.reader = new EscapeReader(bytes);
    }

    /**
     * Decodes a stretch that begins where no escape is under way.
     *
     * @param limit the end of the bytes there are; an escape may reach beyond the stretch, up to there
     * @param cutLeft whether there is more to the left of it
     * @param cutRight whether there is more to the right of it
     */
    void decode(int from, int to, int limit, boolean cutLeft, boolean cutRight) {
        length = 0;
        isCutLeft = cutLeft;
        isCutRight = cutRight;
        isTouched = false;
        int at = from;
        while (at < to) {
            long reading = reader.readFast(at, limit);
            if (!EscapeReader.isNothing(reading)) {
                append(at, reading);
            }
            at = EscapeReader.next(reading);
        }
    }

    private void append(int at, long reading) {
        if (length == characters.length) {
            characters = Arrays.copyOf(characters, length * 2);
            starts = Arrays.copyOf(starts, length * 2);
            encodings = Arrays.copyOf(encodings, length * 2);
        }
        characters[length] = (char) EscapeReader.character(reading);
        starts[length] = at;
        encodings[length++] = (byte) EscapeReader.encoding(reading);
    }

    int length() {
        return length;
    }

    /** The character at an index; -1 beyond either end, which counts as touching it. */
    int at(int index) {
        if (index >= 0 && index < length) {
            return characters[index];
        }
        isTouched |= index < 0 ? isCutLeft : isCutRight;
        return -1;
    }

    /** Whether more was asked for than the stretch shows. */
    boolean isTouched() {
        return isTouched;
    }

    /** Forgets that more was asked for. */
    void untouch() {
        isTouched = false;
    }

    /** The byte at which a character begins. */
    int start(int index) {
        return starts[index];
    }

    /** The index of the character that begins at a byte; negative if none does. */
    int indexOf(int start) {
        return Arrays.binarySearch(starts, 0, length, start);
    }

    /** How the first character is written that is not plain. */
    Encoding encoding(int from, int to) {
        for (int i = from; i < to; i++) {
            if (encodings[i] != 0) {
                return Encoding.ofNumber(encodings[i]);
            }
        }
        return Encoding.PLAIN;
    }

    /** The characters of a stretch, without its bounds checked. */
    String text(int from, int to) {
        return new String(characters, from, to - from);
    }

    /** Whether a text stands at an index, letter case included. */
    boolean has(String text, int index) {
        for (int i = 0; i < text.length(); i++) {
            if (at(index + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
