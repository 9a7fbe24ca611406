package dev.bers.exchange;

import dev.bers.problem.Problem;
import dev.bers.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every message about a request that cannot be answered because of its own shape. */
final class RequestProblems {

    private RequestProblems() {}

    static Problem member(String path, String expected, @Nullable Value found) {
        String shown = found == null ? "nothing" : found.typeName();
        return Problem.error("BERS-REQ-001", "the request's " + path + " must be " + expected + ", got: " + shown)
                .atPath(path)
                .foundInsteadOf(shown, expected)
                .suggesting("pass " + path + " as the typings say");
    }

    static Problem malformed(@Nullable String reason) {
        return Problem.error("BERS-REQ-002", "the request holds what cannot be: " + reason)
                .suggesting("mend what the message quotes");
    }

    static Problem unknownDecision(String name, List<String> decisions) {
        return Problem.error("BERS-REQ-003", "there is no decision called " + name)
                .foundInsteadOf(name, "one of " + String.join(", ", decisions));
    }
}
