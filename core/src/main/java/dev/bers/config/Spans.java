package dev.bers.config;

import java.util.Arrays;

/**
 * Parts of a text, each from a start up to before an end; an empty part counts, as it could have been longer.
 */
final class Spans {

    static final Spans NONE = new Spans(new int[0]);

    private final int[] bounds;

    private Spans(int[] bounds) {
        this.bounds = bounds;
    }

    static Spans of(int start, int end) {
        return new Spans(new int[] {start, end});
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    /** These parts, and those of a text that was appended at an offset. */
    Spans plus(Spans appended, int offset) {
        if (appended.isEmpty()) {
            return this;
        }
        int[] all = Arrays.copyOf(bounds, bounds.length + appended.bounds.length);
        for (int i = 0; i < appended.bounds.length; i++) {
            all[bounds.length + i] = appended.bounds[i] + offset;
        }
        return new Spans(all);
    }

    /** Whether a part starts or ends within a range, both ends included. */
    boolean touches(int start, int end) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] <= end && bounds[i + 1] >= start) {
                return true;
            }
        }
        return false;
    }
}
