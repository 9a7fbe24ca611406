package dev.bers.artefact;

import java.util.Arrays;

/**
 * Lines and columns of the bytes in a buffer, kept by blocks: of the first byte of a block that is looked at, which line
 * and column it is.
 */
final class LineIndex {

    /** Bytes of a block. */
    static final int BLOCK = 512;

    /** None for a byte that continues a character, two for the first of four; what is no UTF-8 counts one. */
    private static final byte[] UTF16_UNITS = utf16Units();

    private final byte[] bytes;
    /** The offset in the buffer at which a block was entered; -1 where an escape spans it all. */
    private final int[] entries;

    private final int[] lines;
    /** UTF-16 units of the line before the entry; of a longer line {@link Integer#MAX_VALUE}. */
    private final int[] units;

    private int line = 1;
    private int unitsAtMark;
    private int mark;

    LineIndex(byte[] bytes) {
        this.bytes = bytes;
        int blocks = bytes.length / BLOCK + 1;
        this.entries = new int[blocks];
        this.lines = new int[blocks];
        this.units = new int[blocks];
        Arrays.fill(entries, -1);
    }

    private static byte[] utf16Units() {
        byte[] units = new byte[256];
        for (int i = 0; i < units.length; i++) {
            boolean continues = i >= 0x80 && i < 0xC0;
            boolean isFirstOfFour = i >= 0xF0 && i <= 0xF4;
            units[i] = (byte) (continues ? 0 : isFirstOfFour ? 2 : 1);
        }
        return units;
    }

    /** Begins anew with the first line. */
    void reset() {
        Arrays.fill(entries, -1);
        line = 1;
        unitsAtMark = 0;
        mark = 0;
    }

    /** Says that all before an offset is counted. */
    void enter(int offset) {
        int block = offset / BLOCK;
        if (entries[block] < 0) {
            entries[block] = offset;
            lines[block] = line;
            units[block] = unitsAtMark;
        }
    }

    /** Counts the bytes up to an offset, of which none ends a line and all are ASCII. */
    void skip(int offset) {
        unitsAtMark = plus(unitsAtMark, offset - mark);
        mark = offset;
    }

    /** Counts the bytes up to an offset, the byte before which ends a line. */
    void endLine(int offset) {
        line++;
        unitsAtMark = 0;
        mark = offset;
    }

    /** Counts the bytes from the entry of the block anew: some of them are not ASCII. */
    void recount(int entered, int offset) {
        int block = entered / BLOCK;
        line = lines[block];
        unitsAtMark = units[block];
        count(entries[block], offset);
        mark = offset;
    }

    private static int plus(int units, int more) {
        return more > Integer.MAX_VALUE - units ? Integer.MAX_VALUE : units + more;
    }

    private void count(int from, int to) {
        int counted = 0;
        for (int i = from; i < to; i++) {
            int value = bytes[i];
            if (value == '\n') {
                line++;
                unitsAtMark = 0;
                counted = 0;
            } else {
                counted += UTF16_UNITS[value & 255];
            }
        }
        unitsAtMark = plus(unitsAtMark, counted);
    }

    /** The line and the column of an offset that was counted. */
    long lineAndColumn(int offset) {
        int block = Math.max(0, offset) / BLOCK;
        while (block > 0 && (entries[block] < 0 || entries[block] > offset)) {
            block--;
        }
        int atLine = lines[block];
        int column = plus(units[block], 1);
        for (int i = Math.max(0, entries[block]); i < offset; i++) {
            if (bytes[i] == '\n') {
                atLine++;
                column = 1;
            } else {
                column = plus(column, UTF16_UNITS[bytes[i] & 255]);
            }
        }
        return ((long) atLine << 32) | column;
    }

    /** Follows the bytes, which move to the front of the buffer by whole blocks. */
    void shift(int blocks) {
        int kept = entries.length - blocks;
        for (int i = 0; i < kept; i++) {
            entries[i] = entries[i + blocks] < 0 ? -1 : entries[i + blocks] - blocks * BLOCK;
            lines[i] = lines[i + blocks];
            units[i] = units[i + blocks];
        }
        Arrays.fill(entries, kept, entries.length, -1);
        mark -= blocks * BLOCK;
    }
}
