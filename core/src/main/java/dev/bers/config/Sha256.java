package dev.bers.config;

/** SHA-256 (FIPS 180-4), filled in by the runtime: the JDK, Node or the page. */
@FunctionalInterface
public interface Sha256 {

    /** The 32 bytes of the digest of some bytes. */
    byte[] digest(byte[] bytes);
}
