package dev.bers.server.release;

import dev.bers.server.database.DatabaseAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteReleaseStoreTest extends ReleaseStoreTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it in.
    Path folder;

    @Override
    DatabaseAddress address() {
        return new DatabaseAddress.Sqlite(folder.resolve(".bers/bers.db"));
    }
}
