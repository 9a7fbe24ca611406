package dev.bers.cli.schema;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.terminal.Counted;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Terminal;
import dev.bers.config.SchemaOutline;
import dev.bers.exchange.ProblemExchange;
import dev.bers.problem.Problem;
import dev.bers.problem.Problems;
import dev.bers.value.Document;
import dev.bers.value.MappingValue;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import dev.bers.workspace.schema.ConfigSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bers schema validate}. */
@Command(
        name = "validate",
        header = "Say whether schemas are schemas that BERS can work with.",
        description = "They are of draft 07 or 2020-12 and refer to nothing beyond themselves. Whether the"
                + " configurations keep to them is what bers validate says.",
        footerHeading = "%nExamples%n",
        footer = {"  bers schema validate", "  bers schema validate new.schema.json"})
public final class ValidateSchemaCommand implements Callable<Integer> {

    private static final String FOLDER = "config/schemas/";

    private final Invocation invocation;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Schemas (default: those of the workspace).")
    private List<Path> files = new ArrayList<>();

    /** As part of a command line. */
    public ValidateSchemaCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Problems problems = new Problems();
        List<String> checked = files.isEmpty() ? checkWorkspace(problems) : checkFiles(problems);
        boolean valid = problems.list().stream().noneMatch(Problem::isError);
        return invocation.answer(new Answer(
                valid ? ExitCode.FINE : ExitCode.FINDINGS,
                () -> MappingValue.builder()
                        .put("valid", valid)
                        .put("schemas", ProblemExchange.texts(checked))
                        .put("problems", ProblemExchange.list(problems.list()))
                        .build(),
                terminal -> print(checked, valid, problems.list(), terminal)));
    }

    private List<String> checkWorkspace(Problems problems) {
        LoadedWorkspace loaded = invocation.open().loaded();
        problems.addAll(loaded.problems().stream()
                .filter(problem -> String.valueOf(problem.location().file()).startsWith(FOLDER))
                .toList());
        return loaded.files().keySet().stream()
                .filter(file -> file.startsWith(FOLDER))
                .sorted()
                .toList();
    }

    private List<String> checkFiles(Problems problems) {
        for (Path file : files) {
            Reading reading = DocumentReader.read(file.toString(), invocation.readSchema(file));
            problems.addAll(reading.problems());
            Document document = reading.document();
            if (document != null) {
                problems.addAll(SchemaOutline.of(document).problems());
                problems.addAll(ConfigSchema.compile(document).problems());
            }
        }
        return files.stream().map(Path::toString).toList();
    }

    private void print(List<String> checked, boolean valid, List<Problem> problems, Terminal terminal) {
        invocation.printProblems(terminal, problems);
        long errors = problems.stream().filter(Problem::isError).count();
        terminal.print((valid ? Line.of(Look.GOOD, "✓ valid") : Line.of(Look.ALARM, "✗ " + Counted.of(errors, "error")))
                .text(Look.FAINT, " in " + Counted.of(checked.size(), "schema")));
    }
}
