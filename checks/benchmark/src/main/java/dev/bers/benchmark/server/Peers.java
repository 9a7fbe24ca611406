package dev.bers.benchmark.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The servers that are measured, each started as its own documentation recommends, on a port of the loopback address. */
final class Peers {

    private Peers() {}

    /**
     * A server that runs, and where it serves what is asked of all of them.
     *
     * @param process of the server
     * @param address of what is read from it
     */
    record Running(ServerProcess process, URI address) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            process.close();
        }
    }

    /** BERS as its users start it, over a workspace. */
    static Running bers(Path root, Path folder, Path workspace) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        URI base = URI.create("http://127.0.0.1:" + port);
        ServerProcess process = ServerProcess.start(
                "bers",
                folder,
                base.resolve("/api/monitoring/health"),
                List.of(
                        root.resolve("bers").toString(),
                        "serve",
                        "--dev",
                        "--workspace",
                        workspace.toString(),
                        "--port",
                        Integer.toString(port)));
        return new Running(
                process,
                base.resolve("/api/v1/environments/" + ReferenceWorkspace.ENVIRONMENT + "/configuration/environment"));
    }

    /** nginx with one worker, serving a file of the same bytes from memory of the kernel. */
    static Running nginx(Path folder, byte[] body) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        Path files = Files.createDirectories(folder.resolve("nginx"));
        Files.write(files.resolve("configuration.json"), body);
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(settings, """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx-error.log;
                events { worker_connections 4096; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 1000000000;
                  open_file_cache max=10;
                  types { application/json json; }
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  server { listen 127.0.0.1:%2$d; root %3$s; }
                }
                """.formatted(folder, port, files));
        URI address = URI.create("http://127.0.0.1:" + port + "/configuration.json");
        return new Running(
                ServerProcess.start("nginx", folder, address, List.of("nginx", "-c", settings.toString())), address);
    }

    /** Spring Cloud Config Server over a folder of files. */
    static Running springConfigServer(Path root, Path folder, List<String> files)
            throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        Path served = Files.createDirectories(folder.resolve("spring"));
        Files.writeString(served.resolve("application.yml"), files.get(0));
        Files.writeString(served.resolve("application-" + ReferenceWorkspace.ENVIRONMENT + ".yml"), files.get(1));
        Path peer = root.resolve("checks/benchmark/spring-config-server/target");
        String classpath = peer.resolve("classes") + ":"
                + Files.readString(peer.resolve("classpath")).strip();
        URI address = URI.create("http://127.0.0.1:" + port + "/application/" + ReferenceWorkspace.ENVIRONMENT);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classpath,
                "dev.bers.benchmark.peer.SpringConfigServer",
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--spring.profiles.active=native",
                "--spring.cloud.config.server.native.search-locations=file:" + served,
                "--spring.main.banner-mode=off");
        return new Running(ServerProcess.start("spring", folder, address, command), address);
    }

    /** One etcd, durable as it is by itself: each put is on the disk before it is answered. */
    static Running etcd(Path folder) throws IOException, InterruptedException {
        URI client = URI.create("http://127.0.0.1:" + ServerProcess.freePort());
        String peer = "http://127.0.0.1:" + ServerProcess.freePort();
        List<String> command = List.of(
                "etcd",
                "--data-dir=" + folder.resolve("etcd"),
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer,
                "--log-level=error");
        return new Running(
                ServerProcess.start("etcd", folder, client.resolve("/health"), command), client.resolve("/v3/kv/put"));
    }
}
