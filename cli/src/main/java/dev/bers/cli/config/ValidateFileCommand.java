package dev.bers.cli.config;

import dev.bers.cli.invocation.CliProblems;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.invocation.OpenWorkspace;
import dev.bers.cli.terminal.Progress;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.workspace.folder.ValidationReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bers config validate}. */
@Command(
        name = "validate",
        header = "Check files of the workspace: the problems that stand in them.",
        description = "The whole workspace is resolved all the same, since a file means little by itself. Without files"
                + " it is bers validate.",
        footerHeading = "%nExamples%n",
        footer = "  bers config validate config/environments/staging.yaml")
public final class ValidateFileCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files (default: all of the workspace).")
    private List<Path> files = new ArrayList<>();

    /** As part of a command line. */
    public ValidateFileCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        ValidationReport report = Progress.during(invocation.terminal(), "Validating", this::report);
        return ValidateCommand.answer(invocation, report);
    }

    private ValidationReport report() {
        OpenWorkspace workspace = invocation.open();
        ValidationReport whole = workspace.validate();
        if (files.isEmpty()) {
            return whole;
        }
        Set<String> named = named(workspace, whole);
        return new ValidationReport(
                named.size(),
                whole.environments(),
                whole.tenants(),
                in(named, whole.problems()),
                whole.dropped(),
                in(named, whole.accepted()));
    }

    /** The files as problems name them. */
    private Set<String> named(OpenWorkspace workspace, ValidationReport whole) {
        Path root = invocation.folder().root();
        Set<String> named = new LinkedHashSet<>();
        for (Path file : files) {
            Path absolute = invocation.surroundings().resolve(file);
            String name = absolute.startsWith(root)
                    ? root.relativize(absolute).toString().replace('\\', '/')
                    : file.toString();
            // A file that can't be read is none of the documents, but it has a problem.
            if (!workspace.loaded().files().containsKey(name)
                    && in(Set.of(name), whole.problems()).isEmpty()) {
                List<String> known =
                        workspace.loaded().files().keySet().stream().sorted().toList();
                throw new ProblemException(CliProblems.notOfWorkspace(file.toString(), name, known));
            }
            named.add(name);
        }
        return named;
    }

    private static List<Problem> in(Set<String> files, List<Problem> problems) {
        return problems.stream()
                .filter(problem ->
                        files.contains(String.valueOf(problem.location().file())))
                .toList();
    }
}
