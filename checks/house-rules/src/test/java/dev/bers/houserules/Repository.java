package dev.bers.houserules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of this repository, without what a build or an editor leaves behind. */
final class Repository {

    /** The folder that holds everything. */
    static final Path ROOT = root();

    private static final Set<String> LEFT_BEHIND =
            Set.of(".git", "target", "dist", "node_modules", ".bers", ".idea", ".vscode", ".jqwik-database");
    private static final Set<String> BINARY_ENDINGS =
            Set.of("jar", "class", "png", "jpg", "gz", "tar", "zip", "bin", "woff2", "ico");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Repository() {}

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("checks/house-rules"))) {
            at = Objects.requireNonNull(at.getParent(), "the tests run somewhere inside the repository");
        }
        return at;
    }

    /** The Maven modules, as the root POM lists them. */
    static List<Path> modules() {
        Matcher matcher = MODULE.matcher(text(ROOT.resolve("pom.xml")));
        List<Path> modules = new ArrayList<>();
        while (matcher.find()) {
            modules.add(ROOT.resolve(matcher.group(1)));
        }
        return modules;
    }

    /** Every file, in a stable order. */
    static List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skipped = LEFT_BEHIND.contains(name(folder));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!LEFT_BEHIND.contains(name(file))) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        files.sort(null);
        return files;
    }

    /** Every file that people read as text. */
    static List<Path> textFiles() {
        return files().stream()
                .filter(file -> !BINARY_ENDINGS.contains(ending(file)))
                .toList();
    }

    /** Every file with an ending, such as {@code java}. */
    static List<Path> filesEndingWith(String ending) {
        return files().stream().filter(file -> ending(file).equals(ending)).toList();
    }

    /** Modules of JavaScript that are no tests. */
    static List<Path> mainScripts() {
        return filesEndingWith("js").stream()
                .filter(file -> relative(file).contains("/src/main/js/"))
                .toList();
    }

    /** The Java sources that users run, of some modules. */
    static List<Path> mainSources(String... modules) {
        return filesEndingWith("java").stream()
                .filter(file -> {
                    String relative = relative(file);
                    for (String module : modules) {
                        if (relative.startsWith(module + "/src/main/java/")) {
                            return true;
                        }
                    }
                    return modules.length == 0 && relative.contains("/src/main/java/");
                })
                .toList();
    }

    /** The content of a file; bytes that are not UTF-8 come out as U+FFFD. */
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The path of a file in this repository, with {@code /} on every system. */
    static String relative(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    private static String ending(Path file) {
        String name = name(file);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? "" : last.toString();
    }
}
