package dev.bers.server.release;

import dev.bers.workspace.reading.DocumentReader;
import java.util.List;

/** Which paths the documents of a workspace may have: what anybody may send to be stored, and be brought back to a disk. */
final class DocumentPath {

    /** UTF-16 units of a path. */
    static final int LENGTH_MAX = 300;

    private static final List<String> MANIFESTS =
            DocumentReader.ENDINGS.stream().map(ending -> "bers" + ending).toList();

    private DocumentPath() {}

    /** Whether a document may stand there. */
    static boolean isOne(String path) {
        if (MANIFESTS.contains(path)) {
            return true;
        }
        if (path.length() > LENGTH_MAX || !path.startsWith("config/") || DocumentReader.endingOf(path) == null) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.startsWith(".")) {
                return false;
            }
        }
        return path.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\' || c == ':');
    }
}
