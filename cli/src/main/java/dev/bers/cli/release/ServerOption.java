package dev.bers.cli.release;

import dev.bers.problem.ProblemException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server a command asks. */
public final class ServerOption {

    private static final String DEFAULT = "http://127.0.0.1:3003";
    private static final String VARIABLE = "BERS_SERVER";

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server (default: BERS_SERVER, else http://127.0.0.1:3003).")
    private @Nullable String server;

    /**
     * Its address, without a path.
     *
     * @throws ProblemException if it is none
     */
    URI address(Map<String, String> variables) {
        String named = server == null ? variables.get(VARIABLE) : server;
        String text = named == null || named.isBlank() ? DEFAULT : named.strip();
        try {
            URI address = URI.create(text);
            boolean isHttp = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (isHttp && address.getHost() != null && address.getUserInfo() == null) {
                return address.resolve("/");
            }
        } catch (IllegalArgumentException noAddress) {
            throw new ProblemException(RemoteProblems.noAddress(text));
        }
        throw new ProblemException(RemoteProblems.noAddress(text));
    }
}
