package dev.bers.server.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bers.problem.ProblemException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final int BYTES_MAX = 100;

    @SuppressWarnings("NullAway.Init")
    private static RealS3 s3;

    @SuppressWarnings("NullAway.Init")
    private static FaultyWire wire;

    @BeforeAll
    static void start() {
        s3 = new RealS3().bucket("things");
        wire = new FaultyWire(s3.endpoint());
    }

    @AfterAll
    static void stop() {
        wire.close();
        s3.close();
    }

    private static Bucket bucket(String address) {
        return new Bucket(BucketAddress.parse(address), s3.settings());
    }

    private static BucketSettings overTheWire(Duration deadline) {
        return new BucketSettings(wire.endpoint(), null, RealS3.KEY, deadline);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void an_object_is_read_once_and_then_only_if_it_changed() throws BucketException {
        s3.put("things", "read/it.json", "{}");
        try (Bucket bucket = bucket("s3://things/read")) {
            StoredObject.Found found = (StoredObject.Found) bucket.get("it.json", null, BYTES_MAX);
            assertThat(found.bytes()).isEqualTo(bytes("{}"));
            assertThat(bucket.get("it.json", found.etag(), BYTES_MAX)).isEqualTo(new StoredObject.Unchanged());

            s3.put("things", "read/it.json", "{\"A\":1}");
            assertThat(bucket.get("it.json", found.etag(), BYTES_MAX)).isInstanceOf(StoredObject.Found.class);
            assertThat(bucket.get("other.json", null, BYTES_MAX)).isEqualTo(new StoredObject.Absent());
        }
    }

    @Test
    void an_object_beyond_the_bound_is_refused() {
        s3.put("things", "large/it.json", "x".repeat(BYTES_MAX + 1));
        try (Bucket bucket = bucket("s3://things/large")) {
            BucketException refused =
                    catchThrowableOfType(BucketException.class, () -> bucket.get("it.json", null, BYTES_MAX));

            assertThat(refused.isOfObject()).isTrue();
            assertThat(refused.problem().toString())
                    .isEqualTo("error: s3://things/large/it.json is larger than 100 bytes [BERS-BKT-010]");
        }
    }

    @Test
    void a_listing_has_pages_of_objects_and_folders() throws BucketException {
        for (String name : new String[] {"a/1", "b/1", "c", "d"}) {
            s3.put("things", "list/" + name, "1");
        }
        try (Bucket bucket = bucket("s3://things/list/")) {
            BucketListing first = bucket.list("", null, 3);
            assertThat(first.folders()).containsExactly("a", "b");
            assertThat(first.objects()).extracting(BucketListing.Listed::name).containsExactly("c");
            assertThat(first.isWhole()).isFalse();

            BucketListing second = bucket.list("", "c", 3);
            assertThat(second.objects()).extracting(BucketListing.Listed::name).containsExactly("d");
            assertThat(second.objects().getFirst().etag()).isNotNull();
            assertThat(second.objects().getFirst().bytes()).isEqualTo(1);
            assertThat(second.isWhole()).isTrue();
        }
    }

    @Test
    void a_write_on_a_condition_fails_if_somebody_else_was_faster() throws BucketException {
        try (Bucket bucket = bucket("s3://things/write")) {
            assertThat(bucket.create("it.json", bytes("1"))).isTrue();
            assertThat(bucket.create("it.json", bytes("2"))).isFalse();
            StoredObject.Found first = (StoredObject.Found) bucket.get("it.json", null, BYTES_MAX);
            assertThat(bucket.replace("it.json", first.etag(), bytes("3"))).isTrue();
            assertThat(bucket.replace("it.json", first.etag(), bytes("4"))).isFalse();
            assertThat(((StoredObject.Found) bucket.get("it.json", null, BYTES_MAX)).bytes())
                    .isEqualTo(bytes("3"));
        }
    }

    @Test
    void wrong_credentials_are_told_without_the_secret() {
        BucketSettings wrong = new BucketSettings(
                s3.endpoint(), null, new BucketSettings.AccessKey("the-user", "guessed"), Duration.ofSeconds(30));
        try (Bucket bucket = new Bucket(BucketAddress.parse("s3://things"), wrong)) {
            assertThatThrownBy(() -> bucket.list("", null, 1))
                    .isInstanceOf(BucketException.class)
                    .hasMessage("error: s3://things/ denies access with these credentials: SignatureDoesNotMatch"
                            + " [BERS-BKT-004]");
        }
        assertThat(wrong.toString()).doesNotContain("guessed");
    }

    @Test
    void an_unknown_user_is_told() {
        BucketSettings wrong = new BucketSettings(
                s3.endpoint(), null, new BucketSettings.AccessKey("nobody", "guessed"), Duration.ofSeconds(30));
        try (Bucket bucket = new Bucket(BucketAddress.parse("s3://things"), wrong)) {
            assertThatThrownBy(() -> bucket.get("it", null, 1)).hasMessageContaining("BERS-BKT-004");
        }
    }

    @Test
    void a_missing_bucket_is_told_by_name_and_not_taken_for_a_missing_object() {
        try (Bucket bucket = bucket("s3://no-such-bucket")) {
            assertThatThrownBy(() -> bucket.list("", null, 1))
                    .hasMessage("error: there is no bucket no-such-bucket at " + s3.endpoint() + " [BERS-BKT-005]");
            assertThatThrownBy(() -> bucket.get("it", null, 1)).hasMessageContaining("BERS-BKT-005");
            assertThatThrownBy(() -> bucket.create("it", bytes("1"))).hasMessageContaining("BERS-BKT-005");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultyWire.Fault.class,
            names = {"SILENCE", "HALF_AN_ANSWER", "DROPS"})
    void a_slow_answer_ends_at_the_deadline(FaultyWire.Fault fault) {
        wire.fail(fault);
        try (Bucket bucket = new Bucket(BucketAddress.parse("s3://things"), overTheWire(SHORT))) {
            assertThatThrownBy(() -> bucket.get("it", null, BYTES_MAX))
                    .hasMessage("error: s3://things/ gave no whole answer within 400 ms [BERS-BKT-007]");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultyWire.Fault.class,
            names = {"BUSY", "REQUEST_TIMEOUT", "SKEWED_CLOCK"})
    void what_passes_by_itself_is_tried_again(FaultyWire.Fault fault) throws BucketException {
        s3.put("things", "again", "1");
        wire.failTimes(fault, 2);
        try (Bucket bucket = new Bucket(BucketAddress.parse("s3://things"), overTheWire(Duration.ofSeconds(30)))) {
            assertThat(bucket.get("again", null, BYTES_MAX)).isInstanceOf(StoredObject.Found.class);
        }
        assertThat(wire.connections()).isEqualTo(3);
    }

    @Test
    void a_bucket_that_stays_busy_is_given_up_after_three_attempts() {
        wire.fail(FaultyWire.Fault.BUSY);
        try (Bucket bucket = new Bucket(BucketAddress.parse("s3://things"), overTheWire(Duration.ofSeconds(30)))) {
            assertThatThrownBy(() -> bucket.list("", null, 1))
                    .hasMessage("error: s3://things/ can't answer now: status 503 SlowDown [BERS-BKT-008]");
        }
        assertThat(wire.connections()).isEqualTo(3);
    }

    @Test
    void a_bucket_that_asks_to_be_left_alone_for_long_is_asked_once() {
        wire.fail(FaultyWire.Fault.BUSY_FOR_LONG);
        try (Bucket bucket = new Bucket(BucketAddress.parse("s3://things"), overTheWire(Duration.ofSeconds(30)))) {
            BucketException busy = catchThrowableOfType(BucketException.class, () -> bucket.list("", null, 1));
            assertThat(busy.retryAfter()).contains(Duration.ofMinutes(2));
        }
        assertThat(wire.connections()).isEqualTo(1);
    }

    @Test
    void an_endpoint_that_is_down_is_told() {
        FaultyWire gone = new FaultyWire(s3.endpoint());
        URI endpoint = gone.endpoint();
        gone.close();
        BucketSettings settings = new BucketSettings(endpoint, null, RealS3.KEY, Duration.ofSeconds(30));
        try (Bucket bucket = new Bucket(BucketAddress.parse("s3://things"), settings)) {
            assertThatThrownBy(() -> bucket.get("it", null, 1))
                    .hasMessage("error: " + endpoint + " cannot be reached: ConnectException [BERS-BKT-006]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://b",
                "things",
                "s3:/things",
                "s3://Things",
                "s3://things/a//b",
                "s3://things/../x y",
                "s3://"
            })
    void what_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> BucketAddress.parse(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-BKT-001");
    }

    @Test
    void settings_come_from_variables() {
        BucketSettings settings =
                BucketSettings.of(Map.of("BERS_S3_ENDPOINT", "http://127.0.0.1:9000", "AWS_REGION", "eu-central-1"));
        assertThat(settings.endpoint()).isEqualTo(URI.create("http://127.0.0.1:9000"));
        assertThat(settings.region()).isEqualTo("eu-central-1");
        assertThat(BucketSettings.of(Map.of()).within(SHORT)).isEqualTo(new BucketSettings(null, null, null, SHORT));
        for (String wrong : new String[] {"127.0.0.1:9000", "ftp://x", "https://user:pass@x", "http://"}) {
            assertThatThrownBy(() -> BucketSettings.of(Map.of("BERS_S3_ENDPOINT", wrong)))
                    .as(wrong)
                    .hasMessageContaining("BERS-BKT-002");
        }
    }
}
