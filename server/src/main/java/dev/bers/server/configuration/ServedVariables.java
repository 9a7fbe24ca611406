package dev.bers.server.configuration;

import dev.bers.config.SecretName;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The variables of the server's process that a value may be made of.
 *
 * <p>Who writes a document decides which variable it names, and who reads it sees what stands there; so nothing that is meant for
 * the server itself, and nothing whose name speaks of a secret, is among them. Neither are {@code BERS_CONFIG__…}: they belong to
 * the process that uses a configuration, and this one serves all environments.
 */
public final class ServedVariables {

    private static final String OWN = "BERS_";

    private ServedVariables() {}

    /** Of all variables those that may be served. */
    public static Map<String, String> among(Map<String, String> variables) {
        return variables.entrySet().stream()
                .filter(variable -> !variable.getKey().startsWith(OWN) && !SecretName.isLikely(variable.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
