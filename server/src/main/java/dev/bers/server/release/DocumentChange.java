package dev.bers.server.release;

import org.jspecify.annotations.Nullable;

/**
 * What a revision does to one document.
 *
 * @param path relative to the workspace, with {@code /}
 * @param digest {@code sha256:} and the hexadecimal digest of the document's bytes; null if it is removed
 */
public record DocumentChange(String path, @Nullable String digest) {

    /**
     * @throws IllegalArgumentException if the path is empty or has a control character
     */
    public DocumentChange {
        if (path.isEmpty() || path.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a document's path is a line of text, got: " + path);
        }
    }
}
