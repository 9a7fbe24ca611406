package dev.bers.workspace.migration;

import dev.bers.config.ConfigKind;
import dev.bers.problem.Problem;
import dev.bers.value.Document;
import dev.bers.value.MappingValue;
import dev.bers.workspace.folder.WorkspaceFiles;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a workspace that migrations read. */
final class MigrationFolder {

    static final String FOLDER = "config/migrations";
    private static final Pattern NAME = Pattern.compile("(\\d{4})-[A-Za-z0-9][A-Za-z0-9._-]*\\.(?:yaml|yml|json)");

    private final Path workspace;
    private final WorkspaceFiles files;

    MigrationFolder(Path workspace) {
        this.workspace = workspace;
        this.files = new WorkspaceFiles(workspace);
    }

    /** All migrations in the order of their numbers. */
    List<Migration> migrations(List<Problem> problems) throws IOException {
        List<Migration> migrations = new ArrayList<>();
        int expected = 1;
        for (String file : files.documents(FOLDER, problems)) {
            String name = file.substring(FOLDER.length() + 1);
            Matcher matcher = NAME.matcher(name);
            if (file.equals(Migrator.APPLIED)) {
                files.read(file, problems);
                continue;
            }
            if (!matcher.matches()) {
                problems.add(MigrationProblems.fileName(file));
                continue;
            }
            int number = Integer.parseInt(matcher.group(1));
            if (number != expected) {
                problems.add(MigrationProblems.numbering(file, expected, number));
            }
            expected = number + 1;
            Document document = document(file, problems);
            Migration migration = document == null ? null : MigrationReader.read(number, document, problems);
            if (migration != null) {
                migrations.add(migration);
            }
        }
        checkVersions(migrations, problems);
        return migrations;
    }

    private static void checkVersions(List<Migration> migrations, List<Problem> problems) {
        Map<ConfigKind, Integer> reached = new EnumMap<>(ConfigKind.class);
        for (Migration migration : migrations) {
            Integer before = reached.put(migration.kind(), migration.to());
            if (before != null && before != migration.from()) {
                problems.add(MigrationProblems.versions(
                        migration.file(), migration.kind().text(), migration.from(), before));
            }
        }
    }

    /** The texts of a kind's files by their path; a tenant's files are of kind environment. */
    Map<String, String> filesOf(ConfigKind kind, List<Problem> problems) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        addTexts("config/" + kind.folder(), texts, problems);
        Path tenants = workspace.resolve("config/tenants");
        if (kind == ConfigKind.ENVIRONMENT && Files.isDirectory(tenants)) {
            for (String tenant : names(tenants)) {
                if (Files.isDirectory(tenants.resolve(tenant))) {
                    addTexts("config/tenants/" + tenant, texts, problems);
                }
            }
        }
        return texts;
    }

    private void addTexts(String folder, Map<String, String> texts, List<Problem> problems) throws IOException {
        for (String file : files.documents(folder, problems)) {
            byte[] bytes = files.read(file, problems);
            if (bytes != null) {
                texts.put(file, new String(bytes, StandardCharsets.UTF_8));
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private String text(String file) throws IOException {
        return new String(Files.readAllBytes(workspace.resolve(file)), StandardCharsets.UTF_8);
    }

    /** The text of a file; empty if there is none. */
    String textOrEmpty(String file) throws IOException {
        return Files.isRegularFile(workspace.resolve(file)) ? text(file) : "";
    }

    private @Nullable Document document(String file, List<Problem> problems) throws IOException {
        byte[] bytes = files.read(file, problems);
        if (bytes == null) {
            return null;
        }
        Reading reading = DocumentReader.read(file, bytes);
        problems.addAll(reading.problems());
        return reading.hasErrors() ? null : reading.document();
    }

    /** The content of a file; null if there is none, or it can't be read. */
    @Nullable
    MappingValue documentOrNull(String file) {
        try {
            String text = textOrEmpty(file);
            return text.isEmpty() ? null : parse(file, text);
        } catch (IOException unreadable) {
            return null;
        }
    }

    static @Nullable MappingValue parse(String file, String text) {
        Reading reading = DocumentReader.read(file, text.getBytes(StandardCharsets.UTF_8));
        return reading.document() == null || reading.hasErrors()
                ? null
                : reading.document().root();
    }
}
