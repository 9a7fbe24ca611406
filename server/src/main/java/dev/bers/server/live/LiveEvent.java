package dev.bers.server.live;

import dev.bers.exchange.ProblemExchange;
import dev.bers.server.configuration.ServedConfiguration;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import io.vertx.core.buffer.Buffer;

/** What is written to streams of events (HTML standard, section 9.2), each of them encoded once for all who get it. */
final class LiveEvent {

    private LiveEvent() {}

    /** Tells which release is active. */
    static Chunk release(ServedConfiguration active) {
        return event("release", active);
    }

    /** The same, and that everything is to be read anew even if it seems to be in use already. */
    static Chunk repair(ServedConfiguration active) {
        return event("repair", active);
    }

    /** Shows that the server is still there. */
    static Chunk heartbeat() {
        return Chunk.of(":\n\n");
    }

    /** How long to wait before coming back. */
    static Buffer retry(long millis) {
        return Buffer.buffer("retry: " + millis + "\n\n");
    }

    private static Chunk event(String name, ServedConfiguration active) {
        TenantHash tenant = active.tenant();
        MappingValue told = MappingValue.builder()
                .put("environment", active.environment().text())
                .put("tenant", ProblemExchange.orNull(tenant == null ? null : tenant.text()))
                .put("release", active.release().number())
                .put("revision", active.release().revision())
                .put("digest", active.digest())
                .build();
        return Chunk.of(
                "id: " + active.release().number() + "\nevent: " + name + "\ndata: " + Json.write(told) + "\n\n");
    }
}
