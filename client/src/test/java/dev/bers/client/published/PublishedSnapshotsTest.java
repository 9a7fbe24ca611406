package dev.bers.client.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.bers.client.ServedAnswers;
import dev.bers.client.snapshot.DigestText;
import dev.bers.config.ConfigKind;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.snapshot.SnapshotIndex;
import dev.bers.snapshot.SnapshotPointer;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedSnapshotsTest {

    private static final EnvironmentName STAGING = new EnvironmentName("staging");
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final byte[] BODY = ServedAnswers.staging("{\"A\": 1}", "[]");

    @TempDir
    private Path folder;

    private KeyPair pair;

    @BeforeEach
    void makeKey() throws GeneralSecurityException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String name(KeyPair pair) {
        byte[] digest = DigestText.sha256(pair.getPublic().getEncoded());
        return "ed25519:" + HexFormat.of().formatHex(digest, 0, 8);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private String object(byte[] bytes) throws IOException {
        String digest = DigestText.of(bytes);
        write(SnapshotIndex.objectName(digest), bytes);
        return digest;
    }

    /** Publishes the body for an environment, as a server does it. */
    private void publish(EnvironmentName environment, long release) throws Exception {
        SnapshotIndex.Body body = new SnapshotIndex.Body(object(BODY), BODY.length);
        SnapshotIndex index = new SnapshotIndex(environment, release, 1, body, Map.of());
        String digest = object(Json.canonical(index.document()).getBytes(StandardCharsets.UTF_8));
        SnapshotPointer pointer =
                new SnapshotPointer(environment, release, 1, digest, "2026-01-01T00:00:00Z", name(pair));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(SnapshotPointer.signed(pointer.document()));
        String signed = Base64.getEncoder().encodeToString(signature.sign());
        write(
                SnapshotPointer.name(environment),
                Json.write(pointer.document(signed)).getBytes(StandardCharsets.UTF_8));
    }

    private PublishedSnapshots snapshots() {
        return new PublishedSnapshots(new FolderPlace(folder), TrustedKeys.parse(pem(pair)));
    }

    @Test
    void what_was_published_to_a_folder_is_verified_and_read() throws Exception {
        publish(STAGING, 1);
        PublishedSnapshots.Verified verified = snapshots().read(STAGING, null, 0);
        assertThat(verified.pointer().release()).isEqualTo(1);
        assertThat(Json.write(verified.configuration().values().get(ConfigKind.ENVIRONMENT)))
                .isEqualTo("{\"A\":1}");
    }

    @Test
    void what_a_web_server_hands_out_of_the_folder_is_as_good() throws Exception {
        publish(STAGING, 1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cdn/", exchange -> {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring("/cdn/".length()));
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(Files.exists(file) ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.createContext("/down/", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        try {
            URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            TrustedKeys keys = TrustedKeys.parse(pem(pair));
            PublishedPlace cdn = new HttpPlace(root.resolve("/cdn"), DEADLINE);
            assertThat(new PublishedSnapshots(cdn, keys)
                            .read(STAGING, null, 0)
                            .pointer()
                            .release())
                    .isEqualTo(1);
            assertThatThrownBy(() -> new PublishedSnapshots(cdn, keys).read(PRODUCTION, null, 0))
                    .hasMessage("error: there is nothing at environments/production/latest.json of " + root
                            + "/cdn/ [BERS-SNP-031]");
            assertThatThrownBy(() -> cdn.read(SnapshotPointer.name(STAGING), 10))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("longer than 10 bytes");
            assertThatThrownBy(() -> new HttpPlace(root.resolve("/down/"), DEADLINE).read("x", 10))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("500");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_tampered_body_is_refused() throws Exception {
        publish(STAGING, 1);
        write(SnapshotIndex.objectName(DigestText.of(BODY)), ServedAnswers.staging("{\"A\": 666}", "[]"));
        assertThatThrownBy(() -> snapshots().read(STAGING, null, 0))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-SNP-006");
    }

    @Test
    void the_pointer_of_another_environment_is_refused() throws Exception {
        publish(PRODUCTION, 1);
        Files.createDirectories(folder.resolve("environments/staging"));
        Files.copy(folder.resolve(SnapshotPointer.name(PRODUCTION)), folder.resolve(SnapshotPointer.name(STAGING)));
        assertThatThrownBy(() -> snapshots().read(STAGING, null, 0)).hasMessageContaining("BERS-SNP-004");
    }

    @Test
    void a_body_of_another_environment_is_refused_however_well_it_is_signed() throws Exception {
        publish(PRODUCTION, 1);
        assertThatThrownBy(() -> snapshots().read(PRODUCTION, null, 0)).hasMessageContaining("BERS-APP-011");
    }

    @Test
    void an_older_pointer_is_refused() throws Exception {
        publish(STAGING, 1);
        byte[] old = Files.readAllBytes(folder.resolve(SnapshotPointer.name(STAGING)));
        publish(STAGING, 2);
        long seen = snapshots().read(STAGING, null, 0).pointer().release();
        write(SnapshotPointer.name(STAGING), old);
        assertThatThrownBy(() -> snapshots().read(STAGING, null, seen)).hasMessageContaining("BERS-SNP-005");
    }

    @Test
    void half_a_snapshot_is_refused() throws Exception {
        publish(STAGING, 1);
        Files.delete(folder.resolve(SnapshotIndex.objectName(DigestText.of(BODY))));
        assertThatThrownBy(() -> snapshots().read(STAGING, null, 0)).hasMessageContaining("BERS-SNP-031");
        write(SnapshotPointer.name(STAGING), "{".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> snapshots().read(STAGING, null, 0)).hasMessageContaining("BERS-APP-010");
        write(SnapshotPointer.name(STAGING), new byte[20_000]);
        assertThatThrownBy(() -> snapshots().read(STAGING, null, 0)).hasMessageContaining("longer than");
    }

    @Test
    void an_unknown_tenant_is_a_clear_answer() throws Exception {
        publish(STAGING, 1);
        assertThatThrownBy(() -> snapshots().read(STAGING, new TenantHash("acme"), 0))
                .hasMessageContaining("BERS-SNP-008");
    }

    @Test
    void only_trusted_keys_verify_and_there_may_be_several() throws Exception {
        publish(STAGING, 1);
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        PublishedPlace place = new FolderPlace(folder);
        assertThatThrownBy(() -> new PublishedSnapshots(place, TrustedKeys.parse(pem(other))).read(STAGING, null, 0))
                .hasMessageContaining("BERS-SNP-003");
        TrustedKeys both = TrustedKeys.parse("the old one\n" + pem(other) + "the new one\n" + pem(pair));
        assertThat(new PublishedSnapshots(place, both).read(STAGING, null, 0)).isNotNull();
        assertThat(both.verifies(name(pair), new byte[0], "no base64!")).isFalse();
    }

    @Test
    void what_is_no_public_key_is_told() {
        assertThatThrownBy(() -> TrustedKeys.parse(""))
                .hasMessage("error: the keys to verify snapshots with must be Ed25519 keys: there is none"
                        + " [BERS-SNP-030]");
        for (String wrong : new String[] {"", "c2VjcmV0", "!"}) {
            String pem = "-----BEGIN PUBLIC KEY-----\n" + wrong + "\n-----END PUBLIC KEY-----";
            assertThatThrownBy(() -> TrustedKeys.parse(pem)).hasMessageContaining("one of them is something else");
        }
        assertThatThrownBy(() -> TrustedKeys.parse("-----BEGIN PUBLIC KEY-----\nabc"))
                .isInstanceOf(ProblemException.class);
    }
}
