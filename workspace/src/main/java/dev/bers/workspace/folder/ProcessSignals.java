package dev.bers.workspace.folder;

import dev.bers.environment.Signals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a process shows of where it runs: its variables, configuration files dropped beside the code, and the git
 * branch, read from git's own files without starting git.
 */
public final class ProcessSignals {

    private static final int FILE_BYTES_MAX = 64 * 1024;
    private static final String BRANCH_REFERENCE = "ref: refs/heads/";
    private static final String GIT_FOLDER = "gitdir: ";

    private ProcessSignals() {}

    /**
     * The signals of a process that works in a folder. What is missing is no signal.
     *
     * @param folder of the workspace
     * @param variables of the process
     */
    public static Signals gather(Path folder, Map<String, String> variables) {
        return Signals.NONE
                .withVariables(variables)
                .withConfigurationFiles(new FileSignals(folder).gather())
                .withBranch(branch(folder));
    }

    private static @Nullable String branch(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.isDirectory(git)) {
                return branchOf(git);
            }
            if (Files.isRegularFile(git)) {
                return branchOfWorktree(at, text(git));
            }
        }
        return null;
    }

    /** In a worktree or submodule {@code .git} is a file that names the folder. */
    private static @Nullable String branchOfWorktree(Path folder, @Nullable String pointer) {
        if (pointer == null || !pointer.startsWith(GIT_FOLDER)) {
            return null;
        }
        try {
            return branchOf(
                    folder.resolve(pointer.substring(GIT_FOLDER.length()).strip()));
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    private static @Nullable String branchOf(Path git) {
        String head = text(git.resolve("HEAD"));
        return head != null && head.startsWith(BRANCH_REFERENCE)
                ? head.substring(BRANCH_REFERENCE.length()).strip()
                : null;
    }

    private static @Nullable String text(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(FILE_BYTES_MAX), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return null;
        }
    }
}
