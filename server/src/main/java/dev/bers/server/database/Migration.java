package dev.bers.server.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One step of the schema of a capability; never changed once it was released.
 *
 * @param capability whose tables it makes, which is also the name of a package
 * @param number from 1, without gaps within its capability
 * @param title what it does
 * @param sql statements, each ended by {@code ;} at the end of a line
 */
public record Migration(String capability, int number, String title, String sql) {

    private static final int NUMBER_DIGITS = 4;

    /**
     * The files {@code NNNN-title.sql} that lie in the folder {@code migrations} beside a class.
     *
     * @param files in the order of their numbers
     */
    public static List<Migration> beside(Class<?> owner, String... files) {
        List<Migration> migrations = new ArrayList<>();
        String name = owner.getPackageName();
        for (String file : files) {
            int number = Integer.parseInt(file.substring(0, NUMBER_DIGITS));
            if (number != migrations.size() + 1) {
                throw new IllegalArgumentException("migrations are numbered from 1 without gaps, got: " + file);
            }
            migrations.add(new Migration(
                    name.substring(name.lastIndexOf('.') + 1),
                    number,
                    file.substring(NUMBER_DIGITS + 1, file.length() - ".sql".length()),
                    text(owner, "migrations/" + file)));
        }
        return List.copyOf(migrations);
    }

    private static String text(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + resource + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The statements, without comments, in one language. */
    List<String> statements(Dialect dialect) {
        String code =
                sql.lines().filter(line -> !line.strip().startsWith("--")).reduce("", (all, line) -> all + line + "\n");
        return Arrays.stream(code.split(";\n"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .map(dialect::spelled)
                .toList();
    }

    /** Of the text, by which a changed one is found. */
    String checksum() {
        return ContentDigest.of(sql.getBytes(StandardCharsets.UTF_8));
    }
}
