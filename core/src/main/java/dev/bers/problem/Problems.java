package dev.bers.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A collection of problems in the order in which they were found, in which a problem seen again adds only the
 * environments and tenants that it affects.
 *
 * <p>At most {@value #COUNT_MAX} are kept; what comes after is counted, so that a broken generator cannot drown the
 * terminal. Not safe for use by several threads.
 */
public final class Problems {

    /** How many different problems are kept. */
    public static final int COUNT_MAX = 1_000;

    private final List<Problem> kept = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private int dropped;

    /** Adds one, or merges it with the same one seen before. */
    public void add(Problem problem) {
        String key = problem.code() + "|" + problem.location() + "|" + problem.path() + "|" + problem.message();
        Integer seen = places.get(key);
        if (seen != null) {
            kept.set(seen, kept.get(seen).mergedWith(problem));
        } else if (kept.size() == COUNT_MAX) {
            dropped++;
        } else {
            places.put(key, kept.size());
            kept.add(problem);
        }
    }

    /** Adds each. */
    public void addAll(Iterable<Problem> problems) {
        for (Problem problem : problems) {
            add(problem);
        }
    }

    /** Those kept, in the order found. */
    public List<Problem> list() {
        return List.copyOf(kept);
    }

    /** How many more there were than are kept. */
    public int dropped() {
        return dropped;
    }

    /** Whether there is none at all. */
    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /** Whether any of them stops the work. */
    public boolean hasErrors() {
        for (Problem problem : kept) {
            if (problem.isError()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Does nothing if there are only warnings.
     *
     * @throws ProblemException with all of them, if any is an error
     */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new ProblemException(kept);
        }
    }
}
