package dev.bers.workspace.watching;

import dev.bers.problem.Problem;
import java.util.List;

/**
 * Told of changes, one at a time and on the watcher's own thread.
 *
 * @param <W> what is served
 */
public interface ChangeListener<W> {

    /** A change was good: everybody already reads the new one. */
    void replaced(W before, W now);

    /** A change was refused, said once for each content of the folder: everybody still reads the last good one. */
    void refused(List<Problem> problems);
}
