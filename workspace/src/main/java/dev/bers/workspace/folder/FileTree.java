package dev.bers.workspace.folder;

import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.util.List;

/** The files that a workspace is read from, whatever holds them. Names are relative to the workspace, with {@code /}. */
interface FileTree {

    /** Whether anything has the name, be it a link that leads nowhere. */
    boolean has(String name);

    /**
     * Whether a name is a folder's; no for what is not there.
     *
     * @throws RefusedFileException if it may not be looked at: that is not a no
     */
    boolean isFolder(String name) throws RefusedFileException;

    /**
     * Does nothing for what leads to a place within the workspace and, if that is a folder, may be entered.
     *
     * @throws RefusedFileException otherwise
     */
    void requireReachable(String name) throws RefusedFileException;

    /**
     * The names of all that a folder holds, without the folder's, in their order.
     *
     * @throws RefusedFileException if it can't be listed
     */
    List<String> list(String folder) throws RefusedFileException;

    /**
     * The bytes of a file, up to one more than a document may have.
     *
     * @throws RefusedFileException if it is no regular file within the workspace, or can't be read
     */
    byte[] bytes(String name) throws RefusedFileException;

    /**
     * What a file holds as a document.
     *
     * @throws RefusedFileException if there are no bytes to be had
     */
    default Reading reading(String name) throws RefusedFileException {
        return DocumentReader.read(name, bytes(name));
    }
}
