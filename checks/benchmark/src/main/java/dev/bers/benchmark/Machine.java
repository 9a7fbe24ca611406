package dev.bers.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a figure was measured on; without it no figure says anything. */
public final class Machine {

    private Machine() {}

    /** One line: processor, cores, memory, system, JVM. */
    public static String describe() {
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores, " + memory()
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    }

    private static String processor() {
        return after("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch"));
    }

    private static String memory() {
        return after("/proc/meminfo", "MemTotal")
                .map(text -> Math.round(Long.parseLong(text.replaceAll("[^0-9]", "")) / 1048576.0) + " GiB, ")
                .orElse("");
    }

    private static java.util.Optional<String> after(String file, String name) {
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            return lines.stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException onlyOnLinux) {
            return java.util.Optional.empty();
        }
    }
}
