package dev.bers.client.server;

import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import org.jspecify.annotations.Nullable;

/**
 * What became of a release at this client.
 *
 * @param release its number
 * @param digest of the values that the client uses now
 * @param state what the client did with it
 * @param reason why, for who reads a list of clients; null where it was applied
 */
public record Acknowledgement(
        long release, String digest, State state, @Nullable String reason) {

    /** What a client does with a release. */
    public enum State {
        /** It is what is used now. */
        APPLIED("applied"),
        /** It is unfit here; the one before it is used on. */
        REJECTED("rejected"),
        /** It could not be read; an older one is used on. */
        STALE("stale");

        private final String text;

        State(String text) {
            this.text = text;
        }
    }

    String body(String application, @Nullable String tenant) {
        MappingValue.Builder body = MappingValue.builder()
                .put("release", release)
                .put("digest", digest)
                .put("state", state.text)
                .put("application", application);
        if (reason != null) {
            body.put("reason", reason);
        }
        if (tenant != null) {
            body.put("tenant", tenant);
        }
        return Json.write(body.build());
    }
}
