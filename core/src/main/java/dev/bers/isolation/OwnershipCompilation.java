package dev.bers.isolation;

import dev.bers.problem.Problem;
import java.util.List;

/**
 * What became of a declaration.
 *
 * @param ownership of what is well declared; what is not is unknown in it
 * @param problems all that is wrong with the rest
 */
public record OwnershipCompilation(Ownership ownership, List<Problem> problems) {

    /** Copies the problems. */
    public OwnershipCompilation {
        problems = List.copyOf(problems);
    }
}
