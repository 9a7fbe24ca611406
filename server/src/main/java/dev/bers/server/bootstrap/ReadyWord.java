package dev.bers.server.bootstrap;

import dev.bers.cli.invocation.ColourChoice;
import dev.bers.cli.invocation.Surroundings;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Terminal;
import dev.bers.environment.EnvironmentName;
import dev.bers.exchange.ProblemExchange;
import dev.bers.manifest.Manifest;
import dev.bers.server.configuration.ServedConfigurations;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a person is told when the server is ready: where it is, what it serves, and how safe that is. */
@Singleton
final class ReadyWord {

    private static final int NAMES_COLUMN = 15;

    private final ServerConfiguration settings;
    private final ServedConfigurations configurations;
    private final String address;

    @Inject
    ReadyWord(
            ServerConfiguration settings,
            ServedConfigurations configurations,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.settings = settings;
        this.configurations = configurations;
        this.address = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    void print() {
        Surroundings surroundings = Surroundings.ofProcess();
        Terminal terminal = surroundings.terminal(ColourChoice.auto);
        if (settings.json()) {
            terminal.printVerbatim(Json.pretty(document()) + "\n");
        } else {
            print(terminal);
        }
        terminal.flush();
    }

    private String name() {
        return configurations
                .newest()
                .flatMap(release -> release.workspace().manifest())
                .map(Manifest::name)
                .orElse("nothing yet");
    }

    private List<String> environments() {
        return configurations.declared().stream().map(EnvironmentName::text).toList();
    }

    private MappingValue document() {
        return MappingValue.builder()
                .put("address", address)
                .put("workspace", name())
                .put("folder", settings.workspace())
                .put("environments", ProblemExchange.texts(environments()))
                .put("dev", settings.dev())
                .build();
    }

    private void print(Terminal terminal) {
        terminal.print(Line.of(Look.GOOD, "✓ ")
                .text(Look.STRONG, name())
                .text(" is served on ")
                .text(Look.NAME, address));
        row(terminal, "folder", settings.workspace());
        row(terminal, "environments", String.join(", ", environments()));
        if (settings.dev()) {
            row(terminal, "dev mode", "no authentication, this machine alone");
        }
        terminal.print(Line.of(Look.FAINT, "  Ctrl-C ends it"));
    }

    private static void row(Terminal terminal, String name, String value) {
        terminal.print(Line.of("  ").text(Look.FAINT, name).padTo(NAMES_COLUMN).text(value));
    }
}
