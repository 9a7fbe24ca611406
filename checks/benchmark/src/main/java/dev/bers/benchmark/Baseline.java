package dev.bers.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Medians of an earlier run, kept in {@code checks/benchmark/baselines}, one {@code name unit median} a line; the first
 * line says on what they were measured.
 *
 * @param machine as {@link Machine#describe} says it
 * @param medians by the name of the figure and its unit
 */
record Baseline(String machine, Map<String, Double> medians) {

    /** A figure this many times worse than its baseline is a regression; less may be noise between two runs. */
    static final double RATIO_MAX = 1.5;

    /** Nanoseconds below which a ratio says nothing. */
    private static final double NANOSECONDS_MIN = 2;

    static Baseline of(String machine, Map<String, Figure> figures) {
        Map<String, Double> medians = new TreeMap<>();
        figures.values().forEach(figure -> medians.put(figure.name() + " " + figure.unit(), figure.median()));
        return new Baseline(machine, medians);
    }

    /** The stored one; without any medians if there is no such file. */
    static Baseline read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Baseline("", Map.of());
        }
        List<String> lines = Files.readAllLines(file);
        Map<String, Double> medians = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int last = line.lastIndexOf(' ');
            medians.put(line.substring(0, last), Double.parseDouble(line.substring(last + 1)));
        }
        return new Baseline(lines.get(0), medians);
    }

    String text() {
        StringBuilder out = new StringBuilder(machine).append('\n');
        medians.forEach((name, median) -> out.append(name)
                .append(' ')
                .append(String.format(Locale.ROOT, "%.3f", median))
                .append('\n'));
        return out.toString();
    }

    /** What became worse, a sentence each; empty if it was measured on another machine. */
    List<String> regressions(Baseline now) {
        if (!machine.equals(now.machine)) {
            return List.of();
        }
        List<String> regressions = new ArrayList<>();
        now.medians.forEach((name, median) -> {
            Double before = medians.get(name);
            boolean ours = name.contains(".bers") || name.contains("Bers");
            if (before == null || !ours || (name.endsWith(" ns") && median < NANOSECONDS_MIN)) {
                return;
            }
            double ratio = name.endsWith(" MB/s") ? before / median : median / before;
            if (ratio > RATIO_MAX) {
                regressions.add(name + " was " + Figure.number(before) + ", is " + Figure.number(median) + ": "
                        + Figure.number(ratio) + " times worse");
            }
        });
        return regressions;
    }
}
