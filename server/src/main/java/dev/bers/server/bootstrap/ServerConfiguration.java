package dev.bers.server.bootstrap;

import dev.bers.cli.serving.ServeSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What {@code bers serve} was told, on its way through Quarkus, which takes settings as properties only. */
@ConfigMapping(prefix = "bers.server")
public interface ServerConfiguration {

    /** The folder of the workspace, absolute. */
    String workspace();

    /** Whether it serves this machine alone, without authentication. */
    @WithDefault("false")
    boolean dev();

    /** Whether it says in JSON that it is ready. */
    @WithDefault("false")
    boolean json();

    /** The URL of a database; empty for the file in the workspace. */
    Optional<String> database();

    /** Hands settings over to the Quarkus that is started next. */
    static void publish(ServeSettings settings, boolean isJson) {
        System.setProperty("bers.server.workspace", settings.folder().root().toString());
        System.setProperty("bers.server.dev", Boolean.toString(settings.isDev()));
        System.setProperty("bers.server.json", Boolean.toString(isJson));
        if (settings.database() != null) {
            System.setProperty("bers.server.database", settings.database());
        }
        System.setProperty("quarkus.http.host", settings.host());
        System.setProperty("quarkus.http.port", Integer.toString(settings.port()));
    }
}
