package dev.bers.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts the command line as a user does and measures the time until it ended and the most memory it held. */
final class ProcessMeasurement {

    private static final int WARM_UPS = 3;
    private static final int POLL_NANOSECONDS = 500_000;

    private final List<String> command;
    private final Path folder;

    ProcessMeasurement(Path folder, List<String> command) {
        this.folder = folder;
        this.command = List.copyOf(command);
    }

    /** The medians of so many runs after some that warm the disk. */
    Map<String, Figure> run(int times) throws IOException, InterruptedException {
        double[] seconds = new double[times];
        double[] megabytes = new double[times];
        for (int i = -WARM_UPS; i < times; i++) {
            long started = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            long kilobytes = 0;
            // Memory is watched in every second run only, so that watching costs the others no time.
            boolean watched = i % 2 != 0;
            while (watched && process.isAlive()) {
                kilobytes = Math.max(kilobytes, peakKilobytes(process.toHandle()));
                java.util.concurrent.locks.LockSupport.parkNanos(POLL_NANOSECONDS);
            }
            int status = process.waitFor();
            double wall = (System.nanoTime() - started) / 1e9;
            if (status != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + status);
            }
            if (i >= 0) {
                seconds[i] = watched ? Double.NaN : wall;
                megabytes[i] = watched ? kilobytes / 1024.0 : Double.NaN;
            }
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("Process.bersDetectWall", new Figure("Process.bersDetectWall", median(seconds), "s", Double.NaN));
        figures.put("Process.bersDetectRss", new Figure("Process.bersDetectRss", median(megabytes), "MB", Double.NaN));
        return figures;
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    /** The kernel's own high-water mark of the process and its children; 0 where there is no /proc. */
    private static long peakKilobytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(handle -> peakKilobytes(handle.pid()))
                .max()
                .orElse(0);
    }

    private static long peakKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException endedMeanwhile) {
            return 0;
        }
    }
}
