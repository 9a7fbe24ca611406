package dev.bers.cli.invocation;

import dev.bers.cli.terminal.ProblemPrinter;
import dev.bers.cli.terminal.Terminal;
import dev.bers.environment.EnvironmentName;
import dev.bers.exchange.ProblemExchange;
import dev.bers.manifest.Manifest;
import dev.bers.manifest.ManifestReading;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.Bounds;
import dev.bers.value.Json;
import dev.bers.value.Value;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.folder.WorkspaceFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** One run of the command line: the options that every command takes, and the way in which it answers. */
public final class Invocation {

    private final Surroundings surroundings;
    private final Terminal terminal;
    private final Set<String> schemas = new HashSet<>();
    private @Nullable WorkspaceFolder opened;
    private @Nullable LoadedWorkspace loaded;

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The workspace (default: the nearest folder upwards with a bers.yaml; of init, this one).")
    private @Nullable Path workspace;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answer with one JSON document.")
    private boolean json;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "auto, always or never (default: auto).")
    @SuppressWarnings("UnusedVariable") // read from the arguments before they are parsed, see ColourChoice.among
    private @Nullable ColourChoice colours;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli's own
    private boolean help;

    /** For a command line that is about to be parsed. */
    public Invocation(Surroundings surroundings, Terminal terminal) {
        this.surroundings = surroundings;
        this.terminal = terminal;
    }

    /** What the command knows of the machine. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** The process's environment variables. */
    public Map<String, String> variables() {
        return surroundings.variables();
    }

    /** Where the command prints. */
    public Terminal terminal() {
        return terminal;
    }

    /** Whether the answer is a JSON document. */
    public boolean isJson() {
        return json;
    }

    /** Prints an answer in the form that was asked for, and gives its exit code. */
    public int answer(Answer answer) {
        if (json) {
            printJson(answer.json().get());
        } else {
            answer.human().accept(terminal);
        }
        return answer.exitCode();
    }

    /** Prints the problems that stopped a command, and gives the exit code. */
    public int refuse(List<Problem> problems, int exitCode) {
        if (json) {
            refuse(problems, true, terminal);
        } else {
            printProblems(terminal.onErr(), problems);
        }
        return exitCode;
    }

    /** Prints the problems that stopped a command: on standard output as JSON, on standard error for people. */
    public static void refuse(List<Problem> problems, boolean json, Terminal terminal) {
        if (json) {
            terminal.printVerbatim(Json.pretty(ProblemExchange.refusal(problems)) + "\n");
        } else {
            new ProblemPrinter(terminal.onErr(), file -> Optional.empty()).print(problems);
        }
    }

    /** Prints problems as people read them, each with its line of the source. */
    public void printProblems(Terminal where, List<Problem> problems) {
        new ProblemPrinter(where, this::source).print(problems);
    }

    /** What {@code --workspace} names; empty without it. */
    public Optional<Path> namedWorkspace() {
        return Optional.ofNullable(workspace);
    }

    /** The folder of the workspace that the command is about. */
    public WorkspaceFolder folder() {
        WorkspaceFolder folder = opened;
        if (folder == null) {
            folder = workspace == null
                    ? WorkspaceFolder.open(surroundings.directory())
                    : WorkspaceFolder.at(surroundings.resolve(workspace));
            opened = folder;
        }
        return folder;
    }

    /**
     * The workspace that the command is about.
     *
     * @throws ProblemException if it can't be read
     */
    public OpenWorkspace open() {
        LoadedWorkspace workspace = folder().load();
        loaded = workspace;
        return new OpenWorkspace(workspace, surroundings);
    }

    /** Another workspace, which an argument names. */
    public OpenWorkspace open(Path folder) {
        return new OpenWorkspace(WorkspaceFolder.at(folder).load(), surroundings);
    }

    /**
     * The manifest of the workspace, without reading the rest.
     *
     * @throws ProblemException if there is an error in it
     */
    public Manifest manifest() {
        ManifestReading reading = folder().readManifest();
        Manifest manifest = reading.manifest();
        if (manifest == null || reading.hasErrors()) {
            throw new ProblemException(reading.problems());
        }
        return manifest;
    }

    /**
     * The environments that the manifest declares.
     *
     * @throws ProblemException if there is no manifest, or an error in it
     */
    public List<String> environmentNames() {
        return manifest().environments().names().stream()
                .map(EnvironmentName::text)
                .toList();
    }

    /** The text of a file that a problem names, without its secrets: one of the workspace's, or of an argument. */
    private Optional<String> source(String file) {
        WorkspaceFolder folder = opened;
        Path inWorkspace = folder == null ? null : folder.root().resolve(file).normalize();
        if (folder != null && inWorkspace != null && isOf(folder, inWorkspace)) {
            LoadedWorkspace workspace = loaded == null ? folder.load() : loaded;
            loaded = workspace;
            ShownSource shown = new ShownSource(workspace);
            String name = folder.root().relativize(inWorkspace).toString().replace('\\', '/');
            return text(inWorkspace).map(text -> shown.of(name, text));
        }
        boolean isSchema = schemas.contains(file);
        return text(surroundings.directory().resolve(file))
                .map(text -> isSchema ? ShownSource.ofSchema(text) : ShownSource.ofStranger(file, text));
    }

    private static boolean isOf(WorkspaceFolder folder, Path path) {
        return path.startsWith(folder.root()) && Files.isRegularFile(path);
    }

    private static Optional<String> text(Path path) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(path)) {
            return Optional.of(new String(in.readNBytes(Bounds.DOCUMENT_BYTES_MAX), StandardCharsets.UTF_8));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private void printJson(Value document) {
        terminal.printVerbatim(Json.pretty(document) + "\n");
    }

    /**
     * The bytes of a file that an argument names; of one that is bigger than a document may be, one more than that.
     *
     * @throws ProblemException if there is none, or it can't be read
     */
    public byte[] read(Path argument) {
        Path path = surroundings.resolve(argument);
        try {
            // Before it is opened: a device or a pipe may have no end.
            if (Files.readAttributes(path, BasicFileAttributes.class).isOther()) {
                throw new ProblemException(CliProblems.unreadable(argument.toString(), "it is not a regular file"));
            }
            try (InputStream in = Files.newInputStream(path)) {
                return in.readNBytes(Bounds.DOCUMENT_BYTES_MAX + 1);
            }
        } catch (IOException failure) {
            throw new ProblemException(CliProblems.unreadable(argument.toString(), reason(failure)));
        }
    }

    /** As {@link #read}, of a file that is a schema, which may be shown: it says what is a secret, and holds none. */
    public byte[] readSchema(Path argument) {
        schemas.add(argument.toString());
        return read(argument);
    }

    /** The text of a file that an argument names, which may be as big as a document; see {@link #read}. */
    public String readText(Path argument) {
        byte[] bytes = read(argument);
        if (bytes.length > Bounds.DOCUMENT_BYTES_MAX) {
            throw new ProblemException(CliProblems.unreadable(
                    argument.toString(), "it is bigger than " + Bounds.DOCUMENT_BYTES_MAX + " bytes"));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Why an operation on a file failed, in a person's words. */
    public static String reason(IOException failure) {
        return switch (failure) {
            case java.nio.file.NoSuchFileException missing -> "there is no such file";
            case java.nio.file.AccessDeniedException denied -> "access is denied";
            case java.nio.file.NotDirectoryException file -> "it is not a folder";
            case java.nio.file.FileSystemLoopException loop -> "its links lead in a circle";
            case java.nio.file.FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
