package dev.bers.server.tenant;

import dev.bers.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What is known of a tenant. */
public sealed interface TenantLookup {

    /**
     * It has documents.
     *
     * @param documents that it has, or had when its source could last be asked
     * @param stale why newer ones are not known, if the last attempt to get them failed; else null
     */
    record Found(TenantDocuments documents, @Nullable Problem stale) implements TenantLookup {}

    /** It has none. */
    record Absent() implements TenantLookup {}

    /**
     * Its documents can't be had, and none were before.
     *
     * @param problem why
     */
    record Failed(Problem problem) implements TenantLookup {}
}
