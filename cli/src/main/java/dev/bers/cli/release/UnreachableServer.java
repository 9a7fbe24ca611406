package dev.bers.cli.release;

import dev.bers.problem.Problem;
import java.io.Serial;

/** The surroundings failed: nobody answers, or somebody else. */
public final class UnreachableServer extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UnreachableServer(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
