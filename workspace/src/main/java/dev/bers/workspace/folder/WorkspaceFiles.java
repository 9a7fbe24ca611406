package dev.bers.workspace.folder;

import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.workspace.reading.DocumentReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Single files of a workspace, for what works beside the loading of it: nothing outside is read or written, and what is
 * there but cannot be read is a problem, never missing.
 */
public final class WorkspaceFiles {

    private final Path root;

    /** Those of the workspace in a folder. */
    public WorkspaceFiles(Path root) {
        this.root = root;
    }

    /**
     * The paths of the documents in a folder, relative to the workspace, in the order of the names; none if there is no
     * such folder.
     *
     * @param problems where those of the folder itself are added
     * @throws IOException if the workspace is gone
     */
    public List<String> documents(String folder, List<Problem> problems) throws IOException {
        FolderReader reader = new FolderReader(new DiskTree(root));
        List<String> documents = new ArrayList<>();
        for (String entry : reader.isFolder(folder) ? reader.entries(folder) : List.<String>of()) {
            if (DocumentReader.endingOf(entry) != null) {
                documents.add(entry);
            }
        }
        problems.addAll(reader.problems());
        return documents;
    }

    /**
     * All bytes of a file up to what a document may have and one more; null, with a problem added, if it is no regular
     * file within the workspace that can be read.
     *
     * @throws IOException if the workspace is gone
     */
    public byte @Nullable [] read(String file, List<Problem> problems) throws IOException {
        FolderReader reader = new FolderReader(new DiskTree(root));
        byte[] bytes = reader.bytes(file);
        problems.addAll(reader.problems());
        return bytes;
    }

    /**
     * Refuses to go on where a file, or a folder above it as far as there are some, is a link that leads out of the
     * workspace or nowhere.
     *
     * @throws ProblemException if it is
     * @throws IOException if the workspace is gone
     */
    public void requireWithin(String file) throws IOException {
        FolderReader reader = new FolderReader(new DiskTree(root));
        StringBuilder at = new StringBuilder();
        for (String part : file.split("/", -1)) {
            String name = at.append(at.isEmpty() ? "" : "/").append(part).toString();
            if (!reader.tree().has(name)) {
                return;
            }
            if (!reader.isReachable(name)) {
                throw new ProblemException(reader.problems());
            }
        }
    }
}
