package dev.bers.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServedVariablesTest {

    @Test
    void nothing_of_the_server_itself_and_nothing_secret_may_be_served() {
        assertThat(ServedVariables.among(Map.of(
                        "REGION", "eu",
                        "BERS_DATABASE_URL", "postgresql://app:x@db/bers",
                        "BERS_CONFIG__A", "1",
                        "AWS_SECRET_ACCESS_KEY", "x",
                        "GITHUB_TOKEN", "x",
                        "DB_PASSWORD", "x")))
                .containsExactlyEntriesOf(Map.of("REGION", "eu"));
    }
}
