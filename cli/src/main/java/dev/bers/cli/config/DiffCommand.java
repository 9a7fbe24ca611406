package dev.bers.cli.config;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.CliProblems;
import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.invocation.OpenWorkspace;
import dev.bers.cli.release.ReleaseServer;
import dev.bers.cli.release.ReleasedChanges;
import dev.bers.cli.release.ServerOption;
import dev.bers.cli.release.UnreachableServer;
import dev.bers.cli.terminal.Counted;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Table;
import dev.bers.cli.terminal.Terminal;
import dev.bers.cli.terminal.TextWindow;
import dev.bers.config.ConfigDiff;
import dev.bers.config.ConfigKind;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.environment.EnvironmentName;
import dev.bers.exchange.ConfigExchange;
import dev.bers.problem.ProblemException;
import dev.bers.value.Json;
import dev.bers.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bers diff}. */
@Command(
        name = "diff",
        header = "Compare two environments, tenants, workspaces, or releases.",
        description = "Each side is ENV, ENV/TENANT, or the folder of another workspace, which is compared in every"
                + " environment that both have; or on a server ENV@RELEASE, ENV@rREVISION. Secrets are masked.",
        footerHeading = "%nExamples%n",
        footer = {
            "  bers diff staging production",
            "  bers diff staging staging/demo123",
            "  bers diff . ../picasso-before --exit-code",
            "  bers diff production@12 production@15"
        })
public final class DiffCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "A", description = "What was.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "B", description = "What is.")
    private String after = "";

    @Option(names = "--kind", paramLabel = "KIND", description = "The kind of configuration (default: environment).")
    private String kind = "environment";

    @Mixin
    private final ServerOption server = new ServerOption();

    @Option(names = "--exit-code", description = "End with 1 if they differ.")
    private boolean exitCode;

    /** As part of a command line. */
    public DiffCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (isReleased(before) || isReleased(after)) {
            return ReleaseServer.ask(invocation, server, "Comparing", this::betweenReleases);
        }
        boolean folders = isFolder(before) || isFolder(after);
        return invocation.answer(answer(folders ? betweenFolders() : betweenNames()));
    }

    private Answer answer(List<ConfigDiff.Change> changes) {
        int code = exitCode && !changes.isEmpty() ? ExitCode.FINDINGS : ExitCode.FINE;
        return new Answer(code, () -> ConfigExchange.changes(changes), terminal -> print(changes, terminal));
    }

    /** Of a server, which no folder's name is that exists. */
    private boolean isReleased(String side) {
        return side.contains("@") && !isFolder(side);
    }

    private Answer betweenReleases(ReleaseServer asked) throws UnreachableServer {
        return answer(ReleasedChanges.of(asked.get("/api/v1/diff?from=" + ReleaseServer.escaped(before) + "&to="
                + ReleaseServer.escaped(after) + "&kind=" + ReleaseServer.escaped(kind))));
    }

    private List<ConfigDiff.Change> betweenNames() {
        OpenWorkspace workspace = invocation.open().readable();
        ConfigKind asked = workspace.kind(kind);
        return ConfigDiff.between(side(workspace, asked, before), side(workspace, asked, after));
    }

    private static EffectiveConfiguration side(OpenWorkspace workspace, ConfigKind asked, String text) {
        int slash = text.indexOf('/');
        EnvironmentName environment = workspace.environment(slash < 0 ? text : text.substring(0, slash));
        return workspace
                .resolve(asked, environment, workspace.tenant(slash < 0 ? null : text.substring(slash + 1)))
                .configuration();
    }

    /** A path, and not the name of an environment or of a tenant in one. */
    private boolean isFolder(String text) {
        boolean looksLikeIt = text.startsWith(".") || text.startsWith("/") || text.endsWith("/");
        Path path = invocation.surroundings().resolve(Path.of(text));
        return looksLikeIt || (Files.isDirectory(path) && Files.exists(path.resolve("bers.yaml")));
    }

    private List<ConfigDiff.Change> betweenFolders() {
        OpenWorkspace old = openSide(before);
        OpenWorkspace now = openSide(after);
        ConfigKind asked = now.kind(kind);
        List<ConfigDiff.Change> changes = new java.util.ArrayList<>();
        for (EnvironmentName environment : now.manifest().environments().names()) {
            if (old.manifest().environments().find(environment).isEmpty()) {
                continue;
            }
            List<ConfigDiff.Change> here = ConfigDiff.between(
                    old.resolve(old.kind(kind), environment, null).configuration(),
                    now.resolve(asked, environment, null).configuration());
            for (ConfigDiff.Change change : here) {
                changes.add(new ConfigDiff.Change(
                        environment + ": " + change.path(), change.kind(), change.before(), change.after()));
            }
        }
        return changes;
    }

    private OpenWorkspace openSide(String text) {
        if (!isFolder(text)) {
            throw new ProblemException(CliProblems.usage(
                    "'" + text + "' is an environment and the other side is a folder", "compare two of a kind"));
        }
        return invocation.open(invocation.surroundings().resolve(Path.of(text))).readable();
    }

    private void print(List<ConfigDiff.Change> changes, Terminal terminal) {
        if (changes.isEmpty()) {
            terminal.print(Line.of(Look.GOOD, "✓ no difference"));
            return;
        }
        Table table = new Table().head("", "", before, after);
        for (ConfigDiff.Change change : changes) {
            table.row(
                    mark(change.kind()),
                    Line.of(Look.NAME, change.path()),
                    Line.of(Look.BAD, shown(change.before())),
                    Line.of(Look.GOOD, shown(change.after())));
        }
        int columns = terminal.outScreen().columns();
        if (columns > 0 && table.width() > columns) {
            printStacked(changes, terminal, columns);
        } else {
            table.print(terminal, 0);
        }
        terminal.print(Line.of(Look.FAINT, Counted.of(changes.size(), "difference")));
    }

    /** Both sides under each other, cut so that the first difference is seen. */
    private void printStacked(List<ConfigDiff.Change> changes, Terminal terminal, int columns) {
        terminal.print(Line.of(Look.BAD, "- " + before));
        terminal.print(Line.of(Look.GOOD, "+ " + after));
        for (ConfigDiff.Change change : changes) {
            terminal.print(mark(change.kind()).text(" ").text(Look.NAME, change.path()));
            String old = shown(change.before());
            String now = shown(change.after());
            int at = 0;
            while (at < Math.min(old.length(), now.length()) && old.charAt(at) == now.charAt(at)) {
                at++;
            }
            printSide(Line.of(Look.BAD, "  - "), old, at, terminal, columns);
            printSide(Line.of(Look.GOOD, "  + "), now, at, terminal, columns);
        }
    }

    private static void printSide(Line head, String text, int at, Terminal terminal, int columns) {
        if (!text.isEmpty()) {
            int room = columns - head.width();
            terminal.print(head.text(TextWindow.around(text, Math.min(at, text.length() - 1), room)
                    .text()));
        }
    }

    private static Line mark(ConfigDiff.ChangeKind kind) {
        return switch (kind) {
            case ADDED -> Line.of(Look.GOOD, "+");
            case REMOVED -> Line.of(Look.BAD, "-");
            case CHANGED -> Line.of(Look.CAUTION, "~");
        };
    }

    private static String shown(@Nullable Value value) {
        return value == null ? "" : Json.write(value);
    }
}
