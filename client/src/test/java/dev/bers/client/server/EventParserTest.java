package dev.bers.client.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The examples of the HTML standard, section 9.2.6, and what it says beside them. */
class EventParserTest {

    private final List<ServerEvent> events = new ArrayList<>();
    private final EventParser parser = new EventParser(events::add);

    private void read(String text) throws IOException {
        parser.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void lines_of_data_are_joined_and_one_space_is_dropped() throws IOException {
        read("data: YHOO\ndata: +2\ndata:  10\n\n");
        assertThat(events).containsExactly(new ServerEvent("message", "", "YHOO\n+2\n 10"));
    }

    @Test
    void comments_ids_and_names_are_understood() throws IOException {
        read(": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n");
        assertThat(events)
                .containsExactly(
                        new ServerEvent("message", "1", "first event"),
                        new ServerEvent("message", "", "second event"),
                        new ServerEvent("message", "", " third event"));
    }

    @Test
    void an_event_without_data_is_none_and_an_unfinished_one_neither() throws IOException {
        read("event: release\n\nevent: repair\nid: 7\ndata: {}\n\ndata: never");
        assertThat(events).containsExactly(new ServerEvent("repair", "7", "{}"));
        assertThat(events.get(0).isRepair()).isTrue();
    }

    @Test
    void every_line_end_counts_once_and_a_mark_at_the_beginning_not_at_all() throws IOException {
        read("\uFEFFdata: a\r\n\r\ndata: b\r\rdata: c\n\nunknown: x\n");
        assertThat(events).extracting(ServerEvent::content).containsExactly("a", "b", "c");
    }

    @Test
    void retry_is_a_number_of_milliseconds() throws IOException {
        read("retry: soon\n");
        assertThat(parser.retryMillis()).isEmpty();
        read("retry: 1500\nretry:\nretry: 12345678901\n");
        assertThat(parser.retryMillis()).hasValue(1_500);
    }

    @Test
    void what_never_ends_is_refused() throws IOException {
        assertThatThrownBy(() -> read("data: " + "x".repeat(EventParser.LENGTH_MAX)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than");
        EventParser other = new EventParser(events::add);
        byte[] half = ("data: " + "x".repeat(EventParser.LENGTH_MAX / 2) + "\n").getBytes(StandardCharsets.UTF_8);
        other.read(ByteBuffer.wrap(half));
        assertThatThrownBy(() -> other.read(ByteBuffer.wrap(half.clone()))).hasMessageContaining("longer than");
    }

    @Property(tries = 200, seed = "7")
    void where_bytes_are_cut_does_not_matter(@ForAll @IntRange(min = 1, max = 40) int size) throws IOException {
        byte[] all = "id: 4\r\nevent: é😀\r\ndata: {\"a\":\r\ndata: 1}\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        List<ServerEvent> found = new ArrayList<>();
        EventParser cut = new EventParser(found::add);
        for (int at = 0; at < all.length; at += size) {
            cut.read(ByteBuffer.wrap(all, at, Math.min(size, all.length - at)));
        }
        assertThat(found).containsExactly(new ServerEvent("é😀", "4", "{\"a\":\n1}"));
    }
}
