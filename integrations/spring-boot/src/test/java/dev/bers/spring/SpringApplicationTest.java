package dev.bers.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.client.Bers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** A real application: started, its values injected, a file of its workspace edited while it runs, closed. */
class SpringApplicationTest {

    private static final Path PICASSO = Path.of("../../examples/picasso");

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.walk(PICASSO.resolve("config"))) {
            files.forEach(this::copy);
        }
        copy(PICASSO.resolve("bers.yaml"));
    }

    private void copy(Path file) {
        try {
            Path target = folder.resolve(PICASSO.relativize(file).toString());
            if (!Files.isDirectory(target)) {
                Files.copy(file, target);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a small back end needs. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    static class BackEnd {

        private final BlockingQueue<BersRefreshedEvent> events = new LinkedBlockingQueue<>();

        @Bean
        String greeting(@Value("${WELCOME_TEXT}") String text, @Value("${THEME.primary}") String colour) {
            return text + " " + colour;
        }

        @EventListener
        void refreshed(BersRefreshedEvent event) {
            events.add(event);
        }
    }

    /** Bound by relaxed names. */
    record Theme(String primary, String background) {}

    private ConfigurableApplicationContext start(String... arguments) {
        SpringApplication application = new SpringApplication(BackEnd.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(arguments);
    }

    @Test
    void an_application_gets_its_values_and_follows_an_edit() throws Exception {
        try (ConfigurableApplicationContext context =
                start("--bers.folder=" + folder, "--bers.environment=staging", "--bers.tenant=demo123")) {
            assertThat(context.getBean("greeting", String.class)).contains("#");
            assertThat(context.getEnvironment().getProperty("API_BASE_URL"))
                    .isEqualTo("https://staging.picasso.example");
            assertThat(context.getEnvironment().getProperty("REQUEST_TIMEOUT", Integer.class))
                    .isEqualTo(10_000);
            assertThat(Binder.get(context.getEnvironment())
                            .bind("theme", Theme.class)
                            .get()
                            .background())
                    .startsWith("#");
            assertThat(context.getBean(Bers.class).snapshot().environment().text())
                    .isEqualTo("staging");
            Path file = folder.resolve("config/environments/staging.yaml");
            Files.writeString(file, Files.readString(file).replace("DEBUG: true", "DEBUG: false"));
            BersRefreshedEvent event = Objects.requireNonNull(
                    context.getBean(BackEnd.class).events.poll(20, TimeUnit.SECONDS), "no event came");
            assertThat(event.change().changes()).hasSize(1);
            assertThat(context.getEnvironment().getProperty("DEBUG", Boolean.class))
                    .isFalse();
            BersPropertySource source = (BersPropertySource) Objects.requireNonNull(
                    context.getEnvironment().getPropertySources().get(BersPropertySource.NAME));
            assertThat(source.getPropertyNames()).contains("THEME.primary", "urls.chat");
        }
    }

    @Test
    void what_operators_set_for_the_process_stays_above() {
        try (ConfigurableApplicationContext context =
                start("--bers.folder=" + folder, "--bers.environment=staging", "--API_BASE_URL=http://localhost:1")) {
            assertThat(context.getEnvironment().getProperty("API_BASE_URL")).isEqualTo("http://localhost:1");
        }
    }

    @Test
    void an_application_that_says_nothing_of_bers_is_left_alone() {
        try (ConfigurableApplicationContext context = start("--WELCOME_TEXT=x", "--THEME.primary=y")) {
            assertThat(context.getEnvironment().getPropertySources().contains(BersPropertySource.NAME))
                    .isFalse();
        }
    }
}
