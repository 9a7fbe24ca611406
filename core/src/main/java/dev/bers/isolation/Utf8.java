package dev.bers.isolation;

/** UTF-8 (RFC 3629) read without the charset decoders that the JavaScript build would have to carry. */
final class Utf8 {

    private Utf8() {}

    /** Appends what the first {@code length} bytes write, with {@code replacement} for each byte that is not UTF-8. */
    static void decode(byte[] bytes, int length, char replacement, StringBuilder out) {
        int at = 0;
        while (at < length) {
            int lead = bytes[at] & 0xFF;
            int size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            int codePoint = size == 1 ? lead : lead & (0x7F >> size);
            boolean valid = at + size <= length && (size == 1 || lead >= 0xC2) && lead < 0xF5;
            for (int i = 1; i < size && valid; i++) {
                valid = (bytes[at + i] & 0xC0) == 0x80;
                codePoint = (codePoint << 6) | (bytes[at + i] & 0x3F);
            }
            valid &= size < 3 || codePoint >= (size == 3 ? 0x800 : 0x10000);
            valid &= codePoint <= 0x10FFFF && (codePoint < 0xD800 || codePoint > 0xDFFF);
            if (valid) {
                out.appendCodePoint(codePoint);
                at += size;
            } else {
                out.append(replacement);
                at++;
            }
        }
    }
}
