package dev.bers.client.snapshot;

import dev.bers.value.Json;
import dev.bers.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests as everything in BERS writes them: {@code sha256:} and 64 hexadecimal digits. */
public final class DigestText {

    private DigestText() {}

    /** Of a value as canonical JSON (RFC 8785) in UTF-8. */
    public static String of(Value value) {
        return of(Json.canonical(value).getBytes(StandardCharsets.UTF_8));
    }

    /** Of bytes. */
    public static String of(byte[] bytes) {
        return "sha256:" + HexFormat.of().formatHex(sha256(bytes));
    }

    /** The 32 bytes of SHA-256 (FIPS 180-4), by the JDK. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
