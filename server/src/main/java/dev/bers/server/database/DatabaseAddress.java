package dev.bers.server.database;

import dev.bers.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the database is, as {@code BERS_DATABASE_URL} says it; printed without its password. */
public sealed interface DatabaseAddress {

    /**
     * One file, for one server.
     *
     * @param file made if it is missing
     */
    record Sqlite(Path file) implements DatabaseAddress {
        @Override
        public String toString() {
            return "sqlite:" + file;
        }
    }

    /**
     * A server that several instances share.
     *
     * @param host and port, as in the URL
     * @param database its name
     * @param options of the connection, as {@code sslmode=require}, joined by {@code &}; may be empty
     * @param user null: the one that runs the process
     * @param password null: none is asked for, or it stands in the user's password file
     */
    record Postgresql(
            String host,
            String database,
            String options,
            @Nullable String user,
            @Nullable String password) implements DatabaseAddress {
        @Override
        public String toString() {
            return "postgresql://" + host + "/" + database;
        }
    }

    /**
     * Reads {@code sqlite:PATH} or {@code postgresql://USER:PASSWORD@HOST:PORT/DATABASE?OPTIONS}; characters that mean
     * something in a URL stand in a password as {@code %40}.
     *
     * @throws ProblemException STO-001 if the text is neither
     */
    static DatabaseAddress parse(String url) {
        if (url.startsWith("sqlite:") && url.length() > "sqlite:".length()) {
            return sqlite(url);
        }
        if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
            return postgresql(url);
        }
        throw new ProblemException(DatabaseProblems.address("it begins with neither sqlite: nor postgresql://"));
    }

    private static Sqlite sqlite(String url) {
        try {
            return new Sqlite(Path.of(url.substring("sqlite:".length())));
        } catch (InvalidPathException notOfThisSystem) {
            throw new ProblemException(DatabaseProblems.address("what follows sqlite: is no path of a file"));
        }
    }

    private static Postgresql postgresql(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException malformed) {
            // The reason of the exception repeats the URL, and with it the password.
            throw new ProblemException(
                    DatabaseProblems.address("it is no URL from its character " + (malformed.getIndex() + 1) + " on"));
        }
        String path = uri.getRawPath();
        if (uri.getHost() == null || path == null || path.length() < 2 || path.indexOf('/', 1) > 0) {
            throw new ProblemException(DatabaseProblems.address("it must name a host and one database"));
        }
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new Postgresql(
                uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort(),
                path.substring(1),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                login.length > 0 ? decoded(login[0]) : null,
                login.length > 1 ? decoded(login[1]) : null);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
