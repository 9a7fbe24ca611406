package dev.bers.environment;

import dev.bers.problem.UserInformation;
import org.jspecify.annotations.Nullable;

/**
 * What one source said in a detection, and what became of it.
 *
 * @param source which one
 * @param verdict what became of it
 * @param environment the declared environment that it named; null unless chosen or outranked
 * @param detail what exactly it saw, or why it does not count; null where there is nothing to say
 */
public record Candidate(
        Source source,
        Verdict verdict,
        @Nullable EnvironmentName environment,
        @Nullable String detail) {

    /** Hides what stands before the host in a URL, which a signal may be by mistake. */
    public Candidate {
        detail = detail == null ? null : UserInformation.hidden(detail);
    }
}
