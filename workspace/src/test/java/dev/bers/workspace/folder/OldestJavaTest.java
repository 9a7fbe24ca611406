package dev.bers.workspace.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bers.isolation.IsolationProof;
import dev.bers.isolation.Ownership;
import dev.bers.manifest.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes, and those of their libraries, run on the oldest Java that is promised, where one is installed. */
class OldestJavaTest {

    private static final int OLDEST = 17;
    private static final Path PICASSO = Path.of("../examples/picasso").toAbsolutePath();

    /** What the other Java runs: validation and proof of the reference workspace. */
    static final class Program {

        private Program() {}

        public static void main(String[] args) {
            LoadedWorkspace workspace = WorkspaceFolder.at(Path.of(args[0])).load();
            Manifest manifest = workspace.manifest().orElseThrow();
            Ownership ownership = Ownership.compile(manifest.isolation(), manifest.environments())
                    .ownership();
            boolean isProved = new IsolationProof(ownership, workspace.resolver(Map.of()))
                    .prove()
                    .isProved();
            int problems = workspace
                    .validate(Map.of(), LocalDate.of(2026, 3, 1))
                    .problems()
                    .size();
            System.out.print(
                    "Java " + Runtime.version().feature() + ": proved " + isProved + ", " + problems + " problems");
        }
    }

    @Test
    void reference_workspace_is_validated_and_proved() throws IOException, InterruptedException {
        Optional<Path> java = oldestJava();
        assumeTrue(java.isPresent(), "no JDK " + OLDEST + ": set JAVA_17_HOME to one");
        Process process = new ProcessBuilder(
                        java.orElseThrow().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        PICASSO.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(out).isEqualTo("Java 17: proved true, 0 problems");
    }

    private static Optional<Path> oldestJava() throws IOException {
        String named = Objects.requireNonNullElse(System.getenv("JAVA_17_HOME"), "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named, "bin", "java"));
        }
        Path usual = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(usual)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(usual)) {
            return homes.filter(home ->
                            String.valueOf(home.getFileName()).matches("(java|temurin|jdk|zulu)-" + OLDEST + "\\b.*"))
                    .sorted()
                    .map(home -> home.resolve("bin").resolve("java"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }
}
