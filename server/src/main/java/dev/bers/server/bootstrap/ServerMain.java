package dev.bers.server.bootstrap;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The process of the server. */
@QuarkusMain
public final class ServerMain implements QuarkusApplication {

    /** Runs until it is told to stop. */
    public static void main(String... arguments) {
        Quarkus.run(ServerMain.class, arguments);
    }

    @Override
    public int run(String... arguments) {
        Quarkus.waitForExit();
        return 0;
    }
}
