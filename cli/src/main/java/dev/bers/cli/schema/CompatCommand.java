package dev.bers.cli.schema;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.CliProblems;
import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.terminal.Counted;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Terminal;
import dev.bers.exchange.ProblemExchange;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.problem.Problems;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import dev.bers.workspace.compatibility.CompatibilityMode;
import dev.bers.workspace.compatibility.CompatibilityReport;
import dev.bers.workspace.compatibility.SchemaBreak;
import dev.bers.workspace.compatibility.SchemaCompatibility;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import dev.bers.workspace.schema.ConfigSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bers schema compat}. */
@Command(
        name = "compat",
        header = "Say whether a new version of a schema goes with data of the old one, and why not.",
        footerHeading = "%nExamples%n",
        footer = {
            "  bers schema compat old.schema.json new.schema.json --mode backward",
            "  bers schema compat v1.json v2.json v3.json --mode full-transitive"
        })
public final class CompatCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(arity = "2..*", paramLabel = "VERSION", description = "Files, the oldest first.")
    private List<Path> versions = new ArrayList<>();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "backward, forward, full, or one of these with -transitive (default: backward).")
    private String mode = "backward";

    /** As part of a command line. */
    public CompatCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        CompatibilityMode asked = CompatibilityMode.parse(mode).orElse(null);
        if (asked == null) {
            return invocation.refuse(List.of(unknownMode()), ExitCode.USAGE);
        }
        CompatibilityReport report = SchemaCompatibility.compare(documents(), asked);
        return invocation.answer(new Answer(
                report.isCompatible() ? ExitCode.FINE : ExitCode.FINDINGS,
                () -> json(report),
                terminal -> print(report, terminal)));
    }

    private Problem unknownMode() {
        return CliProblems.noChoice("--mode", mode, CompatibilityMode.names());
    }

    private List<Document> documents() {
        List<Document> documents = new ArrayList<>();
        Problems problems = new Problems();
        for (Path version : versions) {
            Reading reading = DocumentReader.read(version.toString(), invocation.readSchema(version));
            problems.addAll(reading.problems());
            Document document = reading.document();
            if (document != null) {
                documents.add(document);
                ConfigSchema.versionFault(document).ifPresent(problems::add);
            }
        }
        problems.throwIfErrors();
        if (documents.size() < versions.size()) {
            throw new ProblemException(problems.list());
        }
        return documents;
    }

    private static MappingValue json(CompatibilityReport report) {
        List<Value> breaks = new ArrayList<>();
        for (SchemaBreak found : report.breaks()) {
            MappingValue.Builder out = MappingValue.builder()
                    .put("direction", found.direction().text())
                    .put("pointer", found.pointer())
                    .put("unproved", found.isUnproved());
            MappingValue problem = ProblemExchange.one(found.problem());
            for (String key : problem.keys()) {
                out.put(key, java.util.Objects.requireNonNull(problem.get(key)));
            }
            breaks.add(out.build());
        }
        return MappingValue.builder()
                .put("compatible", report.isCompatible())
                .put("mode", report.mode().text())
                .put("breaks", ListValue.of(breaks))
                .put("notes", ProblemExchange.list(report.notes()))
                .build();
    }

    private void print(CompatibilityReport report, Terminal terminal) {
        invocation.printProblems(
                terminal, report.breaks().stream().map(SchemaBreak::problem).toList());
        invocation.printProblems(terminal, report.notes());
        int count = report.breaks().size();
        terminal.print(
                report.isCompatible()
                        ? Line.of(Look.GOOD, "✓ compatible").text(Look.FAINT, " (" + report.mode() + ")")
                        : Line.of(Look.ALARM, "✗ " + Counted.of(count, "break"))
                                .text(Look.FAINT, " (" + report.mode() + ")"));
    }
}
