package dev.bers.workspace.folder;

import dev.bers.problem.Problem;

/** A file or folder that cannot be had, and why. */
final class RefusedFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedFileException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** Why, for a person. */
    Problem problem() {
        return problem;
    }
}
