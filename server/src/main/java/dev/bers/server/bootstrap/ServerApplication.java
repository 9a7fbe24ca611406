package dev.bers.server.bootstrap;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;

/** What runs between the start and the end: it says that it is ready, and waits. */
public final class ServerApplication implements QuarkusApplication {

    private final ReadyWord word;

    @Inject
    ServerApplication(ReadyWord word) {
        this.word = word;
    }

    @Override
    public int run(String... arguments) {
        word.print();
        Quarkus.waitForExit();
        return 0;
    }
}
