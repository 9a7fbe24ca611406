package dev.bers.isolation;

import static dev.bers.isolation.Fixtures.DEVELOPMENT;
import static dev.bers.isolation.Fixtures.PREVIEW;
import static dev.bers.isolation.Fixtures.PRODUCTION;
import static dev.bers.isolation.Fixtures.STAGING;
import static dev.bers.isolation.Fixtures.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.environment.EnvironmentName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://chat.picasso.example | production",
                "https://staging.picasso.example/Master | staging",
                "https://stream.staging.picasso.example | staging",
                "https://pr-7.preview.picasso.example | preview",
                "https://xpr-7.preview.picasso.example | production",
                "wss://stream.picasso.example | production",
                "postgres://db.picasso.example:5432/x | production",
                "http://localhost:3003 | development",
                "http://api.localhost:3003 | development",
                "http://127.1:3003 | development",
                "http://[::1]:3003 | development",
                "http://127.0.0.2 | development",
                "https://picasso.s3.eu-west-1.amazonaws.com/x | production",
                "https://s3.amazonaws.com/picasso-staging/x | staging",
                "arn:aws:s3:::picasso/tenants/a.json | production",
                "arn:aws:lambda:us-east-1:123456789012:function:picasso-chat | production",
                "key:pk_live_51H | production",
            })
    void the_declared_owner_owns(String written, String owner) {
        assertThat(Fixtures.ownership().ruleOn(endpoint(written)).ownerText()).isEqualTo(owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://picasso.example",
                "https://chat.picasso.example.evil.example",
                "https://evilpicasso.example",
                "https://chat-picasso.example",
                "s3://picasso-other",
                "https://picasso.s3.amazonaws.com.evil.example",
                "arn:aws:lambda:us-east-1:999999999999:function:picasso-chat",
                "key:pk_test_1",
            })
    void what_nobody_declared_is_unknown(String written) {
        assertThat(Fixtures.ownership().ruleOn(endpoint(written)).isUnknown()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://h.example/api | staging",
                "https://h.example/api/x | staging",
                "https://h.example/api?x | staging",
                "https://h.example/api#x | staging",
                "https://h.example/apix | production",
                "https://h.example/api/../admin | production",
                "https://h.example/api/%2e%2e/admin | production",
                "https://h.example/x/..;/api | staging",
                "https://h.example//api | staging",
                "https://h.example\\api | staging",
                "https://h.example/%61pi | staging",
                "https://h.example/API | production",
                "https://h.example:8443/api | development",
                "http://h.example:8443 | development",
                "https://h.example | production",
                "h.example | production",
            })
    void host_then_port_then_path_decide(String written, String owner) {
        Ownership ownership = Fixtures.owning(Map.of(
                PRODUCTION, List.of("https://h.example"),
                STAGING, List.of("https://h.example/api"),
                DEVELOPMENT, List.of("h.example:8443")));

        assertThat(ownership.ruleOn(endpoint(written)).ownerText()).isEqualTo(owner);
    }

    @Test
    void a_port_of_the_scheme_is_a_port() {
        Ownership ownership = Fixtures.owning(Map.of(STAGING, List.of("h.example:443")));

        assertThat(ownership.ruleOn(endpoint("https://h.example/x")).ownerText())
                .isEqualTo("staging");
        assertThat(ownership.ruleOn(endpoint("http://h.example/x")).isUnknown()).isTrue();
        assertThat(ownership.ruleOn(endpoint("h.example")).ownerText()).isEqualTo("staging");
    }

    @Test
    void a_bucket_comes_before_the_host_that_serves_it() {
        Ownership ownership = Fixtures.owning(
                Map.of(PRODUCTION, List.of("s3://picasso"), STAGING, List.of("s3://picasso/staging")),
                "https://s3.eu-west-1.amazonaws.com");

        assertThat(ownership
                        .ruleOn(endpoint("https://s3.eu-west-1.amazonaws.com/picasso/x"))
                        .ownerText())
                .isEqualTo("production");
        assertThat(ownership
                        .ruleOn(endpoint("https://picasso.s3.amazonaws.com/staging/x"))
                        .ownerText())
                .isEqualTo("staging");
        assertThat(ownership
                        .ruleOn(endpoint("https://s3.eu-west-1.amazonaws.com/other/x"))
                        .isShared())
                .isTrue();
    }

    @Test
    void equally_specific_owners_own_together() {
        Ownership ownership = Fixtures.owning(
                Map.of(PRODUCTION, List.of("*.shop.example"), STAGING, List.of("https://*.shop.example")));

        assertThat(ownership.ruleOn(endpoint("https://a.shop.example")).owners())
                .containsExactlyInAnyOrder(PRODUCTION, STAGING);
    }

    @Test
    void an_environment_reaches_its_own_its_parents_of_the_same_tier_and_what_is_shared() {
        Ownership ownership = Fixtures.ownership();

        Ruling stagings = ownership.ruleOn(endpoint("https://staging.picasso.example"));
        Ruling previews = ownership.ruleOn(endpoint("https://pr-1.preview.picasso.example"));
        Ruling productions = ownership.ruleOn(endpoint("https://chat.picasso.example"));
        Ruling shared = ownership.ruleOn(endpoint("https://fonts.picasso-cdn.example/a.woff2"));

        assertThat(ownership.mayReach(PREVIEW, stagings)).isTrue();
        assertThat(ownership.mayReach(STAGING, previews)).isFalse();
        assertThat(ownership.mayReach(STAGING, productions)).isFalse();
        assertThat(ownership.mayReach(PRODUCTION, stagings)).isFalse();
        assertThat(ownership.mayReach(DEVELOPMENT, shared)).isTrue();
        assertThat(ownership.mayReach(PRODUCTION, Ruling.UNKNOWN)).isFalse();
        assertThat(ownership.mayReach(new EnvironmentName("nowhere"), stagings)).isFalse();
    }

    @Provide
    Arbitrary<List<String>> patterns() {
        return Arbitraries.of(
                        "*.example",
                        "*.a.example",
                        "x.a.example",
                        "x.*.example",
                        "x.a.example:8443",
                        "x.a.example/p",
                        "x.a.example/p/q",
                        "*a.example",
                        "s3://x",
                        "s3://x/p",
                        "s3://*x",
                        "key:abcd",
                        "key:abcdef")
                .list()
                .ofMinSize(2)
                .ofMaxSize(8)
                .uniqueElements();
    }

    @Property(tries = 500, seed = "20261121")
    void the_order_of_declaration_decides_nothing(@ForAll("patterns") List<String> patterns, @ForAll long seed) {
        Map<EnvironmentName, List<String>> forwards = new LinkedHashMap<>();
        Map<EnvironmentName, List<String>> otherwise = new LinkedHashMap<>();
        List<EnvironmentName> names = new ArrayList<>(List.of(DEVELOPMENT, STAGING, PRODUCTION, PREVIEW));
        for (int i = 0; i < patterns.size(); i++) {
            forwards.computeIfAbsent(names.get(i % 4), any -> new ArrayList<>()).add(patterns.get(i));
        }
        Collections.shuffle(names, new Random(seed));
        for (EnvironmentName name : names) {
            List<String> own = new ArrayList<>(forwards.getOrDefault(name, List.of()));
            Collections.shuffle(own, new Random(seed));
            otherwise.put(name, own);
        }
        Ownership one = Fixtures.owning(forwards);
        Ownership other = Fixtures.owning(otherwise);

        for (String written : List.of(
                "https://x.a.example",
                "https://x.a.example:8443/p",
                "wss://x.a.example/p/q/r",
                "x.b.example",
                "y.example",
                "s3://x/p/1",
                "https://xx.s3.amazonaws.com/p",
                "key:abcdefgh",
                "za.example")) {
            Ruling expected = one.ruleOn(endpoint(written));
            assertThat(other.ruleOn(endpoint(written)).owners()).containsExactlyInAnyOrderElementsOf(expected.owners());
        }
    }

    @Property(tries = 1000, seed = "20261121")
    void ruling_never_throws_and_agrees_with_trying_every_matcher(@ForAll String junk) {
        Ownership ownership = Fixtures.ownership();
        for (String written :
                List.of(junk, "https://" + junk, "s3://" + junk, "arn:aws:x:y:z:" + junk, "key:" + junk)) {
            Endpoint endpoint = Endpoint.parse(written).orElse(null);
            if (endpoint == null || endpoint.isLoopback()) {
                continue;
            }
            boolean any = ownership.matchers().stream().anyMatch(matcher -> matcher.matches(endpoint));
            assertThat(ownership.ruleOn(endpoint).isUnknown()).isEqualTo(!any);
        }
    }
}
