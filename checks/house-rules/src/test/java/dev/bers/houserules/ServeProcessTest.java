package dev.bers.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as Maven packed it, as a process: how it starts, refuses to, and ends. */
class ServeProcessTest {

    private static final Path ROOT = Repository.ROOT.toAbsolutePath().normalize();
    private static final Path JAR = ROOT.resolve("server/target/quarkus-app/quarkus-run.jar");
    private static final Path PICASSO = ROOT.resolve("examples/picasso");

    @TempDir
    Path scratch = Path.of("");

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString(),
                "serve"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).directory(scratch.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BERS_"));
        return builder.redirectError(scratch.resolve("stderr").toFile()).start();
    }

    private String stderr() throws IOException {
        return Files.readString(scratch.resolve("stderr"));
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ended").isTrue();
        return process.exitValue();
    }

    @Test
    void it_says_where_it_is_answers_and_ends_when_told_to() throws Exception {
        Process process = start("--dev", "--port", "0", "--workspace", PICASSO.toString());
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String first = String.valueOf(out.readLine());
            assertThat(first).contains("picasso is served on http://127.0.0.1:").doesNotEndWith(":0");
            URI address = URI.create(first.substring(first.indexOf("http://")));
            assertThat(status(address.resolve("/api/monitoring/health"))).isEqualTo(200);
            assertThat(status(address.resolve("/api/v1/environments/production/configuration")))
                    .isEqualTo(200);
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stderr()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static int status(URI address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void it_does_not_serve_others_without_authentication() throws Exception {
        Process process = start("--workspace", PICASSO.toString());
        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(stderr()).contains("BERS-SRV-020", "bers serve --dev");
    }

    @Test
    void dev_mode_is_for_this_machine_alone() throws Exception {
        Process process = start("--dev", "--host", "0.0.0.0", "--workspace", PICASSO.toString());
        assertThat(exitCode(process)).isEqualTo(2);
        assertThat(stderr()).contains("BERS-CLI-001", "--dev serves this machine alone");
    }

    @Test
    void an_option_that_is_misspelt_is_told_with_the_one_that_was_meant() throws Exception {
        Process process = start("--dev", "--prot", "1");
        assertThat(exitCode(process)).isEqualTo(2);
        assertThat(stderr()).contains("Did you mean --port?");
    }

    @Test
    void a_port_that_is_taken_is_told() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Process process = start("--dev", "--port", port, "--workspace", PICASSO.toString());
            assertThat(exitCode(process)).isEqualTo(3);
            assertThat(stderr()).contains("BERS-SRV-021", port);
        }
    }

    @Test
    void a_workspace_that_is_not_valid_is_told_with_every_problem() throws Exception {
        Path copy = scratch.resolve("broken");
        try (Stream<Path> files = Files.walk(PICASSO)) {
            for (Path file : files.filter(ServeProcessTest::isOfWorkspace).toList()) {
                Path target = copy.resolve(PICASSO.relativize(file).toString());
                Files.createDirectories(java.util.Objects.requireNonNull(target.getParent()));
                Files.copy(file, target);
            }
        }
        Files.writeString(copy.resolve("config/environments/staging.yaml"), "REQUEST_TIMEOUT: 5\nCHAT_API_URL: 7\n");
        Process process = start("--dev", "--port", "0", "--workspace", copy.toString());
        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(stderr()).contains("config/environments/staging.yaml:1", "config/environments/staging.yaml:2");
    }

    private static boolean isOfWorkspace(Path file) {
        String relative = PICASSO.relativize(file).toString();
        return Files.isRegularFile(file) && (relative.equals("bers.yaml") || relative.startsWith("config"));
    }
}
