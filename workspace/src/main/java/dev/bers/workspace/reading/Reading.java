package dev.bers.workspace.reading;

import dev.bers.problem.Problem;
import dev.bers.value.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file.
 *
 * @param document its content; null where the text ends the reading. With errors beside it, it is good enough to look
 *     for more of them, and for nothing else: a duplicate key has its first value, a wrong one is text
 * @param problems all that was found in the file, in the order of the file
 */
public record Reading(@Nullable Document document, List<Problem> problems) {

    /** Copies the problems. */
    public Reading {
        problems = List.copyOf(problems);
    }

    /** Whether anything found stops the work. */
    public boolean hasErrors() {
        for (Problem problem : problems) {
            if (problem.isError()) {
                return true;
            }
        }
        return false;
    }
}
