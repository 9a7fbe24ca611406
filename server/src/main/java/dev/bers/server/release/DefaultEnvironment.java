package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;

/** Which environment is meant where a request names none. */
@FunctionalInterface
public interface DefaultEnvironment {

    /** The environment that the server itself is in. */
    EnvironmentName environment();
}
