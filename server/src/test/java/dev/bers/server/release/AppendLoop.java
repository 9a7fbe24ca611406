package dev.bers.server.release;

import dev.bers.server.database.Database;
import dev.bers.server.database.DatabaseAddress;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A process that publishes for as long as it lives, and says the number of each revision that was acknowledged. */
final class AppendLoop {

    private AppendLoop() {}

    /**
     * Publishes until it is killed.
     *
     * @param arguments the database's file, and a seed
     */
    public static void main(String... arguments) throws NumberTakenException {
        PrintStream acknowledged = System.out;
        Random random = new Random(Long.parseLong(arguments[1]));
        try (Database database =
                Database.open(new DatabaseAddress.Sqlite(Path.of(arguments[0])), ReleaseStore.MIGRATIONS)) {
            ReleaseStore store = new ReleaseStore(database, InstantSource.system(), 16);
            StoreState state = store.load();
            History history = History.after(state);
            @Nullable Revision head = store.revision(state.newestRevision()).orElse(null);
            while (true) {
                Append append = history.released(
                        history.revision(head, Map.of("documents/" + random.nextInt(50), text(random))),
                        History.STAGING,
                        random.nextBoolean() ? Slot.BLUE : Slot.GREEN);
                store.append(List.of(append));
                head = append.revision();
                acknowledged.println(append.releases().get(0).revision());
                acknowledged.flush();
            }
        }
    }

    private static String text(Random random) {
        byte[] bytes = new byte[random.nextInt(20_000)];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
