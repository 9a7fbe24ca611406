package dev.bers.client;

import dev.bers.problem.Problem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells whoever listens of what goes wrong. A problem that comes again and again is told the first, tenth, hundredth, …
 * time, so that a loop in the application is no flood.
 */
final class Reports {

    /** How many different problems are counted apart before counting begins anew. */
    private static final int DIFFERENT_MAX = 256;

    private static final String LOGGER = "dev.bers.client";

    private final Consumer<Report> listener;
    private final Map<String, Integer> times = new HashMap<>();
    private long told;

    Reports(Consumer<Report> listener) {
        this.listener = listener;
    }

    /** Reports go to the platform's log, unless an application takes them. */
    static void log(Report report) {
        Logger logger = System.getLogger(LOGGER);
        String again = report.times() == 1 ? "" : " (" + report.times() + " times)";
        String cure = report.problem().suggestion() == null
                ? ""
                : "; " + report.problem().suggestion();
        logger.log(report.problem().isError() ? Level.ERROR : Level.WARNING, report.problem() + again + cure);
    }

    /** Tells of a problem; never throws. */
    void send(Problem problem) {
        int count = counted(problem);
        if (isPowerOfTen(count)) {
            try {
                listener.accept(new Report(problem, count));
            } catch (RuntimeException ofListener) {
                System.getLogger(LOGGER).log(Level.ERROR, "whoever is told of reports failed", ofListener);
            }
        }
    }

    private synchronized int counted(Problem problem) {
        String key = problem.code() + " " + problem.message();
        if (times.size() >= DIFFERENT_MAX && !times.containsKey(key)) {
            times.clear();
        }
        int count = times.merge(key, 1, Integer::sum);
        told += isPowerOfTen(count) ? 1 : 0;
        return count;
    }

    private static boolean isPowerOfTen(int count) {
        int rest = count;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }

    /** How many reports were told. */
    synchronized long told() {
        return told;
    }
}
