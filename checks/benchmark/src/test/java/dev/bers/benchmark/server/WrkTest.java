package dev.bers.benchmark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WrkTest {

    private static final String PRINTED = """
            Running 1s test @ http://127.0.0.1:8080/configuration.json
              1 threads and 64 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.02ms  412.00us   9.11ms   91.20%
                Req/Sec    61.20k     2.10k   65.00k    70.00%
              Latency Distribution
                 50%    0.98ms
                 75%    1.12ms
                 90%    1.40ms
                 99%  870.00us
              61234 requests in 1.00s, 370.00MB read
            Requests/sec:  61102.53
            Transfer/sec:    369.20MB
            """;

    @Test
    void rate_and_latency_are_read_in_their_units() {
        Wrk run = Wrk.parse(PRINTED);

        assertThat(run.perSecond()).isEqualTo(61102.53);
        assertThat(run.p99Millis()).isCloseTo(0.87, within(1e-9));
    }

    @Test
    void another_text_is_no_measurement() {
        assertThatIllegalArgumentException().isThrownBy(() -> Wrk.parse("unable to connect"));
    }
}
