package dev.bers.workspace.watching;

import dev.bers.value.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The SHA-256 of all that a workspace's folder holds: names and contents, never times. */
final class Fingerprint {

    private static final int DEPTH_MAX = 5;
    private static final List<String> MANIFESTS = List.of("bers.yaml", "bers.yml", "bers.json");

    private Fingerprint() {}

    static String of(Path root) {
        MessageDigest digest = sha256();
        for (String manifest : MANIFESTS) {
            add(digest, root, root.resolve(manifest));
        }
        for (Path file : below(root.resolve("config"))) {
            add(digest, root, file);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The folder and all folders and files below it, in the order of their names. */
    static List<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder, DEPTH_MAX)) {
            return found.limit(2L * Bounds.DOCUMENTS_MAX).sorted().toList();
        } catch (IOException | UncheckedIOException changedMeanwhile) {
            return List.of(folder);
        }
    }

    private static void add(MessageDigest digest, Path root, Path file) {
        if (!Files.isRegularFile(file) || isTemporary(file.getFileName().toString())) {
            return;
        }
        digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(Bounds.DOCUMENT_BYTES_MAX + 1);
            digest.update(sha256().digest(content));
        } catch (IOException unreadable) {
            digest.update((byte) 1);
        }
    }

    /** What editors and atomic writers put beside a file for a moment; a workspace is read without it. */
    private static boolean isTemporary(String name) {
        return name.startsWith(".") || name.startsWith("#") || name.endsWith("~") || name.endsWith(".swp");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
