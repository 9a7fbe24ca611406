package dev.bers.exchange;

import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns what a type of the core refuses as malformed into a problem of the request. */
public final class RequestCheck {

    private RequestCheck() {}

    /**
     * What a decision answers to a request.
     *
     * @throws ProblemException if the request is refused
     */
    static Value checked(MappingValue request, Function<MappingValue, Value> decision) {
        try {
            return decision.apply(request);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(problem(malformed.getMessage()));
        }
    }

    /** The problem of a request that holds what a type of the core refuses, for the reason that it gave. */
    public static Problem problem(@Nullable String reason) {
        return RequestProblems.malformed(reason);
    }
}
