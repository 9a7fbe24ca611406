package dev.bers.workspace.folder;

import dev.bers.environment.FileSignal;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.Bounds;
import dev.bers.value.Document;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the configuration files beside the code say of where they run. A file that is there and cannot be read as it was
 * meant is told of, never taken for missing: another source would decide in its place without anybody knowing.
 */
final class FileSignals {

    private static final String DROPPED = ".bers/environment";
    private static final String LOCAL = "bers.local";
    private static final String NAME = "environment";
    /** What stands alone in a file is a name and no document. */
    private static final Pattern BARE_NAME = Pattern.compile("[^\\s:{}]*");

    private final Path folder;

    FileSignals(Path folder) {
        this.folder = folder;
    }

    /** Of all files that are there, the highest ranked first. */
    List<FileSignal> gather() {
        List<FileSignal> signals = new ArrayList<>();
        if (isThere(DROPPED)) {
            signals.add(dropped());
        }
        String first = null;
        for (String ending : DocumentReader.ENDINGS) {
            String file = LOCAL + ending;
            if (isThere(file)) {
                signals.add(first == null ? local(file) : beside(local(file), file, first));
                first = first == null ? file : first;
            }
        }
        return signals;
    }

    /** Whether anything stands there; only what is known to be missing is not. */
    private boolean isThere(String file) {
        try {
            Files.readAttributes(folder.resolve(file), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException missing) {
            return false;
        } catch (IOException unknown) {
            return true;
        }
    }

    /** The bare name will do as well as {@code environment: NAME}. */
    private FileSignal dropped() {
        byte[] bytes;
        try {
            bytes = bytes(DROPPED);
        } catch (ProblemException unreadable) {
            return refused(DROPPED, unreadable.problems());
        }
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        return BARE_NAME.matcher(text).matches()
                ? new FileSignal(text, new Location(DROPPED, 1, 1))
                : named(DROPPED, DocumentReader.readAs(DROPPED, ".yaml", bytes));
    }

    private FileSignal local(String file) {
        try {
            byte[] bytes = bytes(file);
            return new String(bytes, StandardCharsets.UTF_8).isBlank()
                    ? new FileSignal("", Location.ofFile(file))
                    : named(file, DocumentReader.read(file, bytes));
        } catch (ProblemException unreadable) {
            return refused(file, unreadable.problems());
        }
    }

    private static FileSignal named(String file, Reading reading) {
        Document document = reading.document();
        Value value = document == null ? null : document.root().get(NAME);
        Location location = value == null
                ? Location.ofFile(file)
                : new Location(file, value.position().line(), value.position().column());
        // With an error beside it, a value may be another one than was meant.
        String name = value instanceof TextValue text && !reading.hasErrors() ? text.text() : null;
        return new FileSignal(name, location, reading.problems());
    }

    /** What it names still counts for the guards, since nobody can say which of the two was meant. */
    private static FileSignal beside(FileSignal signal, String file, String first) {
        List<Problem> problems = new ArrayList<>(signal.problems());
        problems.add(FolderProblems.twoFiles(file, first));
        return new FileSignal(signal.environment(), signal.location(), problems);
    }

    private static FileSignal refused(String file, List<Problem> problems) {
        return new FileSignal(null, Location.ofFile(file), problems);
    }

    private byte[] bytes(String file) {
        Path path = folder.resolve(file);
        try {
            // Before it is opened: reading from a pipe would wait for ever.
            if (!Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()) {
                throw new ProblemException(FolderProblems.notAFile(file, "a regular file"));
            }
            try (InputStream in = Files.newInputStream(path)) {
                return in.readNBytes(Bounds.DOCUMENT_BYTES_MAX + 1);
            }
        } catch (IOException unreadable) {
            boolean isBroken = Files.isSymbolicLink(path) && !Files.exists(path);
            throw new ProblemException(
                    isBroken
                            ? FolderProblems.brokenLink(file)
                            : FolderProblems.unreadable(file, DiskTree.reason(unreadable)));
        }
    }
}
