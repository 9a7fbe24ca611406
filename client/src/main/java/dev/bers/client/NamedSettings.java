package dev.bers.client;

import dev.bers.client.server.ServerProblems;
import dev.bers.problem.ProblemException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client as a framework's own settings describe it: {@code bers.server}, a URL, or {@code bers.folder}, the folder of a workspace;
 * {@code bers.environment}, {@code bers.tenant}, {@code bers.application}; {@code bers.cache}, the folder for the last good
 * configuration.
 */
public final class NamedSettings {

    private NamedSettings() {}

    /**
     * Opens the client that settings describe; empty if they name neither a server nor a folder.
     *
     * @param setting gives the value of a name; null if there is none
     * @throws ProblemException if they describe none that can be opened
     */
    public static Optional<Bers> open(Function<String, @Nullable String> setting) {
        String server = setting.apply("bers.server");
        String folder = setting.apply("bers.folder");
        if (server != null) {
            return Optional.of(fromServer(server, setting));
        }
        return folder == null
                ? Optional.empty()
                : Optional.of(named(Bers.load(Path.of(folder)), setting).open());
    }

    private static Bers fromServer(String server, Function<String, @Nullable String> setting) {
        FromServer source = named(Bers.connect(address(server)), setting);
        String application = setting.apply("bers.application");
        String cache = setting.apply("bers.cache");
        if (application != null) {
            source.application(application);
        }
        if (cache != null) {
            source.cache(Path.of(cache));
        }
        return source.open();
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException noUri) {
            throw new ProblemException(ServerProblems.noAddress(text));
        }
    }

    private static <S extends Options<S>> S named(S source, Function<String, @Nullable String> setting) {
        String environment = setting.apply("bers.environment");
        String tenant = setting.apply("bers.tenant");
        if (environment != null) {
            source.environment(environment);
        }
        if (tenant != null) {
            source.tenant(tenant);
        }
        return source;
    }
}
