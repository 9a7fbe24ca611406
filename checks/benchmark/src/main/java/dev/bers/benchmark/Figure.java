package dev.bers.benchmark;

/**
 * What was measured for one benchmark.
 *
 * @param name the benchmark and its parameter, such as {@code ReadBenchmark.bers:short}
 * @param median the median over the measured iterations, in {@code unit}
 * @param unit {@code ns}, {@code us}, {@code ms}, {@code MB/s}, {@code s} or {@code MB}
 * @param bytes allocated by one operation; NaN where that was not measured
 */
public record Figure(String name, double median, String unit, double bytes) {

    /** The figure as a person reads it: three significant digits and the unit. */
    public String text() {
        return number(median) + " " + unit.replace("us", "µs");
    }

    /** The same with other bytes. */
    Figure withBytes(double others) {
        return new Figure(name, median, unit, others);
    }

    static String number(double value) {
        if (value >= 100) {
            return Long.toString(Math.round(value));
        }
        return String.format(java.util.Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
