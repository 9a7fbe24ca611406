package dev.bers.artefact;

import java.util.Arrays;

/** Which bytes of a buffer continue an escape: a reading may begin at each other byte that was scanned. */
final class Continuations {

    private final int[] marks;

    /** None as yet, of a buffer with a capacity. */
    Continuations(int capacity) {
        this.marks = new int[capacity / Integer.SIZE + 1];
    }

    /** Forgets all. */
    void clear() {
        Arrays.fill(marks, 0);
    }

    /** Says that the bytes of a stretch continue what begins before it. */
    void mark(int from, int to) {
        for (int at = from; at < to; at++) {
            marks[at / Integer.SIZE] |= 1 << at;
        }
    }

    /** The first byte, from one on, at which a reading may begin. */
    int beginningFrom(int offset) {
        int at = offset;
        while ((marks[at / Integer.SIZE] & (1 << at)) != 0) {
            at++;
        }
        return at;
    }

    /** Follows the bytes, which move to the front of the buffer by a multiple of {@value Integer#SIZE}. */
    void shift(int bytes) {
        int words = bytes / Integer.SIZE;
        int kept = marks.length - words;
        for (int i = 0; i < kept; i++) {
            marks[i] = marks[i + words];
        }
        Arrays.fill(marks, kept, marks.length, 0);
    }
}
