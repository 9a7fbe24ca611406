package dev.bers.cli.terminal;

import dev.bers.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows problems as a compiler does: what, where, the source line with a caret, what was meant, the code. */
public final class ProblemPrinter {

    /** How many are shown in full; the rest is counted. */
    public static final int SHOWN_MAX = 50;

    private static final int NAMES_MAX = 6;

    /** The longest path that a system takes (PATH_MAX of Linux). */
    private static final int PLACE_MAX = 4_096;

    private static final String INDENT = "  ";
    private static final int PLACE_START = 200;
    private static final int PLACE_END = 40;

    private final Terminal terminal;
    private final Function<String, Optional<String>> sources;
    private final int columns;
    /** The file that was shown last, which the next problem is most often in, too. */
    private @Nullable String lastFile;

    private Optional<String> lastSource = Optional.empty();

    /** With the texts of files by their paths; a file without a text is shown by its place alone. */
    public ProblemPrinter(Terminal terminal, Function<String, Optional<String>> sources) {
        this.terminal = terminal;
        this.sources = sources;
        this.columns = terminal.outScreen().columns();
    }

    /** Prints each, with an empty line behind it. */
    public void print(List<Problem> problems) {
        for (Problem problem : problems.subList(0, Math.min(problems.size(), SHOWN_MAX))) {
            print(problem);
            terminal.printBlank();
        }
        if (problems.size() > SHOWN_MAX) {
            terminal.print(Line.of(Look.CAUTION, "… and " + (problems.size() - SHOWN_MAX) + " more; --json lists all"));
            terminal.printBlank();
        }
    }

    private void print(Problem problem) {
        Line head = Line.of(
                        problem.isError() ? Look.ALARM : Look.CAUTION,
                        problem.severity().text())
                .text(Look.FAINT, "[" + problem.code() + "]")
                .text(" ");
        terminal.printWrapped(head, Look.STRONG, problem.message(), 2);
        if (problem.location().file() != null) {
            terminal.print(Line.of(Look.FAINT, "  at ").text(Look.NAME, place(problem)));
        }
        List<Line> excerpt = excerpt(problem, expectation(problem));
        boolean said = !excerpt.isEmpty() && problem.location().column() > 0;
        if (said && columns > 0 && excerpt.getLast().width() > columns) {
            excerpt = excerpt(problem, new Line());
            excerpt.forEach(terminal::print);
            printLabelled("  expected ", problem.expected());
        } else {
            excerpt.forEach(terminal::print);
        }
        if (!said) {
            printLabelled("  found    ", problem.found());
            printLabelled("  expected ", problem.expected());
        }
        printAffected("environment", problem.environments());
        printAffected("tenant", problem.tenants());
        if (problem.suggestion() != null) {
            terminal.printWrapped(Line.of(Look.GOOD, "  → "), Look.PLAIN, problem.suggestion(), 4);
        }
    }

    /** The place, whole where a file may have such a name, else its beginning and its end. */
    private static String place(Problem problem) {
        String place = problem.location().toString();
        return place.length() <= PLACE_MAX
                ? place
                : place.substring(0, PLACE_START) + "…" + place.substring(place.length() - PLACE_END);
    }

    /** The source line with its caret, ready to print; empty if there is none. */
    private List<Line> excerpt(Problem problem, Line note) {
        String file = problem.location().file();
        if (file == null) {
            return List.of();
        }
        Optional<List<Line>> lines = source(file)
                .flatMap(text -> SourceExcerpt.of(
                        text,
                        problem.location().line(),
                        problem.location().column(),
                        problem.found(),
                        note,
                        columns == 0 ? 0 : columns - INDENT.length()));
        List<Line> indented = new ArrayList<>();
        lines.ifPresent(all -> all.forEach(line -> indented.add(Line.of(INDENT).line(line))));
        return indented;
    }

    private Optional<String> source(String file) {
        if (!file.equals(lastFile)) {
            lastSource = sources.apply(file);
            lastFile = file;
        }
        return lastSource;
    }

    private void printLabelled(String label, @Nullable String text) {
        if (text != null) {
            terminal.printWrapped(Line.of(Look.FAINT, label), Look.PLAIN, text, label.length());
        }
    }

    private static Line expectation(Problem problem) {
        return problem.expected() == null ? new Line() : Line.of(Look.BAD, "expected " + problem.expected());
    }

    private void printAffected(String what, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        String shown = String.join(", ", names.subList(0, Math.min(names.size(), NAMES_MAX)));
        int more = names.size() - NAMES_MAX;
        terminal.print(Line.of(
                Look.FAINT,
                "  in " + what + (names.size() == 1 ? " " : "s ") + shown
                        + (more > 0 ? " and " + more + " more" : "")));
    }
}
