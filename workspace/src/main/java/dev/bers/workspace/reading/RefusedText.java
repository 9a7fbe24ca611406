package dev.bers.workspace.reading;

import dev.bers.problem.Problem;

/** Ends the reading of a file at a problem after which its text means nothing; never leaves this package. */
final class RefusedText extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedText(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
