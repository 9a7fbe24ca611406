package dev.bers.workspace.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void missing_folders_are_made_and_nothing_is_left_beside() throws IOException {
        AtomicFiles.write(folder.resolve("a/b.txt"), "é");
        assertThat(folder.resolve("a/b.txt")).hasContent("é");
        AtomicFiles.write(folder.resolve("c.txt"), "1");
        AtomicFiles.write(folder.resolve("c.txt"), "2");
        assertThat(folder.resolve("c.txt")).hasContent("2");
        assertThat(names()).containsExactly("a", "c.txt");
    }

    @Test
    void the_permissions_of_a_replaced_file_are_kept() throws IOException {
        Path script = Files.writeString(folder.resolve("run.sh"), "1");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));
        AtomicFiles.write(script, "2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(script)))
                .isEqualTo("rwxr-x---");
        AtomicFiles.write(folder.resolve("new.txt"), "1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new.txt"))))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void a_link_stays_a_link_and_its_target_is_replaced() throws IOException {
        Path target = Files.writeString(folder.resolve("target.txt"), "1");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), target);
        AtomicFiles.write(link, "2");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(target).hasContent("2");
    }

    @Test
    void a_failure_names_the_file_that_was_asked_for_and_why() throws IOException {
        Files.writeString(folder.resolve("file"), "1");
        assertThatThrownBy(() -> AtomicFiles.write(folder.resolve("file/below.txt"), "1"))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder.resolve("file/below.txt") + ": it can't be written: " + folder.resolve("file")
                        + " is no folder");
        assertThatThrownBy(() -> AtomicFiles.write(folder.getRoot(), "1"))
                .isInstanceOf(FileSystemException.class)
                .hasMessageEndingWith(": it can't be written: it is the root of all folders");
        assertThatThrownBy(() -> AtomicFiles.write(Path.of("/proc/1/x"), "1"))
                .hasMessageStartingWith("/proc/1/x: it can't be written: ");
    }

    @Test
    void a_failure_leaves_nothing_beside() throws IOException {
        Path occupied = Files.createDirectories(folder.resolve("occupied/by/a/folder"));
        assertThatThrownBy(() -> AtomicFiles.write(folder.resolve("occupied"), "1"))
                .isInstanceOf(IOException.class);
        assertThat(occupied).exists();
        assertThat(names()).containsExactly("occupied");
    }
}
