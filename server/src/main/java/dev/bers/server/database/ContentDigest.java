package dev.bers.server.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** {@code sha256:} and the hexadecimal SHA-256 of some content: the name by which content is stored and vouched for. */
public final class ContentDigest {

    private final MessageDigest digest;

    /** Of nothing yet. */
    public ContentDigest() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Of some bytes. */
    public static String of(byte[] content) {
        ContentDigest digest = new ContentDigest();
        digest.digest.update(content);
        return digest.text();
    }

    /** Adds a text with its length, so that no two lists of texts are the same content. */
    public ContentDigest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        return this;
    }

    /** Of all that was added; it begins anew then. */
    public String text() {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }
}
