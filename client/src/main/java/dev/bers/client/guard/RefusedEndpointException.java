package dev.bers.client.guard;

import dev.bers.problem.Problem;
import java.io.IOException;

/** A request was not sent, since its environment may not reach where it would have gone. */
public final class RefusedEndpointException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedEndpointException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** Why, and what to do. */
    public Problem problem() {
        return problem;
    }
}
