package dev.bers.workspace.watching;

import java.time.Duration;

/**
 * How a folder is watched.
 *
 * @param followsEvents whether the file system's events are followed, where there are any; the folder is looked at in
 *     intervals beside them, since network and container file systems lose events
 * @param interval between two looks without an event
 * @param quiet how long nothing may happen before a change counts as finished
 * @param grace how long an invalid content must stay as it is before it is refused: it may be half written
 */
public record WatchSettings(boolean followsEvents, Duration interval, Duration quiet, Duration grace) {

    /** A change is seen within some 20 ms by event, within 2 s without. */
    public static final WatchSettings DEFAULT =
            new WatchSettings(true, Duration.ofSeconds(2), Duration.ofMillis(10), Duration.ofMillis(60));

    /** The same without events. */
    public WatchSettings polling(Duration every) {
        return new WatchSettings(false, every, quiet, grace);
    }

    /**
     * @throws IllegalArgumentException unless the interval is positive and the others are not negative
     */
    public WatchSettings {
        if (interval.isZero() || interval.isNegative() || quiet.isNegative() || grace.isNegative()) {
            throw new IllegalArgumentException(
                    "an interval must be positive, got: " + interval + ", " + quiet + ", " + grace);
        }
    }
}
