package dev.bers.server.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements of one transaction; each is prepared once for as long as the session's connection is kept. */
public final class Session implements AutoCloseable {

    private final Dialect dialect;
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Session(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    /**
     * A row as what it tells.
     *
     * @param <R> what it tells
     */
    @FunctionalInterface
    public interface Row<R> {

        /** Reads the row that the result stands on. */
        R of(ResultSet row) throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    /** The language of the database. */
    public Dialect dialect() {
        return dialect;
    }

    /** Runs a statement that changes rows; how many. */
    public int update(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statement(sql);
        fill(statement, values);
        return statement.executeUpdate();
    }

    /** Runs a statement once for each list of values, together. */
    public void updateEach(String sql, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        PreparedStatement statement = statement(sql);
        try {
            for (@Nullable Object[] values : rows) {
                fill(statement, values);
                statement.addBatch();
            }
            statement.executeBatch();
        } finally {
            statement.clearBatch();
        }
    }

    /** All rows of a query. */
    public <R> List<R> all(String sql, Row<R> row, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statement(sql);
        fill(statement, values);
        List<R> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(row.of(result));
            }
        }
        return rows;
    }

    /** The first row of a query; empty if it has none. */
    public <R> Optional<R> first(String sql, Row<R> row, @Nullable Object... values) throws SQLException {
        return all(sql, row, values).stream().findFirst();
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    private static void fill(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** Gives the statements back, not the connection. */
    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }
}
