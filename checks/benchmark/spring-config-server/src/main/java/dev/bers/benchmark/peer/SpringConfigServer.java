package dev.bers.benchmark.peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.config.server.EnableConfigServer;

/** Spring Cloud Config Server over a folder of files, as its documentation sets it up. */
@SpringBootApplication
@EnableConfigServer
public class SpringConfigServer {

    /** Takes Spring's own options, such as {@code --server.port=8888}. */
    public static void main(String[] arguments) {
        SpringApplication.run(SpringConfigServer.class, arguments);
    }
}
