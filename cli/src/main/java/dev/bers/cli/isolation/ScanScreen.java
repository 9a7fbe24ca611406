package dev.bers.cli.isolation;

import dev.bers.artefact.ArtefactFinding;
import dev.bers.artefact.ArtefactProblems;
import dev.bers.artefact.Encoding;
import dev.bers.cli.terminal.ByteCount;
import dev.bers.cli.terminal.Counted;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.ProblemPrinter;
import dev.bers.cli.terminal.Table;
import dev.bers.cli.terminal.Terminal;
import dev.bers.problem.Problem;
import dev.bers.workspace.scan.ScanFinding;
import dev.bers.workspace.scan.ScanReport;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a scan found, for a person: a table of each file's findings, then what could not be searched, and each cure
 * once. No lines of the source: a minified one says little, and it may hold a whole key.
 */
final class ScanScreen {

    /** How many findings are shown; {@code --json} lists all. */
    private static final int SHOWN_MAX = 200;

    private final ScanReport report;
    private final Terminal terminal;
    private final String target;

    ScanScreen(ScanReport report, Terminal terminal) {
        this.report = report;
        this.terminal = terminal;
        this.target = report.environment().text();
    }

    void print() {
        printFindings();
        new ProblemPrinter(terminal, file -> Optional.empty()).print(report.problems());
        terminal.print(summary());
        cures().forEach(cure -> terminal.printWrapped(Line.of(Look.GOOD, "  → "), Look.PLAIN, cure, 4));
        terminal.print(
                Line.of(Look.FAINT, "  " + Counted.of(report.files(), "file") + ", " + ByteCount.text(report.bytes())));
    }

    private void printFindings() {
        List<ScanFinding> shown = report.findings()
                .subList(0, Math.min(SHOWN_MAX, report.findings().size()));
        Map<String, List<ScanFinding>> byFile = shown.stream()
                .collect(Collectors.groupingBy(ScanScreen::heading, LinkedHashMap::new, Collectors.toList()));
        byFile.forEach((file, findings) -> {
            terminal.print(Line.of(Look.NAME, file));
            Table table = new Table();
            findings.forEach(found -> table.row(row(found.finding())));
            table.print(terminal, 2);
            terminal.printBlank();
        });
        int more = report.findings().size() - shown.size();
        if (more > 0) {
            terminal.print(Line.of(Look.CAUTION, "… and " + more + " more; --json lists all"));
            terminal.printBlank();
        }
    }

    private static String heading(ScanFinding found) {
        return found.source() == null ? found.file() : found.file() + ", of " + found.source();
    }

    private static Line[] row(ArtefactFinding finding) {
        String owner = finding.owner() == null ? "of nobody" : "of " + finding.owner();
        String encoding =
                finding.encoding() == Encoding.PLAIN ? "" : finding.encoding().text();
        return new Line[] {
            Line.of(Look.FAINT, finding.line() + ":" + finding.column()),
            Line.of(Look.BAD, finding.endpoint()),
            Line.of(owner),
            Line.of(Look.FAINT, finding.code()),
            Line.of(Look.CAUTION, encoding)
        };
    }

    private Line summary() {
        Line summary;
        if (report.isClean() && report.isWhole()) {
            summary = Line.of(Look.GOOD, "✓ clean: nothing that " + target + " may not reach");
        } else if (report.isClean()) {
            summary = Line.of(
                    Look.CAUTION, "✓ nothing that " + target + " may not reach in what was searched, but not all was");
        } else if (report.findings().isEmpty()) {
            summary = Line.of(Look.ALARM, "✗ not searched as a whole");
        } else {
            summary = Line.of(
                    Look.ALARM,
                    "✗ " + Counted.of(report.findings().size(), "endpoint") + " that " + target + " may not reach");
        }
        if (report.accepted() > 0) {
            summary.text(Look.CAUTION, ", " + report.accepted() + " accepted");
        }
        return summary;
    }

    private Set<String> cures() {
        Set<String> cures = new LinkedHashSet<>();
        for (ScanFinding found : report.findings()) {
            Problem problem = ArtefactProblems.of(found.finding(), target, found.location());
            Optional.ofNullable(problem.suggestion()).ifPresent(cures::add);
        }
        return cures;
    }
}
