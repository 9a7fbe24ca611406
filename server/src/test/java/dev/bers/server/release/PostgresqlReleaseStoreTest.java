package dev.bers.server.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.server.database.Await;
import dev.bers.server.database.Database;
import dev.bers.server.database.DatabaseAddress;
import dev.bers.server.database.PostgresqlServer;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PostgresqlReleaseStoreTest extends ReleaseStoreTest {

    private final DatabaseAddress address = DatabaseAddress.parse(PostgresqlServer.newDatabase());

    @Override
    DatabaseAddress address() {
        return address;
    }

    @Test
    void two_instances_share_the_store_and_one_gets_each_number() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        try (Database one = Database.open(address, ReleaseStore.MIGRATIONS);
                Database other = Database.open(address, ReleaseStore.MIGRATIONS)) {
            ReleaseStore first = new ReleaseStore(one, InstantSource.system());
            ReleaseStore second = new ReleaseStore(other, InstantSource.system());
            second.onChange(heard::incrementAndGet);
            Await.until("it listens", () -> heard.get() == 1);
            first.append(List.of(new History().publish(null, "first")));
            Await.until("it hears", () -> heard.get() == 2);
            assertThatThrownBy(() -> second.append(List.of(new History().publish(null, "second"))))
                    .isInstanceOf(NumberTakenException.class)
                    .hasMessage("revision 1 is taken");
            second.append(List.of(
                    History.after(second.load()).publish(second.revision(1).orElseThrow(), "second")));
            assertThat(first.load().newestRevision()).isEqualTo(2);
        }
    }
}
