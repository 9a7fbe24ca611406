package dev.bers.server.release;

import java.util.Locale;

/** One of the two places of an environment, of which one is active: what is in the other waits for the switch. (REL-3) */
public enum Slot {
    BLUE,
    GREEN;

    /** The other one. */
    public Slot other() {
        return this == BLUE ? GREEN : BLUE;
    }

    /** The name in JSON and in the store. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
