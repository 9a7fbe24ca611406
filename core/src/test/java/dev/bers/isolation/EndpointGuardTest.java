package dev.bers.isolation;

import static dev.bers.isolation.Fixtures.DEVELOPMENT;
import static dev.bers.isolation.Fixtures.PRODUCTION;
import static dev.bers.isolation.Fixtures.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
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
        "https://live.example/a, true",
        "https://nobody.example/a, true",
        "https://both.example/a, false",
        "https://both.example:8443/, false",
        "https://x.shared.example/, false",
        "http://127.0.0.9:3000/, false",
        "https://s3.amazonaws.com/, false",
        "https://picasso.s3.amazonaws.com/a, false",
        "s3://picasso/a, false",
        "/relative, false",
    })
    void says_whether_a_path_makes_no_difference(String address, boolean ignoresPaths) {
        assertThat(GUARD.ignoresPaths(address)).isEqualTo(ignoresPaths);
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
        if (GUARD.ignoresPaths(origin + path)) {
            assertThat(GUARD.judge(origin + other)).isEqualTo(GUARD.judge(origin + path));
        }
    }
}
