package dev.bers.isolation;

import static dev.bers.isolation.Fixtures.DEVELOPMENT;
import static dev.bers.isolation.Fixtures.PRODUCTION;
import static dev.bers.isolation.Fixtures.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointGuardTest {

    private static final EndpointGuard GUARD = new EndpointGuard(
            Fixtures.owning(
                    Map.of(
                            DEVELOPMENT, List.of("https://localhost:9000/mine"),
                            STAGING, List.of("https://both.example/staging", "s3://picasso-staging"),
                            PRODUCTION, List.of("https://both.example", "https://live.example", "s3://picasso")),
                    "https://*.shared.example/public"),
            STAGING);

    @ParameterizedTest
    @CsvSource({
        "https://live.example/a, 0",
        "https://nobody.example/a, 0",
        "https://both.example/a, 9",
        "https://both.example:8443/, 9",
        "https://x.shared.example/, 8",
        "http://127.0.0.9:3000/, 6",
        "https://s3.amazonaws.com/, -1",
        "https://picasso.s3.amazonaws.com/a, -1",
        "s3://picasso/a, -1",
        "/relative, -1",
    })
    void says_how_much_of_a_path_decides(String address, int length) {
        assertThat(GUARD.decidingPathLength(address)).isEqualTo(length);
    }

    @Provide
    static Arbitrary<String> origins() {
        return Arbitraries.of("http", "https", "wss", "ws").flatMap(scheme -> Arbitraries.of(
                        "both.example",
                        "live.example",
                        "live.example:8443",
                        "x.shared.example",
                        "localhost:9000",
                        "127.0.0.9",
                        "api.localhost",
                        "nobody.example",
                        "chat.picasso.example",
                        "s3.amazonaws.com",
                        "s3.eu-west-1.amazonaws.com",
                        "1.2.3",
                        "..")
                .map(host -> scheme + "://" + host));
    }

    @Provide
    static Arbitrary<String> paths() {
        Arbitrary<String> segments = Arbitraries.of(
                "",
                "/",
                "/staging",
                "/public/x",
                "/mine",
                "/picasso",
                "/picasso-staging/a",
                "/../",
                "/%2e%2e",
                "?q=@b",
                "#/x",
                "/;a=b",
                "/a,b",
                "/https://both.example/staging",
                "/\\x");
        return segments.list().ofMaxSize(3).map(parts -> String.join("", parts)).filter(EndpointGuardTest::endsOrigin);
    }

    private static boolean endsOrigin(String path) {
        return path.isEmpty() || "/?#".indexOf(path.charAt(0)) >= 0;
    }

    @Property(tries = 2_000, seed = "20261121")
    void an_origin_that_ignores_paths_is_judged_alike_at_all_of_them(
            @ForAll("origins") String origin, @ForAll("paths") String path, @ForAll("paths") String other) {
        if (GUARD.decidingPathLength(origin + path) == 0) {
            assertThat(GUARD.judge(origin + other)).isEqualTo(GUARD.judge(origin + path));
        }
    }

    @Provide
    static Arbitrary<String> plainPaths() {
        Arbitrary<String> segments =
                Arbitraries.of("staging", "stagin", "staging-", "staging.x", "public", "mine", "a");
        return Combinators.combine(segments.list().ofMaxSize(3), Arbitraries.of("", "/"))
                .as((parts, end) ->
                        String.join("", parts.stream().map(part -> "/" + part).toList()) + end);
    }

    @Property(tries = 2_000, seed = "20261121")
    void plain_paths_that_begin_alike_are_judged_alike(
            @ForAll("origins") String origin, @ForAll("plainPaths") String path, @ForAll("plainPaths") String other) {
        int length = GUARD.decidingPathLength(origin + path);
        if (length > 0 && beginning(path, length).equals(beginning(other, length))) {
            assertThat(GUARD.judge(origin + other)).isEqualTo(GUARD.judge(origin + path));
        }
    }

    private static String beginning(String path, int length) {
        return path.substring(0, Math.min(length, path.length()));
    }
}
