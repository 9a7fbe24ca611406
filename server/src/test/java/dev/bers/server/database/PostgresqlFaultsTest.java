package dev.bers.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.problem.ProblemException;
import dev.bers.server.database.BreakingProxy.Moment;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresqlFaultsTest {

    private static final List<Migration> MIGRATIONS =
            List.of(new Migration("thing", 1, "things", "CREATE TABLE thing (name TEXT PRIMARY KEY);\n"));
    private static final String CHANNEL = "things";

    private final String address = PostgresqlServer.newDatabase();

    @SuppressWarnings("NullAway.Init") // JUnit fills it in.
    private BreakingProxy proxy;

    @BeforeEach
    void startProxy() throws Exception {
        proxy = new BreakingProxy(URI.create(address).getPort());
    }

    @AfterEach
    void stopProxy() {
        proxy.close();
    }

    private Database direct() {
        return Database.open(DatabaseAddress.parse(address), MIGRATIONS, Duration.ofSeconds(20));
    }

    private Database throughProxy(Duration patience) {
        String port = ":" + URI.create(address).getPort() + "/";
        return Database.open(
                DatabaseAddress.parse(address.replace(port, ":" + proxy.port() + "/")), MIGRATIONS, patience);
    }

    private static void write(Database database, String name) throws KeyTakenException {
        database.write(
                session -> {
                    session.update("INSERT INTO thing VALUES (?)", name);
                    database.announce(session, CHANNEL);
                    return 1;
                },
                session -> session.first("SELECT 1 FROM thing WHERE name = ?", row -> row.getInt(1), name));
    }

    private static List<String> names(Database database) {
        return database.read(session -> session.all("SELECT name FROM thing ORDER BY name", row -> row.getString(1)));
    }

    @Test
    void a_commit_that_was_not_heard_of_is_made_again() throws Exception {
        try (Database database = throughProxy(Duration.ofSeconds(20))) {
            proxy.breakAt(Moment.BEFORE_COMMIT);
            write(database, "a");
            assertThat(names(database)).containsExactly("a");
        }
    }

    @Test
    void a_commit_whose_answer_was_lost_is_found_and_not_made_twice() throws Exception {
        try (Database database = throughProxy(Duration.ofSeconds(20))) {
            proxy.breakAt(Moment.AFTER_COMMIT);
            write(database, "a");
            assertThat(names(database)).containsExactly("a");
            assertThat(database.fault()).isEmpty();
        }
    }

    @Test
    void a_commit_that_can_not_be_looked_for_is_said_to_be_unknown() {
        try (Database database = throughProxy(Duration.ofMillis(500))) {
            proxy.breakAt(Moment.AFTER_COMMIT_FOR_EVER);
            assertThatThrownBy(() -> write(database, "a"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("BERS-STO-012");
            assertThatThrownBy(() -> names(database))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("BERS-STO-008");
            proxy.breakAt(Moment.NEVER);
            assertThat(names(database)).containsExactly("a");
        }
    }

    @Test
    void a_server_that_is_away_at_the_start_is_told_without_the_password() {
        proxy.breakAt(Moment.ALWAYS);
        assertThatThrownBy(() -> throughProxy(Duration.ofMillis(200)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-STO-008")
                .hasMessageNotContaining("postgres:postgres");
    }

    @Test
    void a_database_or_user_that_is_not_there_is_told() {
        String noDatabase = address.substring(0, address.lastIndexOf('/')) + "/nowhere";
        assertThatThrownBy(() -> Database.open(DatabaseAddress.parse(noDatabase), MIGRATIONS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-STO-009");
        String noUser = address.replace("postgres:postgres@", "nobody:secret@");
        assertThatThrownBy(() -> Database.open(DatabaseAddress.parse(noUser), MIGRATIONS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-STO-009")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_standby_says_that_it_can_only_be_read() {
        direct().close();
        String readOnly = address + "?options=-c%20default_transaction_read_only=on";
        assertThatThrownBy(() -> Database.open(DatabaseAddress.parse(readOnly), List.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-STO-005");
    }

    @Test
    void an_instance_hears_of_the_others_and_not_of_itself() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        AtomicInteger heardOfItself = new AtomicInteger();
        try (Database one = direct();
                Database other = direct()) {
            one.listen(CHANNEL, heard::incrementAndGet);
            other.listen(CHANNEL, heardOfItself::incrementAndGet);
            Await.until("both listen", () -> heard.get() == 1 && heardOfItself.get() == 1);
            write(other, "a");
            Await.until("the other one heard", () -> heard.get() == 2);
            write(one, "b");
            Await.until("and the first one", () -> heardOfItself.get() == 2);
            assertThat(heard).hasValue(2);
        }
    }

    @Test
    void a_listener_is_called_while_it_is_cut_off_and_when_it_is_back() throws Exception {
        AtomicInteger called = new AtomicInteger();
        try (Database cutOff = throughProxy(Duration.ofSeconds(1));
                Database other = direct()) {
            cutOff.listen(CHANNEL, () -> {
                called.incrementAndGet();
                throw new IllegalStateException("what a listener throws does not end the listening");
            });
            Await.until("it listens", () -> called.get() == 1);
            proxy.breakAt(Moment.ALWAYS);
            Await.until("it looks by itself", () -> called.get() >= 3);
            proxy.breakAt(Moment.NEVER);
            int before = called.get();
            write(other, "a");
            Await.until("it is back", () -> called.get() > before);
        }
    }

    @Test
    void the_leadership_goes_over_when_its_connection_breaks() {
        try (Database first = throughProxy(Duration.ofSeconds(1));
                Database second = direct();
                Leadership one = first.leadership()) {
            Await.until("the only one leads", one::isLeader);
            try (Leadership other = second.leadership()) {
                proxy.breakAt(Moment.ALWAYS);
                Await.until("the other one leads", other::isLeader);
                Await.until("the first one knows", () -> !one.isLeader());
                proxy.breakAt(Moment.NEVER);
                assertThat(other.isLeader()).isTrue();
            }
            Await.until("it is left to the first one again", one::isLeader);
        }
    }

    @Test
    void keys_that_are_taken_are_told_apart_from_mistakes() throws Exception {
        try (Database database = direct()) {
            write(database, "a");
            assertThatThrownBy(() -> write(database, "a")).isInstanceOf(KeyTakenException.class);
            assertThatThrownBy(() -> database.write(
                            session -> session.update("INSERT INTO nowhere VALUES (1)"), session -> Optional.empty()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("BERS-STO-013");
            assertThat(names(database)).containsExactly("a");
        }
    }
}
