package dev.bers.server.http;

import dev.bers.problem.Problem;
import java.util.List;

/** Ends a request with a status other than success, and says all that is wrong with it. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Problem> problems;

    /**
     * For several problems.
     *
     * @param status of HTTP, from 400 to 599
     * @param problems at least one
     */
    public Refusal(int status, List<Problem> problems) {
        super(status + " " + (problems.isEmpty() ? "" : problems.get(0)));
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    /** For a single problem. */
    public Refusal(int status, Problem problem) {
        this(status, List.of(problem));
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** What is wrong, in the order found. */
    public List<Problem> problems() {
        return problems;
    }

    /** Not made for stack traces: an answer to a stranger, who may ask often. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
