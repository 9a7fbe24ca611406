package dev.bers.client.published;

import dev.bers.client.snapshot.DigestText;
import dev.bers.problem.ProblemException;
import dev.bers.snapshot.SignatureCheck;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The public Ed25519 keys (RFC 8032) of the servers whose snapshots are believed; several while a key is being changed. Immutable. */
public final class TrustedKeys implements SignatureCheck {

    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";
    private static final int NAME_BYTES = 8;

    private final Map<String, PublicKey> keys;

    private TrustedKeys(Map<String, PublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /**
     * The keys in a text.
     *
     * @param pem one key or several, each as X.509 in PEM, as {@code openssl pkey -pubout} writes it; text between them is left aside
     * @throws ProblemException if there is none, or something else than such a key
     */
    public static TrustedKeys parse(String pem) {
        Map<String, PublicKey> keys = new HashMap<>();
        int begin = pem.indexOf(BEGIN);
        while (begin >= 0) {
            int end = pem.indexOf(END, begin);
            PublicKey key = key(pem.substring(begin + BEGIN.length(), Math.max(end, begin + BEGIN.length())));
            keys.put(name(key), key);
            begin = pem.indexOf(BEGIN, begin + BEGIN.length());
        }
        if (keys.isEmpty()) {
            throw new ProblemException(PublishedProblems.badKeys("there is none"));
        }
        return new TrustedKeys(keys);
    }

    private static PublicKey key(String base64) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new ProblemException(PublishedProblems.badKeys("one of them is something else"));
        }
    }

    private static String name(PublicKey key) {
        return "ed25519:" + HexFormat.of().formatHex(DigestText.sha256(key.getEncoded()), 0, NAME_BYTES);
    }

    @Override
    public boolean verifies(String key, byte[] signed, String signature) {
        PublicKey trusted = keys.get(key);
        if (trusted == null) {
            return false;
        }
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(trusted);
            check.update(signed);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
