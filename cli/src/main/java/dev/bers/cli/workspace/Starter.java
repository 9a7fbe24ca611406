package dev.bers.cli.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a workspace to start with; they are resources beside this class, so that they can be read as they are. */
final class Starter {

    private static final List<String> FILES = List.of(
            "bers.yaml",
            "config/environments/base.yaml",
            "config/environments/development.yaml",
            "config/environments/staging.yaml",
            "config/environments/production.yaml",
            "config/schemas/environment.schema.json");

    /** The list of what a repository leaves out. */
    static final String IGNORED = ".gitignore";

    private Starter() {}

    /** The text of {@link #IGNORED}; the resource has no dot, so that this repository does not obey it itself. */
    static String ignored() {
        return text("gitignore");
    }

    /** Texts by path, for a workspace of a name. */
    static Map<Path, String> files(String name) {
        Map<Path, String> files = new LinkedHashMap<>();
        for (String file : FILES) {
            files.put(Path.of(file), text(file).replace("@name@", name));
        }
        return files;
    }

    private static String text(String file) {
        try (InputStream in = Starter.class.getResourceAsStream("starter/" + file)) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
