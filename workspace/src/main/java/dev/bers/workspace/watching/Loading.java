package dev.bers.workspace.watching;

import dev.bers.problem.ProblemException;

/**
 * Makes what a watcher serves from the folder as it is now.
 *
 * @param <W> what is served; immutable
 */
@FunctionalInterface
public interface Loading<W> {

    /**
     * Reads and validates everything anew.
     *
     * @throws ProblemException if anything in the folder is an error; the watcher then keeps what it has
     */
    W load();
}
