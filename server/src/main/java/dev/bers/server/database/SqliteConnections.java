package dev.bers.server.database;

import dev.bers.problem.ProblemException;
import dev.bers.server.database.DatabaseAddress.Sqlite;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

/**
 * One file: a writer and a pool of readers that do not wait for each other (WAL), and a lock beside it, which keeps a
 * second server away for as long as the process lives. Where nothing can be written, the file is only read.
 */
final class SqliteConnections implements Connections {

    private static final int READERS_MAX = 4;
    /** The part of a result code of SQLite that names the kind; the rest tells it more finely. */
    private static final int PRIMARY_CODE = 0xff;

    private static final Map<Integer, Fault> FAULTS = Map.ofEntries(
            Map.entry(3, Fault.READ_ONLY), // SQLITE_PERM
            Map.entry(5, Fault.LOCKED), // SQLITE_BUSY
            Map.entry(6, Fault.LOCKED), // SQLITE_LOCKED
            Map.entry(8, Fault.READ_ONLY), // SQLITE_READONLY
            Map.entry(11, Fault.CORRUPT), // SQLITE_CORRUPT
            Map.entry(13, Fault.FULL), // SQLITE_FULL
            Map.entry(14, Fault.UNOPENABLE), // SQLITE_CANTOPEN
            Map.entry(26, Fault.CORRUPT)); // SQLITE_NOTADB
    private static final int CONSTRAINT_PRIMARY_KEY = 1555;
    private static final int CONSTRAINT_UNIQUE = 2067;

    private final Sqlite address;
    private final Duration patience;
    private final @Nullable FileChannel lock;
    private final AgroalDataSource readers;

    /**
     * @param patience how long is waited for a lock that another process has
     * @throws ProblemException STO-002 if there can be no file, STO-003 if another server has it
     */
    SqliteConnections(Sqlite address, Duration patience) {
        this.address = address;
        this.patience = patience;
        this.lock = lock();
        try {
            this.readers = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(READERS_MAX)
                            .acquisitionTimeout(patience)
                            .exceptionSorter(failure -> fault(failure) != Fault.LOCKED)
                            .connectionFactoryConfiguration(factory -> {
                                factory.connectionProviderClass(JDBC.class)
                                        .jdbcUrl(url())
                                        .autoCommit(false)
                                        .initialSql("PRAGMA query_only = 1");
                                configuration()
                                        .toProperties()
                                        .forEach(
                                                (key, value) -> factory.jdbcProperty(key.toString(), value.toString()));
                                return factory;
                            })));
        } catch (SQLException unopened) {
            throw new ProblemException(problem(unopened));
        }
    }

    /** Takes the file beside the database; null if there can be none, since nothing can be written. */
    private @Nullable FileChannel lock() {
        Path file = address.file().toAbsolutePath();
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        try {
            if (Files.exists(file) && !Files.isWritable(file)) {
                return null;
            }
            Files.createDirectories(file.resolveSibling("."));
            FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new ProblemException(DatabaseProblems.inUse(address.toString()));
            }
            return channel;
        } catch (IOException unwritable) {
            if (Files.isReadable(file)) {
                return null;
            }
            String reason = unwritable instanceof FileSystemException other && other.getReason() != null
                    ? other.getReason()
                    : "its folder can't be written to";
            throw new ProblemException(DatabaseProblems.unopenable(address.toString(), reason));
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    private String url() {
        // As a URI, so that no character of the path can mean an option. Without its log beside it, a file that
        // nobody can write to is read as one that nobody changes.
        String uri = address.file().toAbsolutePath().toUri().toString().replaceFirst("^file:/+", "file:///");
        Path log = address.file().resolveSibling(address.file().getFileName() + "-wal");
        return JDBC.PREFIX + uri + (isReadOnly() ? Files.exists(log) ? "?mode=ro" : "?immutable=1" : "");
    }

    private SQLiteConfig configuration() {
        SQLiteConfig configuration = new SQLiteConfig();
        configuration.setBusyTimeout(Math.toIntExact(patience.toMillis()));
        configuration.enforceForeignKeys(true);
        if (isReadOnly()) {
            configuration.setReadOnly(true);
        } else {
            configuration.setJournalMode(SQLiteConfig.JournalMode.WAL);
            configuration.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        }
        return configuration;
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public String address() {
        return address.toString();
    }

    @Override
    public boolean isReadOnly() {
        return lock == null;
    }

    @Override
    public Connection writer() throws SQLException {
        SQLiteConfig configuration = configuration();
        configuration.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return configuration.createConnection(url());
    }

    @Override
    public Connection reader() throws SQLException {
        return readers.getConnection();
    }

    @Override
    public void begin(Session session) throws SQLException {
        session.connection().setAutoCommit(false);
    }

    /** Not by {@code commit()}, with which the driver begins the next transaction, and keeps the file locked. */
    @Override
    public void commit(Session session) throws SQLException {
        session.connection().setAutoCommit(true);
    }

    @Override
    public Fault fault(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                int code = sqlite.getResultCode().code;
                return code == CONSTRAINT_PRIMARY_KEY || code == CONSTRAINT_UNIQUE
                        ? Fault.KEY_TAKEN
                        : FAULTS.getOrDefault(code & PRIMARY_CODE, Fault.OTHER);
            }
        }
        return Fault.OTHER;
    }

    @Override
    public void close() {
        readers.close();
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException goneWithTheProcess) {
                throw new java.io.UncheckedIOException(goneWithTheProcess);
            }
        }
    }
}
