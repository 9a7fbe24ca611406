package dev.bers.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.environment.EnvironmentName;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ClientsTest {

    private static final EnvironmentName STAGING = new EnvironmentName("staging");

    private final Clients clients = new Clients();

    private void told(String id) {
        clients.told(new Client(STAGING, id, "", null, 1, "sha256:0", Client.State.APPLIED, "", Instant.EPOCH));
    }

    @Test
    void those_not_heard_of_for_longest_leave_first() {
        for (int i = 0; i < Clients.COUNT_MAX; i++) {
            told("c" + i);
        }
        told("c0");
        told("another");
        assertThat(clients.find(STAGING, "c1")).isEmpty();
        assertThat(clients.find(STAGING, "c0")).isPresent();
        assertThat(clients.of(STAGING)).hasSize(Clients.COUNT_MAX);
        assertThat(clients.of(new EnvironmentName("production"))).isEmpty();
    }

    @Test
    void a_client_whose_tenant_is_gone_is_behind() {
        told("a");
        assertThat(clients.find(STAGING, "a").orElseThrow().drift(null)).isEqualTo(Client.Drift.BEHIND);
    }

    @Test
    void identities_are_short_and_plain() {
        assertThat(Client.isId("6b1f-A_z.9")).isTrue();
        assertThat(Client.isId("")).isFalse();
        assertThat(Client.isId("a b")).isFalse();
        assertThat(Client.isId("x".repeat(65))).isFalse();
    }
}
