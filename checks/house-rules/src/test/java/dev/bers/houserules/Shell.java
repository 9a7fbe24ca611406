package dev.bers.houserules;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A folder with a copy of the examples and the command {@code ./bers}, in which scripts are run. */
final class Shell {

    private static final int SECONDS_MAX = 180;

    private final Path folder;

    /** How a script ended, and what it wrote to both streams. */
    record Ended(int status, String output) {}

    Shell(Path folder) throws IOException {
        this.folder = folder;
        copyExamples();
        writeLauncher();
    }

    private void copyExamples() throws IOException {
        for (Path file : Repository.files()) {
            String relative = Repository.relative(file);
            if (relative.startsWith("examples/")) {
                Path copy = folder.resolve(relative);
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
    }

    private void writeLauncher() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path launcher = Files.writeString(folder.resolve("bers"), """
                #!/usr/bin/env bash
                if [ "${1:-}" = serve ]; then
                    exec '%1$s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar '%3$s' "$@"
                fi
                exec '%1$s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow \\
                    -cp '%2$s' dev.bers.cli.Main "$@"
                """.formatted(java, absoluteClassPath(), server()));
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + launcher + " executable");
        }
    }

    /** What Maven packed before these tests. */
    private static Path server() {
        return Repository.ROOT
                .resolve("server/target/quarkus-app/quarkus-run.jar")
                .toAbsolutePath();
    }

    private static String absoluteClassPath() {
        StringBuilder path = new StringBuilder();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            path.append(path.isEmpty() ? "" : File.pathSeparator)
                    .append(Path.of(entry).toAbsolutePath());
        }
        return path.toString();
    }

    /** Runs a script in the folder. */
    Ended run(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(".script.sh"), "exec 2>&1\n" + script);
        Path output = folder.resolve(".output.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(Shell::wouldBeASignal);
        Process process = builder.start();
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("still running after " + SECONDS_MAX + " s: " + script);
        }
        return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    /** What a build server sets must not decide what the examples print. */
    private static boolean wouldBeASignal(String variable) {
        return variable.endsWith("_ENV")
                || variable.startsWith("BERS_")
                || variable.startsWith("GITHUB_")
                || variable.startsWith("CI")
                || variable.startsWith("VERCEL")
                || variable.contains("BRANCH");
    }
}
