package dev.bers.problem;

import java.util.List;

/** Stops the work because of problems in the user's input; carries them all, never only the first. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** For several problems, at least one. */
    public ProblemException(List<Problem> problems) {
        super(problems.isEmpty() ? "no problem" : problems.get(0).toString());
        this.problems = List.copyOf(problems);
    }

    /** For a single problem. */
    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    /** All of them, in the order found. */
    public List<Problem> problems() {
        return problems;
    }
}
