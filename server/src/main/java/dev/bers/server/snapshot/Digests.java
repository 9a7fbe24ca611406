package dev.bers.server.snapshot;

import dev.bers.snapshot.SnapshotVerification;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of the JDK. */
final class Digests {

    private Digests() {}

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** As objects of a snapshot are named. */
    static String of(byte[] bytes) {
        return SnapshotVerification.digest(bytes, Digests::sha256);
    }
}
