package dev.bers.snapshot;

/** Ed25519 (RFC 8032) with the public keys that are trusted, filled in by the runtime. */
@FunctionalInterface
public interface SignatureCheck {

    /**
     * Whether a text was signed with a trusted key.
     *
     * @param key the name of the key that is said to have been used; one that is not trusted verifies nothing
     * @param signed what was signed
     * @param signature in base64
     */
    boolean verifies(String key, byte[] signed, String signature);
}
