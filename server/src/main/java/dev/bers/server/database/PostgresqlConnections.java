package dev.bers.server.database;

import dev.bers.problem.ProblemException;
import dev.bers.server.database.DatabaseAddress.Postgresql;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import org.postgresql.Driver;

/** A server that may go away and come back, and that other instances write to as well. */
final class PostgresqlConnections implements Connections {

    private static final int READERS_MAX = 8;
    private static final int ANSWER_SECONDS_MAX = 30;

    /** Classes of SQLSTATE that mean a broken way: connection exception, operator intervention. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "57");
    /** Too many connections; a transaction that has to be run again: it could not be serialised, or was in a deadlock. */
    private static final Set<String> AWAY = Set.of("53300", "40001", "40P01", "25P03");
    /** Invalid authorisation, invalid name of a database or schema, insufficient privilege. */
    private static final Set<String> REFUSED = Set.of("28000", "28P01", "3D000", "3F000", "42501");

    private final Postgresql address;
    private final Duration patience;
    private final AgroalDataSource readers;

    /**
     * @param patience how long is waited for an answer to connecting, and for a lock
     */
    PostgresqlConnections(Postgresql address, Duration patience) {
        this.address = address;
        this.patience = patience;
        try {
            this.readers = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(READERS_MAX)
                            .acquisitionTimeout(patience)
                            .exceptionSorter(failure -> fault(failure) == Fault.AWAY)
                            .connectionFactoryConfiguration(factory -> {
                                factory.connectionProviderClass(Driver.class)
                                        .jdbcUrl(url())
                                        .autoCommit(false)
                                        .readOnly(true)
                                        .jdbcTransactionIsolation(TransactionIsolation.REPEATABLE_READ);
                                if (address.user() != null) {
                                    factory.principal(new NamePrincipal(address.user()));
                                }
                                if (address.password() != null) {
                                    factory.credential(new SimplePassword(address.password()));
                                }
                                properties()
                                        .forEach(
                                                (key, value) -> factory.jdbcProperty(key.toString(), value.toString()));
                                return factory;
                            })));
        } catch (SQLException unopened) {
            throw new ProblemException(problem(unopened));
        }
    }

    private String url() {
        return "jdbc:postgresql://" + address.host() + "/" + address.database()
                + (address.options().isEmpty() ? "" : "?" + address.options());
    }

    private Properties properties() {
        Properties properties = new Properties();
        String seconds = Long.toString(Math.max(1, patience.toSeconds()));
        properties.setProperty("ApplicationName", "bers");
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS_MAX));
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public String address() {
        return address.toString();
    }

    /** A standby says so when it is written to. */
    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public Connection writer() throws SQLException {
        Properties login = properties();
        if (address.user() != null) {
            login.setProperty("user", address.user());
        }
        if (address.password() != null) {
            login.setProperty("password", address.password());
        }
        Connection connection = new Driver().connect(url(), login);
        if (connection == null) {
            throw new SQLException("the driver does not understand the address", "08001");
        }
        try (Statement statement = connection.createStatement()) {
            // What was committed must be on a disk, whatever the server's own setting is; and the lock of an instance
            // that vanished in the middle of a transaction is not to stop the others for long.
            statement.execute("SET lock_timeout = " + patience.toMillis());
            statement.execute("SET idle_in_transaction_session_timeout = " + ANSWER_SECONDS_MAX * 1000);
            statement.execute("SELECT set_config('synchronous_commit', 'on', false)"
                    + " WHERE current_setting('synchronous_commit') IN ('off', 'local')");
            return connection;
        } catch (SQLException unusable) {
            connection.close();
            throw unusable;
        }
    }

    @Override
    public Connection reader() throws SQLException {
        return readers.getConnection();
    }

    /** One instance writes at a time, so that whoever looks for the outcome of a broken one sees it. */
    @Override
    public void begin(Session session) throws SQLException {
        session.connection().setAutoCommit(false);
        AdvisoryLock.WRITING.takeUntilCommit(session);
    }

    @Override
    public void commit(Session session) throws SQLException {
        session.connection().commit();
    }

    @Override
    public Fault fault(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            // Of the pool itself, when no connection came in time.
            return Fault.AWAY;
        }
        if (REFUSED.contains(state)) {
            return Fault.REFUSED;
        }
        if (AWAY.contains(state) || AWAY_CLASSES.contains(state.substring(0, 2))) {
            return Fault.AWAY;
        }
        return switch (state) {
            case "23505" -> Fault.KEY_TAKEN;
            case "55P03" -> Fault.LOCKED;
            case "25006" -> Fault.READ_ONLY;
            case "53100" -> Fault.FULL;
            case "XX001", "XX002" -> Fault.CORRUPT;
            default -> Fault.OTHER;
        };
    }

    @Override
    public void close() {
        readers.close();
    }
}
