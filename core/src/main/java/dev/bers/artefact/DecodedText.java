package dev.bers.artefact;

import java.util.Arrays;

/**
 * A stretch of bytes as the characters that they stand for; each knows the byte at which it begins and how it is
 * written. Reused from stretch to stretch.
 */
final class DecodedText {

    private static final int SOFT = 64;

    private final EscapeReader reader;
    private char[] characters = new char[1_024];
    private int[] starts = new int[1_024];
    private byte[] encodings = new byte[1_024];
    private int length;
    private int ahead;
    private int end;
    private int bytesLimit;
    private boolean isCutLeft;
    private boolean isCutRight;
    private boolean isTouched;
    /** Whether what was passed over since the last character is doubtful. */
    private boolean isSoft;

    /** A view of bytes, empty as yet. */
    DecodedText(byte[] bytes) {
        this.reader = new EscapeReader(bytes);
    }

    /**
     * Shows a stretch that begins where no escape is under way; it is decoded as far as it is looked at.
     *
     * @param limit the end of the bytes there are; an escape may reach beyond the stretch, up to there
     * @param cutLeft whether there is more to the left of it
     * @param cutRight whether there is more to the right of it
     */
    void decode(int from, int to, int limit, boolean cutLeft, boolean cutRight) {
        length = 0;
        ahead = from;
        end = to;
        bytesLimit = limit;
        isCutLeft = cutLeft;
        isCutRight = cutRight;
        isTouched = false;
        isSoft = false;
    }

    /** Decodes what comes next; false at the stretch's end. */
    private boolean decodeOn() {
        while (ahead < end) {
            int at = ahead;
            long reading = reader.readFast(at, bytesLimit);
            ahead = EscapeReader.next(reading);
            isSoft |= EscapeReader.isDoubtful(reading);
            if (!EscapeReader.isNothing(reading)) {
                append(at, reading);
                isSoft = EscapeReader.isDoubtful(reading);
                return true;
            }
        }
        return false;
    }

    private void append(int at, long reading) {
        if (length == characters.length) {
            characters = Arrays.copyOf(characters, length * 2);
            starts = Arrays.copyOf(starts, length * 2);
            encodings = Arrays.copyOf(encodings, length * 2);
        }
        characters[length] = (char) EscapeReader.character(reading);
        starts[length] = at;
        encodings[length++] = (byte) (EscapeReader.encoding(reading) | (isSoft ? SOFT : 0));
    }

    /** The character at an index; -1 beyond either end, which counts as touching it. */
    int at(int index) {
        return index >= 0 && index < length ? characters[index] : atEdge(index);
    }

    private int atEdge(int index) {
        if (index < 0) {
            isTouched |= isCutLeft;
            return -1;
        }
        while (index >= length) {
            if (!decodeOn()) {
                isTouched |= isCutRight;
                return -1;
            }
        }
        return characters[index];
    }

    /**
     * Whether a character, or what was passed over between it and the one before, is {@linkplain EscapeReader#isDoubtful
     * doubtful}: a browser may read the text on, or take it for the end.
     */
    boolean isSoft(int index) {
        return (encodings[index] & SOFT) != 0;
    }

    /** Whether more was asked for than the stretch shows. */
    boolean isTouched() {
        return isTouched;
    }

    /** Says that more was asked for: of what was taken out of it. */
    void touch() {
        isTouched = true;
    }

    /** The character at an index, as {@link #at}, but not counted as touching an edge. */
    int peek(int index) {
        boolean wasTouched = isTouched;
        int character = at(index);
        isTouched = wasTouched;
        return character;
    }

    /** Whether there is more beyond an index to the left. */
    boolean isCutBefore(int index) {
        return index < 0 && isCutLeft;
    }

    /** Whether there is more beyond an index to the right, which is no character of the stretch. */
    boolean isCutAt(int index) {
        return index >= length && isCutRight;
    }

    /** The byte at which a character begins. */
    int start(int index) {
        return starts[index];
    }

    /** The index of the character that begins at a byte; negative if none does. */
    int indexOf(int start) {
        boolean hasMore = true;
        while (hasMore && (length == 0 || starts[length - 1] < start)) {
            hasMore = decodeOn();
        }
        return Arrays.binarySearch(starts, 0, length, start);
    }

    /** How the first character is written that is not plain. */
    Encoding encoding(int from, int to) {
        for (int i = from; i < to; i++) {
            int number = encodings[i] & ~SOFT;
            if (number != 0) {
                return Encoding.ofNumber(number);
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
