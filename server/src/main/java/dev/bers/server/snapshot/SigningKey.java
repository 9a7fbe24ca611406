package dev.bers.server.snapshot;

import dev.bers.problem.ProblemException;
import dev.bers.snapshot.SignatureCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** The Ed25519 key (RFC 8032) that a server signs its snapshots with; it also verifies what it has signed itself. */
public final class SigningKey implements SignatureCheck {

    /** The variable that names the file of the key. */
    public static final String VARIABLE = "BERS_SIGNING_KEY";

    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int NAME_BYTES = 8;
    private static final int FILE_BYTES_MAX = 16_384;

    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final String name;

    private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.name = name(publicKey);
    }

    /** The name of a key: what all who have its public half can compute. */
    static String name(PublicKey key) {
        return "ed25519:" + HexFormat.of().formatHex(Digests.sha256(key.getEncoded()), 0, NAME_BYTES);
    }

    /**
     * The key in the file that {@value #VARIABLE} names.
     *
     * @throws ProblemException if it names none
     */
    public static SigningKey of(Map<String, String> variables) {
        String file = variables.getOrDefault(VARIABLE, "");
        if (file.isEmpty()) {
            throw new ProblemException(PublishingProblems.noKey(VARIABLE));
        }
        return read(Path.of(file));
    }

    /**
     * The key in a file.
     *
     * @param file with the key as PKCS#8 in PEM, as OpenSSL writes it
     * @throws ProblemException if there is none in it
     */
    public static SigningKey read(Path file) {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new ProblemException(PublishingProblems.badKey(file.toString(), "it is far too large for one"));
            }
            return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            throw new ProblemException(PublishingProblems.badKey(
                    file.toString(),
                    "it cannot be read, " + unreadable.getClass().getSimpleName()));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            // What stands there may be another secret: it is not repeated.
            throw new ProblemException(
                    PublishingProblems.badKey(file.toString(), "it holds no Ed25519 key, or in another form"));
        }
    }

    private static SigningKey parse(String pem) throws GeneralSecurityException {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("no key in PEM");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        return new SigningKey(key, publicOf(key));
    }

    /** The public half: the JDK computes it from the seed only while it makes a pair, so it is given the seed in place of a random one. */
    private static PublicKey publicOf(PrivateKey key) throws GeneralSecurityException {
        if (!(key instanceof EdECPrivateKey edwards)) {
            throw new IllegalArgumentException("no key of an Edwards curve");
        }
        byte[] seed = edwards.getBytes().orElseThrow(() -> new IllegalArgumentException("a key without its seed"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new SeedOnly(seed));
        return generator.generateKeyPair().getPublic();
    }

    /** Gives one seed, and nothing that is random. */
    private static final class SeedOnly extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        SeedOnly(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    /** What it is called in what it signs. */
    public String name() {
        return name;
    }

    /** The public half in PEM, for all who verify. */
    public String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** The signature of some bytes, in base64. */
    String sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a key that was read can sign", impossible);
        }
    }

    @Override
    public boolean verifies(String key, byte[] signed, String signature) {
        if (!key.equals(name)) {
            return false;
        }
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(publicKey);
            check.update(signed);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
