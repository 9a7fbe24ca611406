package dev.bers.workspace.reading;

import dev.bers.problem.Location;
import dev.bers.value.Position;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The bytes of a file as text: UTF-8, with or without a byte order mark, without control characters. */
final class SourceText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';
    private static final char DELETE = '\u007F';

    private SourceText() {}

    /**
     * The text, its byte order mark removed.
     *
     * @param isJson whether only JSON's control characters (below the space) are refused, not YAML's as well
     */
    static String decode(String file, byte[] bytes, boolean isJson) {
        String encoding = otherEncoding(bytes);
        if (encoding != null) {
            throw new RefusedText(ReadingProblems.otherEncoding(Location.ofFile(file), encoding));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            checkWellFormed(file, bytes);
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        checkControls(file, text, isJson);
        return text;
    }

    private static @org.jspecify.annotations.Nullable String otherEncoding(byte[] bytes) {
        if (bytes.length < 2) {
            return null;
        }
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0)) {
            return "UTF-16, little endian";
        }
        return (first == 0xFE && second == 0xFF) || (first == 0 && second != 0) ? "UTF-16, big endian" : null;
    }

    private static void checkWellFormed(String file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer before = CharBuffer.allocate(bytes.length);
        if (decoder.decode(in, before, true).isError()) {
            String good = before.flip().toString();
            int start = !good.isEmpty() && good.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
            Position position = positionAt(good.substring(start), good.length() - start);
            Location location = new Location(file, position.line(), position.column());
            throw new RefusedText(ReadingProblems.notUtf8(location, bytes[in.position()] & 0xFF));
        }
    }

    private static void checkControls(String file, String text, boolean isJson) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && (c < DELETE || c > '\u009F' || isJson || c == '\u0085');
            if (!plain && c != '\n' && c != '\r' && c != '\t') {
                Position position = positionAt(text, i);
                Location location = new Location(file, position.line(), position.column());
                throw new RefusedText(ReadingProblems.controlCharacter(location, c));
            }
        }
    }

    /** Whether half of a surrogate pair stands alone, which no encoding of Unicode can write. */
    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean highAlone = Character.isHighSurrogate(c)
                    && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)));
            boolean lowAlone =
                    Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
            if (highAlone || lowAlone) {
                return true;
            }
        }
        return false;
    }

    /** The line and column of the UTF-16 unit at an offset; a line ends with LF, CR LF or CR. */
    static Position positionAt(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, offset - lineStart + 1);
    }
}
