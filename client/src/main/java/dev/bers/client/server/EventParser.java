package dev.bers.client.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Bytes of a {@code text/event-stream} to events, after the HTML standard, section 9.2.6: lines end with CR, LF or both, a
 * colon begins a comment, an empty line ends an event, and an event without data is none.
 */
final class EventParser {

    /** Bytes of a line, and characters of an event's data, beyond which the stream is no good. */
    static final int LENGTH_MAX = 64 * 1024;

    private static final char MARK = '\uFEFF';

    private final Consumer<ServerEvent> events;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder content = new StringBuilder();
    private String name = "";
    private String id = "";
    private OptionalLong retryMillis = OptionalLong.empty();
    private boolean isFirstLine = true;
    private boolean followsReturn;

    EventParser(Consumer<ServerEvent> events) {
        this.events = events;
    }

    /** How long the server wants clients to wait before they come back; empty if it has not said. */
    OptionalLong retryMillis() {
        return retryMillis;
    }

    /**
     * Reads what came.
     *
     * @throws IOException if a line or an event is longer than {@value #LENGTH_MAX}
     */
    void read(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            boolean isSecondOfPair = followsReturn && b == '\n';
            followsReturn = b == '\r';
            if (isSecondOfPair) {
                continue;
            }
            if (b == '\n' || b == '\r') {
                endLine();
            } else if (line.size() < LENGTH_MAX) {
                line.write(b);
            } else {
                throw new IOException("an event's line is longer than " + LENGTH_MAX + " bytes");
            }
        }
    }

    private void endLine() throws IOException {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (isFirstLine && !text.isEmpty() && text.charAt(0) == MARK) {
            text = text.substring(1);
        }
        isFirstLine = false;
        if (text.isEmpty()) {
            dispatch();
            return;
        }
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        take(field, value.startsWith(" ") ? value.substring(1) : value);
    }

    private void take(String field, String value) throws IOException {
        switch (field) {
            case "event" -> name = value;
            case "data" -> {
                if (content.length() + value.length() > LENGTH_MAX) {
                    throw new IOException("an event is longer than " + LENGTH_MAX + " characters");
                }
                content.append(value).append('\n');
            }
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            case "retry" -> {
                boolean isNumber =
                        !value.isEmpty() && value.length() < 10 && value.chars().allMatch(c -> c >= '0' && c <= '9');
                retryMillis = isNumber ? OptionalLong.of(Long.parseLong(value)) : retryMillis;
            }
            default -> {
                // A comment, whose field has no name, or a field that the standard doesn't know.
            }
        }
    }

    private void dispatch() {
        if (content.length() > 0) {
            content.setLength(content.length() - 1);
            events.accept(new ServerEvent(name.isEmpty() ? "message" : name, id, content.toString()));
        }
        content.setLength(0);
        name = "";
    }
}
