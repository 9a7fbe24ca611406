package dev.bers.workspace.scan;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What stands before each entry of a zip (APPNOTE 4.3.7). A zip is unpacked by these alone: its {@linkplain ZipDirectory
 * directory} at the end may list fewer of them, and other zips may stand before and behind it.
 *
 * @param name as a path with slashes
 * @param isEncrypted whether it cannot be read without a password
 * @param method how it is packed (4.4.5)
 * @param size packed, in bytes; {@link #UNKNOWN} if only what follows the entry says it
 */
record ZipEntryHeader(String name, boolean isEncrypted, int method, long size) {

    /** A size that is not known before the entry is unpacked. */
    static final long UNKNOWN = -1;

    private static final int LENGTH = 30;
    private static final int NAME_LOOKED_AT_MAX = 512;
    private static final int METHOD_MAX = 20;
    private static final int FIRST_OF_LATER_METHODS = 93;
    private static final int LAST_OF_LATER_METHODS = 99;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int DEFLATED_64 = 9;
    private static final int BZIP2 = 12;
    private static final int AES = 99;
    private static final int ENCRYPTED_FLAG = 1;
    private static final int SIZE_FOLLOWS_FLAG = 8;
    private static final long IN_EXTRA_FIELD = 0xFFFF_FFFFL;
    private static final int LONG_SIZES = 1;

    /** Whether the next bytes, which begin like a header, are one: a known method, and a name of readable characters. */
    static boolean isPlausible(SearchedBytes bytes) {
        if (bytes.ahead(LENGTH) < LENGTH || bytes.number(26, 2) == 0) {
            return false;
        }
        long method = bytes.number(8, 2);
        if (method > METHOD_MAX && (method < FIRST_OF_LATER_METHODS || method > LAST_OF_LATER_METHODS)) {
            return false;
        }
        int end = bytes.ahead(LENGTH + Math.min((int) bytes.number(26, 2), NAME_LOOKED_AT_MAX));
        for (int i = LENGTH; i < end; i++) {
            if (bytes.peek(i) < ' ') {
                return false;
            }
        }
        return true;
    }

    /** Reads a header. */
    static ZipEntryHeader read(InputStream in) throws IOException {
        byte[] fixed = bytes(in, LENGTH);
        int flags = (int) number(fixed, 6, 2);
        int method = (int) number(fixed, 8, 2);
        long size = number(fixed, 18, 4);
        byte[] name = bytes(in, (int) number(fixed, 26, 2));
        byte[] extra = bytes(in, (int) number(fixed, 28, 2));
        long packed = size == IN_EXTRA_FIELD ? longSize(extra) : size;
        boolean sizeFollows = (flags & SIZE_FOLLOWS_FLAG) != 0 && packed == 0;
        return new ZipEntryHeader(
                new String(name, StandardCharsets.UTF_8).replace('\\', '/'),
                (flags & ENCRYPTED_FLAG) != 0 || method == AES,
                method,
                sizeFollows ? UNKNOWN : packed);
    }

    /** The packed size in the extra field for long ones, where it stands behind the unpacked one (4.5.3). */
    private static long longSize(byte[] extra) {
        for (int at = 0; at + 4 <= extra.length; at += 4 + (int) number(extra, at + 2, 2)) {
            if (number(extra, at, 2) == LONG_SIZES && at + 20 <= extra.length) {
                return Math.max(UNKNOWN, number(extra, at + 12, 8));
            }
        }
        return UNKNOWN;
    }

    private static byte[] bytes(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static long number(byte[] bytes, int at, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = (number << 8) | (bytes[at + i] & 255);
        }
        return number;
    }

    /** Whether it is unpacked here. */
    boolean isReadable() {
        return !isEncrypted && (method == STORED || method == DEFLATED || method == DEFLATED_64 || method == BZIP2);
    }

    /** What the entry holds, of which the next byte is the first; null if one cannot tell where it ends. */
    @Nullable
    InputStream content(SearchedBytes bytes) throws IOException {
        return switch (method) {
            case STORED -> size == UNKNOWN ? null : bytes.part(size);
            case DEFLATED -> InflatedStream.ofBare(bytes);
            case DEFLATED_64 -> new Deflate64CompressorInputStream(packed(bytes));
            default -> new BZip2CompressorInputStream(packed(bytes));
        };
    }

    private InputStream packed(SearchedBytes bytes) {
        return size == UNKNOWN ? bytes : bytes.part(size);
    }
}
