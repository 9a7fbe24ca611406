package dev.bers.server.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    /** The key, public key and signature of test 2 in section 7.1 of RFC 8032, in PEM. */
    private static final String RFC_KEY =
            Pem.ofSeed("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");

    private static final String RFC_PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private static final String RFC_SIGNATURE = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("key.pem"), text);
    }

    @Test
    void it_signs_as_the_standard_has_it() throws IOException {
        SigningKey key = SigningKey.read(file(RFC_KEY));
        String signature = key.sign(new byte[] {0x72});
        assertThat(HexFormat.of().formatHex(java.util.Base64.getDecoder().decode(signature)))
                .isEqualTo(RFC_SIGNATURE);
        assertThat(HexFormat.of()
                        .formatHex(java.util.Base64.getMimeDecoder()
                                .decode(key.publicKey().replaceAll("-----[A-Z ]+-----", ""))))
                .endsWith(RFC_PUBLIC);
        assertThat(key.name()).matches("ed25519:[0-9a-f]{16}");
        assertThat(key.verifies(key.name(), new byte[] {0x72}, signature)).isTrue();
        assertThat(key.verifies(key.name(), new byte[] {0x73}, signature)).isFalse();
        assertThat(key.verifies("ed25519:other", new byte[] {0x72}, signature)).isFalse();
        assertThat(key.verifies(key.name(), new byte[] {0x72}, "no base64!")).isFalse();
    }

    @Test
    void the_file_is_named_by_a_variable() throws IOException {
        String path = file(RFC_KEY).toString();
        assertThat(SigningKey.of(Map.of("BERS_SIGNING_KEY", path)).name()).startsWith("ed25519:");
        assertThatThrownBy(() -> SigningKey.of(Map.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-SNP-021");
    }

    @Test
    void what_is_no_such_key_is_refused_without_being_repeated() throws Exception {
        String rsa = Pem.of(java.security.KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPrivate()
                .getEncoded());
        for (String text :
                new String[] {"", "password=secret", Pem.of("secret".getBytes(StandardCharsets.UTF_8)), rsa}) {
            Path file = file(text);
            assertThatThrownBy(() -> SigningKey.read(file))
                    .hasMessage(file + ": error: " + file + " is no private key to sign snapshots with: it holds no"
                            + " Ed25519 key, or in another form [BERS-SNP-020]");
        }
        Path large = file("x".repeat(20_000));
        assertThatThrownBy(() -> SigningKey.read(large)).hasMessageContaining("far too large");
        assertThatThrownBy(() -> SigningKey.read(folder.resolve("none.pem")))
                .hasMessageContaining("it cannot be read, NoSuchFileException");
    }
}
