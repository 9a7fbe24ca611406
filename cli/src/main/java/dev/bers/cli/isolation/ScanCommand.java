package dev.bers.cli.isolation;

import dev.bers.artefact.ArtefactMatcher;
import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.invocation.OpenWorkspace;
import dev.bers.cli.invocation.Version;
import dev.bers.cli.terminal.ByteCount;
import dev.bers.cli.terminal.Counted;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Progress;
import dev.bers.cli.terminal.Terminal;
import dev.bers.isolation.Ownership;
import dev.bers.workspace.folder.Acceptance;
import dev.bers.workspace.scan.ArtefactScanner;
import dev.bers.workspace.scan.Sarif;
import dev.bers.workspace.scan.ScanFinding;
import dev.bers.workspace.scan.ScanReport;
import dev.bers.workspace.writing.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bers isolation scan}. */
@Command(
        name = "scan",
        header = "Search what was built for endpoints that its environment may not reach.",
        description = "Folders, archives and source maps are searched through, whatever encoding an endpoint hides in."
                + " config/accepted.yaml may accept a finding by its file, its file:line or its endpoint.",
        footerHeading = "%nExamples%n",
        footer = {
            "  bers isolation scan dist -e staging",
            "  bers isolation scan target/shop.war -e production --sarif bers.sarif"
        })
public final class ScanCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Folders, files, archives.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "ENV",
            required = true,
            description = "The environment that they are built for.")
    private String environment = "";

    @Option(names = "--sarif", paramLabel = "FILE", description = "Also write the findings as SARIF 2.1.0.")
    private @Nullable Path sarif;

    @Option(names = "--unknown", description = "Find URLs and ARNs that nobody owns as well.")
    private boolean unknown;

    /** As part of a command line. */
    public ScanCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        OpenWorkspace workspace = invocation.open().readable();
        ScanReport report = scan(workspace);
        if (sarif != null) {
            AtomicFiles.write(invocation.surroundings().resolve(sarif), Sarif.write(report, Version.number()));
        }
        return invocation.answer(new Answer(
                report.isClean() ? ExitCode.FINE : ExitCode.FINDINGS,
                report::toValue,
                terminal -> print(report, terminal)));
    }

    private ScanReport scan(OpenWorkspace workspace) {
        Ownership ownership = workspace.ownership();
        ArtefactMatcher matcher = new ArtefactMatcher(ownership, workspace.environment(environment), unknown);
        ArtefactScanner scanner =
                new ArtefactScanner(matcher, invocation.surroundings().directory());
        Acceptance acceptance = workspace.loaded().accepted().on(workspace.today());
        List<Path> absolute =
                paths.stream().map(invocation.surroundings()::resolve).toList();
        AtomicReference<String> task = new AtomicReference<>("Scanning");
        return Progress.during(
                invocation.terminal(),
                task::get,
                () -> scanner.scan(
                        absolute,
                        finding -> isAccepted(finding, acceptance),
                        (file, files, bytes) -> task.set("Scanning, " + Counted.of(files, "file") + ", "
                                + ByteCount.text(bytes) + ": " + file)));
    }

    /** A file is named as here and as from the workspace; the endpoint stays where a file's name has its hash. */
    private boolean isAccepted(ScanFinding found, Acceptance acceptance) {
        String code = found.finding().code();
        String endpoint = found.finding().endpoint();
        int line = found.finding().line();
        Path file = invocation.surroundings().resolve(Path.of(found.file()));
        Path root = invocation.folder().root();
        String fromRoot =
                file.startsWith(root) ? root.relativize(file).toString().replace('\\', '/') : found.file();
        return acceptance.accepts(code, found.file(), line, endpoint)
                || acceptance.accepts(code, fromRoot, line, endpoint);
    }

    private void print(ScanReport report, Terminal terminal) {
        new ScanScreen(report, terminal).print();
        if (sarif != null) {
            terminal.print(Line.of(Look.FAINT, "  SARIF in ").text(sarif.toString()));
        }
    }
}
