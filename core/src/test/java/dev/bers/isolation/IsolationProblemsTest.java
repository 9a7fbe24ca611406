package dev.bers.isolation;

import static dev.bers.isolation.Fixtures.DEVELOPMENT;
import static dev.bers.isolation.Fixtures.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each template to the letter. */
class IsolationProblemsTest {

    private static String only(List<Problem> problems) {
        assertThat(problems).hasSize(1);
        return problems.get(0).toString();
    }

    private static String ofPattern(String pattern) {
        return only(Fixtures.compile(Map.of(PRODUCTION, List.of(pattern))).problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https:// | it names no host, bucket, ARN or key",
                "'' | it names no host, bucket, ARN or key",
                "https://a.example?x=1 | a query or fragment says nothing about who owns an endpoint",
                "https://a.example,b.example | each host is declared on its own",
                "a.example:99999 | a port is a number from 1 to 65535",
                "a.example:http/x | a port is a number from 1 to 65535",
                "arn:aws:lambda | an ARN has six parts: arn:partition:service:region:account:resource",
                "https://a..example | it names no host, bucket, ARN or key",
                "s3://pic!asso | it names no host, bucket, ARN or key",
                "key: | it names no host, bucket, ARN or key",
            })
    void a_pattern_that_cannot_be_read(String pattern, String reason) {
        assertThat(ofPattern(pattern))
                .isEqualTo("bers.yaml:40:7: error: the pattern '" + pattern + "' cannot be read: " + reason
                        + " [BERS-ISO-020]");
    }

    @Test
    void a_pattern_with_a_user_name() {
        assertThat(ofPattern("https://u@a.example"))
                .isEqualTo("bers.yaml:40:7: error: the pattern 'https://***@a.example' cannot be read: a user name or"
                        + " password does not belong into an owner's pattern [BERS-ISO-020]");
    }

    @Test
    void a_pattern_with_two_stars() {
        assertThat(ofPattern("*.a.*.example"))
                .isEqualTo(
                        "bers.yaml:40:7: error: the pattern '*.a.*.example' has more than one *; only an ARN may have"
                                + " several [BERS-ISO-021]");
    }

    @Test
    void an_owner_that_is_no_environment() {
        List<Problem> problems = Fixtures.compile(Map.of(new EnvironmentName("stagign"), List.of("a.example")))
                .problems();

        assertThat(only(problems))
                .isEqualTo("bers.yaml:40:7: error: 'a.example' is owned by 'stagign', which is no declared environment"
                        + " [BERS-ISO-022]");
        assertThat(problems.get(0).suggestion()).isEqualTo("Did you mean staging?");
        assertThat(problems.get(0).expected()).isEqualTo("one of development, staging, production, preview");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://a.example/x*/y | a path is a prefix, in which * stands for itself",
                "s3://ab | a bucket's name has 3 to 63 characters",
                "arn:aws:s3:::pic!asso | a bucket's name is made of a-z, 0-9, dot and hyphen",
            })
    void a_pattern_that_can_never_match(String pattern, String reason) {
        assertThat(ofPattern(pattern))
                .isEqualTo("bers.yaml:40:7: error: the pattern '" + pattern + "' can never match: " + reason
                        + " [BERS-ISO-023]");
    }

    @Test
    void a_pattern_that_is_shared_and_owned() {
        assertThat(only(Fixtures.compile(Map.of(PRODUCTION, List.of("https://a.example")), "wss://A.example")
                        .problems()))
                .isEqualTo("bers.yaml:40:7: error: 'wss://A.example' is shared, but 'https://a.example', which is the"
                        + " same, is owned by production [BERS-ISO-024]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "https://*", "*:443", "s3://*", "https://*.s3.amazonaws.com", "arn:aws:*:*:*:*", "key:pk"})
    void a_pattern_that_would_own_everything(String pattern) {
        assertThat(ofPattern(pattern))
                .isEqualTo("bers.yaml:40:7: error: the pattern '" + pattern
                        + "' would own everything of its kind, so it proves nothing [BERS-ISO-025]");
    }

    @Test
    void a_pattern_that_takes_in_a_top_level_domain() {
        assertThat(ofPattern("*.com"))
                .isEqualTo("bers.yaml:40:7: warning: the pattern '*.com' takes in every host of a top-level domain"
                        + " [BERS-ISO-025]");
        assertThat(Fixtures.compile(Map.of(PRODUCTION, List.of("*.internal"))).problems())
                .isEmpty();
    }

    @Test
    void loopback_outside_development() {
        assertThat(ofPattern("http://127.0.0.1"))
                .isEqualTo("bers.yaml:40:7: warning: 'http://127.0.0.1' is owned by production, but it is whatever"
                        + " machine the program runs on [BERS-ISO-026]");
        assertThat(only(Fixtures.compile(Map.of(), "http://api.localhost").problems()))
                .contains("is shared, but it is whatever machine");
        assertThat(Fixtures.compile(Map.of(PRODUCTION, List.of("localhost:9000")))
                        .problems())
                .isEmpty();
        assertThat(Fixtures.compile(Map.of(DEVELOPMENT, List.of("localhost"))).problems())
                .isEmpty();
    }
}
