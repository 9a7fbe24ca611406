package dev.bers.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page {@code docs/benchmarks.md}, in which each run replaces its own section and nothing else. */
public final class ResultsPage {

    private final Path file;

    /** The page in a file. */
    public ResultsPage(Path file) {
        this.file = file;
    }

    /** Puts a table between the markers of a section. */
    public void replace(String section, String command, String machine, Scorecard scorecard) throws IOException {
        String begin = "<!-- " + section + ": written by " + command + " -->\n";
        String end = "<!-- end of " + section + " -->";
        String page = Files.readString(file);
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(file + " has no section between " + begin.strip() + " and " + end);
        }
        String content = "`" + command + "` on " + machine + ":\n\n" + scorecard.markdown();
        Files.writeString(file, page.substring(0, from) + begin + content + page.substring(to));
    }
}
