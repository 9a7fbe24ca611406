package dev.bers.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.config.LayerKind;
import dev.bers.config.Leaf;
import dev.bers.config.Provenance;
import dev.bers.config.SchemaHints;
import dev.bers.config.SchemaHints.EndpointHint;
import dev.bers.problem.Location;
import dev.bers.value.BooleanValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointFinderTest {

    private static final EndpointFinder FINDER = new EndpointFinder(Fixtures.ownership());
    private static final int LONGEST = 32_768;
    private static final int TIMES_LONGER = 8;
    /** Less is as much the clock's and the collector's as the finder's. */
    private static final long NANOS_MEASURABLE = 1_000_000;

    private static List<String> found(String text) {
        return found(text, EndpointHint.AUTOMATIC);
    }

    private static List<String> found(String text, EndpointHint hint) {
        FoundEndpoints found = FINDER.in(text, hint);
        List<String> all = new ArrayList<>();
        found.endpoints().forEach(endpoint -> all.add(endpoint.toString()));
        found.unprovable().forEach(part -> all.add("? " + part));
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "https://chat.picasso.example/api | https://chat.picasso.example/api",
                "see https://a.example and wss://b.example/x. | https://a.example wss://b.example/x",
                "https://a.example/x,https://b.example/y | https://a.example/x https://b.example/y",
                "https://a.example/x,y | https://a.example/x,y",
                "{\"url\":\"https://a.example/x\",\"n\":1} | https://a.example/x",
                "{\"url\":\"https:\\/\\/chat.picasso.example\\/api\"} | https://chat.picasso.example/api",
                "connect-src 'self' https://a.example wss://b.example; img-src https://c.example | https://a.example wss://b.example https://c.example",
                "(https://a.example/x) | https://a.example/x",
                "<a href='https://a.example/x'>https://b.example</a> | https://a.example/x https://b.example",
                "url=https://a.example&next=https://b.example | https://a.example https://b.example",
                "jdbc:postgresql://db.picasso.example:5432/app?user=x&password=y | postgresql://db.picasso.example/app",
                "jdbc:oracle:thin:@db.example:1521:sid | oracle://db.example:1521",
                "mongodb://u:p@m1.example:27017,m2.example:27018/app | mongodb://m1.example/app mongodb://m2.example:27018/app",
                "postgres://u:p;w,d$@db.example/app | postgres://db.example/app",
                "jdbc:sqlserver://db.example:1433;user=sa;password=p@ss | sqlserver://db.example",
                "b1.picasso.example:9092,b2.staging.picasso.example:9092 | b1.picasso.example:9092 b2.staging.picasso.example:9092",
                "chat.picasso.example | chat.picasso.example",
                "CHAT.PICASSO.EXAMPLE | chat.picasso.example",
                "chat.picasso.example. | chat.picasso.example",
                "localhost | localhost",
                "localhost:3000 | localhost:3000",
                "connects to localhost by itself | ",
                "//chat.picasso.example/x | //chat.picasso.example/x",
                "\\\\chat.picasso.example\\x | //chat.picasso.example/x",
                "https:\\\\chat.picasso.example | https://chat.picasso.example",
                "https:chat.picasso.example | chat.picasso.example",
                "https://staging.picasso.example\\@chat.picasso.example/ | https://staging.picasso.example/@chat.picasso.example chat.picasso.example",
                "https%3A%2F%2Fchat.picasso.example | https://chat.picasso.example",
                "https%253A%252F%252Fchat.picasso.example | https://chat.picasso.example",
                "https://staging.picasso.example/go?to=https%3A%2F%2Fchat.picasso.example%2Fapi | https://staging.picasso.example/go https://chat.picasso.example/api",
                "https&#58;&sol;&#x2f;chat.picasso.example | https://chat.picasso.example",
                "https:\\u002f\\u002fchat.picasso.example | https://chat.picasso.example",
                "aHR0cHM6Ly9jaGF0LnBpY2Fzc28uZXhhbXBsZS9hcGk= | https://chat.picasso.example/api",
                "https://ch%61t.picasso.example | https://chat.picasso.example",
                "arn:aws:lambda:us-east-1:123456789012:function:picasso-chat | arn:aws:lambda:us-east-1:123456789012:function:picasso-chat",
                "calls arn:aws:sqs:eu-west-1:1:q, then more | arn:aws:sqs:eu-west-1:1:q",
                "https://lambda.us-east-1.amazonaws.com/functions/arn:aws:lambda:us-east-1:123456789012:function:picasso-chat/invocations | https://lambda.us-east-1.amazonaws.com/functions/arn:aws:lambda:us-east-1:123456789012:function:picasso-chat/invocations arn:aws:lambda:us-east-1:123456789012:function:picasso-chat/invocations",
                "s3://picasso/tenants | s3://picasso/tenants",
                "picasso | s3://picasso",
                "picasso, picasso-staging | s3://picasso s3://picasso-staging",
                "welcome to picasso | ",
                "Bearer pk_live_51H8x | pk_live_…",
                "desk_live_1 | ",
                "xpk_live_1 | ",
                "ops@chat.picasso.example | chat.picasso.example",
                "deploy+ci@chat.picasso.example | chat.picasso.example",
                "ops@other.example | ",
                "mailto:ops@chat.picasso.example | ",
                "git@chat.picasso.example:repo.git | chat.picasso.example",
                "index.js version 1.2.3 of the app. See README.md | ",
                "other.example | ",
                "https://... | ",
                "https:// | ",
                "file:///etc/hosts | ",
                "http://,https:// | ",
                "10:30 // a comment | ",
                "C:\\Windows\\x | ",
                "https://*.picasso.example | https://*.picasso.example",
            })
    void finds_what_a_text_names(String text, String expected) {
        assertThat(String.join(" ", found(text))).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "https://{tenant}.picasso.example/x | ? https://{tenant}.picasso.example",
                "https://${HOST}/x | ? https://${HOST}",
                "https://<host>/x | ? https://<host>",
                "https://chat.picasso.example/{tenant} | https://chat.picasso.example/{tenant}",
                "s3://{bucket}/x | ? s3://{bucket}",
                "https://#{host}/x | ? https://#{host}",
                "https://^^HOST^^/x | ? https://^^HOST^^",
                "https://?x=1 | ? https://?x",
                "https://@@HOST@@/x | ? https://***@",
                "arn:aws:s3:::{bucket}/x | ? arn:aws:s3:::{bucket}/x",
            })
    void tells_what_is_computed_as_unprovable_unless_it_is_in_the_path(String text, String expected) {
        assertThat(String.join(" ", found(text))).isEqualTo(expected);
    }

    @Test
    void bars_are_no_host() {
        assertThat(found("https://||HOST||/x")).containsExactly("? https://||HOST||");
        assertThat(found("http://|https://")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"chat\u200B.picasso.example", "\uFF43hat\u3002picasso.example", "cha\u00ADt.picasso.example"})
    void a_character_that_browsers_drop_or_fold_hides_nothing(String host) {
        assertThat(found(host)).containsExactly("chat.picasso.example");
        assertThat(found("https://" + host)).contains("https://chat.picasso.example");
    }

    @Test
    void a_url_broken_over_lines_is_joined_as_browsers_do() {
        assertThat(found("https://chat.pica\nsso.example/x")).contains("https://chat.picasso.example/x");
        assertThat(found("https://a.example\nhttps://b.example"))
                .containsExactly("https://a.example", "https://b.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://staging.picasso.example/cb/aHR0cHM6Ly9jaGF0LnBpY2Fzc28uZXhhbXBsZQ==",
                "a/b/aHR0cHM6Ly9jaGF0LnBpY2Fzc28uZXhhbXBsZQ",
                "xaHR0cHM6Ly9jaGF0LnBpY2Fzc28uZXhhbXBsZQ==",
                "AAECaHR0cHM6Ly9jaGF0LnBpY2Fzc28uZXhhbXBsZQAB",
                "^https://chat\\.picasso\\.example$",
                "\u8BF7\u8BBF\u95EEchat.picasso.example\u8C22\u8C22",
                "\uD83D\uDE00chat.picasso.example\uD83D\uDE00",
                "https://staging.picasso.example:443:chat.picasso.example:443",
            })
    void what_stands_around_an_endpoint_does_not_hide_it(String text) {
        assertThat(found(text)).anyMatch(endpoint -> endpoint.contains("chat.picasso.example"));
    }

    @Test
    void a_domain_with_a_leading_dot_is_every_host_below_it() {
        assertThat(found(".picasso.example")).containsExactly("*.picasso.example");
        assertThat(found("{tenant}.picasso.example")).containsExactly("*.picasso.example");
        assertThat(found("see.picasso.example")).containsExactly("see.picasso.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"bucket\":\"picasso\"}", "bucket=picasso", "\"picasso\"", "region=eu, bucket = picasso"})
    void a_bucket_is_found_beside_its_key(String text) {
        assertThat(found(text)).containsExactly("s3://picasso");
    }

    @Test
    void a_path_too_long_to_be_read_proves_nothing() {
        String climb = "/x/..".repeat(1_000);
        assertThat(found("https://chat.picasso.example" + climb + "/api")).contains("? https://chat.picasso.example/…");
        assertThat(found("chat.picasso.example" + climb)).isNotEmpty();
        assertThat(found("https://chat.picasso.example/api?" + "x".repeat(9_000)))
                .containsExactly("https://chat.picasso.example/api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x ",
                "a",
                "{}",
                "}",
                "a.b/",
                "https://a/",
                "https:/",
                "arn:",
                "pk_live_",
                "&",
                "[",
                "a,",
                "://a",
                "m@",
                "%61",
                "\\.",
                "YWJj",
                "a.picasso.example ",
                "/",
                ".",
                ";a",
                "%25",
                "%2525",
                "6874",
                "[.]",
                "\uFF43."
            })
    void a_value_is_read_in_time_that_grows_with_its_length(String unit) {
        String shorter = "https://{" + unit.repeat(LONGEST / TIMES_LONGER / unit.length());
        String longest = "https://{" + unit.repeat(LONGEST / unit.length());
        found(shorter);

        double ratio = (double) processorNanos(longest) / Math.max(NANOS_MEASURABLE, processorNanos(shorter));

        assertThat(ratio)
                .as("quadratic would be %s", TIMES_LONGER * TIMES_LONGER)
                .isLessThan(3 * TIMES_LONGER);
    }

    /** Of several runs the one that was disturbed least, by the clock of the thread, which stands while others run. */
    private static long processorNanos(String text) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 3; run++) {
            long before = threads.getCurrentThreadCpuTime();
            found(text);
            least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
        }
        return least;
    }

    @Test
    void what_the_schema_calls_no_endpoint_is_not_looked_at() {
        assertThat(found("https://chat.picasso.example", EndpointHint.NEVER)).isEmpty();
        assertThat(FINDER.in(leaf("A", "https://a.example", EndpointHint.NEVER)).isEmpty())
                .isTrue();
    }

    @Test
    void what_the_schema_calls_an_endpoint_is_one_even_if_nobody_knows_it() {
        assertThat(found("db", EndpointHint.ALWAYS)).containsExactly("db");
        assertThat(found("other.example, db:5432", EndpointHint.ALWAYS)).containsExactly("other.example", "db:5432");
        assertThat(found("/api/chat", EndpointHint.ALWAYS)).isEmpty();
        assertThat(found("", EndpointHint.ALWAYS)).isEmpty();
        assertThat(found("{host}", EndpointHint.ALWAYS)).containsExactly("? {host}");
    }

    @Test
    void the_names_of_mappings_are_looked_at() {
        assertThat(FINDER.in(leaf("limits.\"https://chat.picasso.example\".rate", "fast", EndpointHint.AUTOMATIC))
                        .endpoints())
                .hasToString("[https://chat.picasso.example]");
        Leaf flag = leaf(
                "hosts.\"chat.picasso.example\"", new BooleanValue(true, Position.UNKNOWN), EndpointHint.AUTOMATIC);
        assertThat(FINDER.in(flag).endpoints()).hasToString("[chat.picasso.example]");
        Leaf key = leaf("limits.pk_live_51H8x", new BooleanValue(true, Position.UNKNOWN), EndpointHint.AUTOMATIC);
        assertThat(FINDER.in(key).endpoints()).hasToString("[pk_live_…]");
        Leaf encoded = leaf("\"chat%2epicasso.example\"", "", EndpointHint.AUTOMATIC);
        assertThat(FINDER.in(encoded).endpoints()).hasToString("[chat.picasso.example]");
        Leaf base64 = leaf("a.aHR0cHM6Ly9jaGF0LnBpY2Fzc28uZXhhbXBsZS8", "x", EndpointHint.AUTOMATIC);
        assertThat(FINDER.in(base64).endpoints()).hasToString("[https://chat.picasso.example]");
        Leaf hexadecimal =
                leaf("a.687474703a2f2f636861742e7069636173736f2e6578616d706c65", "x", EndpointHint.AUTOMATIC);
        assertThat(FINDER.in(hexadecimal).endpoints()).hasToString("[http://chat.picasso.example]");
        assertThat(FINDER.in(leaf("a.b", new BooleanValue(true, Position.UNKNOWN), EndpointHint.AUTOMATIC))
                        .isEmpty())
                .isTrue();
    }

    private static Leaf leaf(String path, String text, EndpointHint hint) {
        return leaf(path, TextValue.of(text), hint);
    }

    private static Leaf leaf(String path, Value value, EndpointHint hint) {
        return new Leaf(
                path,
                value,
                new Provenance(LayerKind.ENVIRONMENT, "staging", new Location("staging.yaml", 1, 1)),
                new SchemaHints(false, false, hint));
    }

    @Provide
    Arbitrary<String> around() {
        return Arbitraries.strings()
                .withChars(" ,;|\"'()<>abc123.:-_=[]!")
                .ofMaxLength(30)
                .map(text -> text + " ");
    }

    @Property(tries = 2000, seed = "20261121")
    void an_endpoint_planted_in_any_text_is_found(
            @ForAll("around") String before, @ForAll("around") String after, @ForAll boolean encode) {
        String planted = "https://chat.picasso.example/api/secret";
        String base64 = Base64.getEncoder().encodeToString(planted.getBytes(StandardCharsets.UTF_8));

        assertThat(found(before + (encode ? base64 : planted) + " " + after))
                .anyMatch(endpoint -> endpoint.startsWith("https://chat.picasso.example/api/secret"));
    }

    @Property(tries = 2000, seed = "20261121")
    void no_text_makes_it_throw(@ForAll String text) {
        for (String written :
                List.of(text, "https://" + text, "//" + text, "arn:" + text, text + "@" + text, "%" + text)) {
            found(written);
            found(written, EndpointHint.ALWAYS);
        }
    }
}
