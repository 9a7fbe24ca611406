package dev.bers.server.configuration;

import java.time.LocalDate;

/** The day that acceptances end by; UTC, so that every instance says the same. */
@FunctionalInterface
public interface Today {

    /** The day. */
    LocalDate date();
}
