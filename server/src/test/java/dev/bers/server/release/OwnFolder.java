package dev.bers.server.release;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** A server on a workspace and a store of its own, which tests may change. */
public final class OwnFolder implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path root = Files.createTempDirectory("bers-workspace");
            for (Map.Entry<String, byte[]> document : WorkspaceTexts.all().entrySet()) {
                Path file = root.resolve(document.getKey());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.write(file, document.getValue());
            }
            return Map.of(
                    "bers.server.workspace",
                    root.toString(),
                    "bers.server.database",
                    "sqlite:" + root.resolve(".bers/bers.db"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
