package dev.bers.server.release;

import dev.bers.problem.ProblemException;

/**
 * Who releases something, and why.
 *
 * @param author a name or an address, at most {@value #AUTHOR_LENGTH_MAX} UTF-16 units
 * @param message why; may be empty, at most {@value #MESSAGE_LENGTH_MAX} UTF-16 units
 */
public record Authorship(String author, String message) {

    /** UTF-16 units of an author. */
    public static final int AUTHOR_LENGTH_MAX = 256;
    /** UTF-16 units of a message. */
    public static final int MESSAGE_LENGTH_MAX = 4_096;

    /**
     * Checks both texts.
     *
     * @throws ProblemException if one is too long, or cannot be shown on a line
     */
    public Authorship {
        if (author.isBlank() || author.length() > AUTHOR_LENGTH_MAX || hasControls(author, false)) {
            throw new ProblemException(
                    ReleaseProblems.authorship("author", author, "1 to " + AUTHOR_LENGTH_MAX + " letters on one line"));
        }
        if (message.length() > MESSAGE_LENGTH_MAX || hasControls(message, true)) {
            throw new ProblemException(ReleaseProblems.authorship(
                    "message", message, "at most " + MESSAGE_LENGTH_MAX + " letters, without control characters"));
        }
    }

    private static boolean hasControls(String text, boolean linesAllowed) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) && !(linesAllowed && (c == '\n' || c == '\t')));
    }
}
