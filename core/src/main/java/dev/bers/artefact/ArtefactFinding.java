package dev.bers.artefact;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint in an artefact that the artefact's environment may not reach.
 *
 * @param offset the byte at which it begins, from 0
 * @param line 1-based
 * @param column 1-based, in UTF-16 units of the line read as UTF-8
 * @param endpoint decoded: scheme, host, port and path, without user and query; of a key only its prefix
 * @param owner the environments that own it, as a person lists them; null if nobody does
 * @param encoding how it is written
 */
public record ArtefactFinding(
        long offset,
        int line,
        int column,
        String endpoint,
        @Nullable String owner,
        Encoding encoding) {

    /** {@code BERS-ISO-010} for another environment's endpoint, {@code BERS-ISO-011} for one that nobody owns. */
    public String code() {
        return owner == null ? "BERS-ISO-011" : "BERS-ISO-010";
    }
}
