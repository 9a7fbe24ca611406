package dev.bers.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.config.PortableSha256;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotVerificationTest {

    private static final EnvironmentName STAGING = new EnvironmentName("staging");
    private static final TenantHash ACME = new TenantHash("acme");
    private static final byte[] BODY = bytes("{\"A\":1}\n");
    private static final byte[] OF_ACME = bytes("{\"A\":2}\n");

    /** Signs with the text itself: what matters here is what is signed and when it is asked. */
    private static final SignatureCheck SIGNATURES =
            (key, signed, signature) -> key.equals("k1") && signature.equals(text(signed));

    private final SnapshotVerification verification =
            new SnapshotVerification(STAGING, SIGNATURES, new PortableSha256());

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String digest(byte[] bytes) {
        return SnapshotVerification.digest(bytes, new PortableSha256());
    }

    private static SnapshotIndex.Body bodyOf(byte[] bytes) {
        return new SnapshotIndex.Body(digest(bytes), bytes.length);
    }

    private static SnapshotIndex index() {
        return new SnapshotIndex(STAGING, 7, 9, bodyOf(BODY), Map.of(ACME, bodyOf(OF_ACME)));
    }

    private static byte[] bytes(SnapshotIndex index) {
        return bytes(Json.canonical(index.document()));
    }

    private static SnapshotPointer pointer() {
        return new SnapshotPointer(STAGING, 7, 9, digest(bytes(index())), "2026-01-01T00:00:00Z", "k1");
    }

    private static MappingValue signed(SnapshotPointer pointer) {
        return pointer.document(text(SnapshotPointer.signed(pointer.document())));
    }

    private static MappingValue with(MappingValue document, String member, Value value) {
        MappingValue.Builder out = MappingValue.builder();
        for (String key : document.keys()) {
            Value kept = key.equals(member) ? value : document.get(key);
            out.put(key, java.util.Objects.requireNonNull(kept));
        }
        return document.has(member) ? out.build() : out.put(member, value).build();
    }

    private static MappingValue with(MappingValue document, String member, String value) {
        return with(document, member, dev.bers.value.TextValue.of(value));
    }

    private static MappingValue without(MappingValue document, String member) {
        MappingValue.Builder out = MappingValue.builder();
        for (String key : document.keys()) {
            if (!key.equals(member)) {
                out.put(key, java.util.Objects.requireNonNull(document.get(key)));
            }
        }
        return out.build();
    }

    @Test
    void what_was_published_is_believed() {
        SnapshotPointer pointer = verification.pointer(signed(pointer()), 7);
        assertThat(pointer).isEqualTo(pointer());
        SnapshotIndex index = verification.index(pointer, bytes(index()), index()::document);
        assertThat(index).isEqualTo(index());
        verification.body(verification.expected(index, null), BODY);
        verification.body(verification.expected(index, ACME), OF_ACME);
        assertThat(index.digests()).containsExactly(digest(BODY), digest(OF_ACME));
        assertThat(SnapshotIndex.objectName(digest(BODY)))
                .startsWith("objects/sha256/")
                .hasSize(15 + 64);
        assertThat(SnapshotPointer.name(STAGING)).isEqualTo("environments/staging/latest.json");
    }

    @Test
    void what_is_signed_does_not_depend_on_the_order_of_members_and_holds_those_that_are_unknown() {
        MappingValue document = signed(pointer());
        assertThat(text(SnapshotPointer.signed(document)))
                .isEqualTo("{\"digest\":\"" + pointer().digest()
                        + "\",\"environment\":\"staging\",\"format\":1,\"key\":\"k1\",\"release\":7,\"revision\":9,"
                        + "\"time\":\"2026-01-01T00:00:00Z\"}");
        assertThatThrownBy(() -> verification.pointer(with(document, "added", "1"), 0))
                .hasMessageContaining("BERS-SNP-003");
    }

    @Test
    void an_altered_pointer_is_not_believed() {
        for (String member : List.of("digest", "time")) {
            String other = member.equals("digest") ? digest(BODY) : "2027-01-01T00:00:00Z";
            assertThatThrownBy(() -> verification.pointer(with(signed(pointer()), member, other), 0))
                    .as(member)
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("error: the snapshot of staging is signed by nobody who is trusted here: key k1"
                            + " [BERS-SNP-003]");
        }
    }

    @Test
    void a_key_that_is_not_trusted_signs_nothing() {
        SnapshotPointer pointer = new SnapshotPointer(STAGING, 7, 9, digest(BODY), "2026-01-01T00:00:00Z", "k2");
        assertThatThrownBy(() -> verification.pointer(signed(pointer), 0)).hasMessageContaining("key k2");
    }

    @Test
    void the_pointer_of_another_environment_is_not_believed_whoever_signed_it() {
        SnapshotPointer pointer = new SnapshotPointer(
                new EnvironmentName("production"), 7, 9, digest(BODY), "2026-01-01T00:00:00Z", "k1");
        assertThatThrownBy(() -> verification.pointer(signed(pointer), 0))
                .hasMessage("error: the snapshot is of production and not of staging [BERS-SNP-004]");
    }

    @Test
    void an_older_pointer_put_in_the_place_of_a_newer_one_is_not_believed() {
        assertThatThrownBy(() -> verification.pointer(signed(pointer()), 8))
                .hasMessage("error: the snapshot of staging is release 7, but release 8 was seen already"
                        + " [BERS-SNP-005]");
    }

    @Test
    void altered_objects_are_not_believed() {
        SnapshotIndex index = index();
        assertThatThrownBy(() -> verification.index(pointer(), bytes("{}"), index::document))
                .hasMessage("error: the index of the snapshot is not what its digest was made of [BERS-SNP-006]");
        assertThatThrownBy(() -> verification.body(verification.expected(index, null), OF_ACME))
                .hasMessage("error: a body of the snapshot is not what its digest was made of [BERS-SNP-006]");
    }

    @Test
    void an_index_of_another_release_is_not_believed() {
        SnapshotIndex other = new SnapshotIndex(STAGING, 6, 9, bodyOf(BODY), Map.of());
        SnapshotPointer pointer =
                new SnapshotPointer(STAGING, 7, 9, digest(bytes(other)), "2026-01-01T00:00:00Z", "k1");
        assertThatThrownBy(() -> verification.index(pointer, bytes(other), other::document))
                .hasMessage("error: the index of the snapshot has another release than what leads to it"
                        + " [BERS-SNP-007]");
    }

    @Test
    void a_tenant_that_is_not_in_the_snapshot_is_a_clear_answer() {
        assertThatThrownBy(() -> verification.expected(index(), new TenantHash("other")))
                .hasMessage("error: release 7 of staging has nothing for tenant other [BERS-SNP-008]");
    }

    @Test
    void what_has_another_form_is_told() {
        MappingValue document = signed(pointer());
        assertThatThrownBy(() -> verification.pointer(without(document, "release"), 0))
                .hasMessage("error: the pointer of a snapshot must have a whole number from 0 as its release"
                        + " [BERS-SNP-001]");
        assertThatThrownBy(() -> verification.pointer(with(document, "digest", "sha256:00"), 0))
                .hasMessageContaining("sha256: and 64 hexadecimal digits");
        assertThatThrownBy(() -> verification.pointer(
                        with(document, "digest", digest(BODY).replace('a', 'G')), 0))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> verification.pointer(with(document, "environment", "Not One"), 0))
                .hasMessageContaining("BERS-SNP-001");
        assertThatThrownBy(() -> verification.pointer(without(document, "signature"), 0))
                .hasMessageContaining("a text as its signature");
        assertThatThrownBy(() -> SnapshotIndex.read(without(index().document(), "tenants")))
                .hasMessageContaining("a mapping as its tenants");
        assertThatThrownBy(() -> verification.pointer(with(document, "format", dev.bers.value.NumberValue.of(2)), 0))
                .hasMessage("error: the pointer of a snapshot is of format 2, which is not known here [BERS-SNP-002]");
    }
}
