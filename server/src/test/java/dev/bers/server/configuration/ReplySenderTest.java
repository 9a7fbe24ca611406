package dev.bers.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplySenderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "br, GZIP;q=0.1 | true",
                "* | true",
                "gzip;q=0 | false",
                "gzip; q=0.000, * | false",
                "*;q=0 | false",
                "identity | false",
                "'' | false",
                "x-gzip-like | false"
            })
    void a_packed_body_goes_only_to_who_takes_it(String acceptEncoding, boolean isTaken) {
        assertThat(ReplySender.takesGzip(acceptEncoding)).isEqualTo(isTaken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"a1\" | true",
                "W/\"a1\" | true",
                "\"b\", \"a1\" | true",
                "* | true",
                "\"a\" | false",
                "\"a12\" | false",
                "a1 | false",
                "\"a1 | false"
            })
    void a_tag_matches_only_itself(String ifNoneMatch, boolean isMatch) {
        assertThat(ReplySender.matches(ifNoneMatch, "\"a1\"")).isEqualTo(isMatch);
    }
}
