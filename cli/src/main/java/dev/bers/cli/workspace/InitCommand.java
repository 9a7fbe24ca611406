package dev.bers.cli.workspace;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.CliProblems;
import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Terminal;
import dev.bers.exchange.ProblemExchange;
import dev.bers.problem.Location;
import dev.bers.problem.ProblemException;
import dev.bers.value.MappingValue;
import dev.bers.workspace.importing.Advice;
import dev.bers.workspace.importing.DotenvImporter;
import dev.bers.workspace.importing.ImportResult;
import dev.bers.workspace.importing.ScriptImporter;
import dev.bers.workspace.writing.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bers init}. */
@Command(
        name = "init",
        header = "Write a workspace that validates, with comments that say what to change.",
        description = "Nothing that is there already is overwritten.",
        footerHeading = "%nExamples%n",
        footer = {
            "  bers init                                        here",
            "  bers init shop --from .env --from .env.staging   with what .env files say",
            "  bers init widget --from src/environment.js       with what an old object says; it is parsed, not run"
        })
public final class InitCommand implements Callable<Integer> {

    private static final List<String> SCRIPTS = List.of(".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=\\\\-]+");
    private static final Path MANIFEST = Path.of("bers.yaml");

    private final Invocation invocation;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder (default: what --workspace names, or this one).")
    private @Nullable Path argument;

    @Option(names = "--from", paramLabel = "FILE", description = "A .env file or a script to import; repeatable.")
    private List<Path> sources = new ArrayList<>();

    @Option(
            names = "--object",
            paramLabel = "NAME",
            description = "The object of the script that holds the environments.")
    private @Nullable String object;

    /** As part of a command line. */
    public InitCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Path named = invocation.namedWorkspace().orElse(null);
        if (named != null && argument != null) {
            return invocation.refuse(
                    List.of(CliProblems.usage("DIR and --workspace name the folder both", "leave one of them away")),
                    ExitCode.USAGE);
        }
        if (!sources.isEmpty() && argument != null && isFile(argument)) {
            return invocation.refuse(List.of(CliProblems.repeatable("--from", argument.toString())), ExitCode.USAGE);
        }
        Path folder = argument != null ? argument : named != null ? named : Path.of(".");
        Path root = invocation.surroundings().resolve(folder);
        ImportResult made = sources.isEmpty()
                ? new ImportResult(Starter.files(name(root)), List.of(), List.of())
                : imported(name(root));
        if (made.hasFailed()) {
            return invocation.refuse(made.problems(), ExitCode.FINDINGS);
        }
        ImportResult result = withIgnoredFiles(made, root);
        List<String> inTheWay = inTheWay(result.files(), folder, root);
        if (!inTheWay.isEmpty()) {
            return invocation.refuse(List.of(CliProblems.exists(inTheWay)), ExitCode.FINDINGS);
        }
        write(result.files(), root);
        return invocation.answer(Answer.fine(() -> json(result), terminal -> print(result, folder, terminal)));
    }

    /** Whether DIR is what the shell made of a pattern behind {@code --from}. */
    private boolean isFile(Path argument) {
        return Files.isRegularFile(invocation.surroundings().resolve(argument));
    }

    /** The files that are there already; none if they are what an earlier run wrote until it was stopped. */
    private static List<String> inTheWay(Map<Path, String> files, Path folder, Path root) throws IOException {
        List<String> there = new ArrayList<>();
        boolean isOthers = false;
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                there.add(slashed(folder.resolve(file.getKey()).normalize()));
                isOthers |= file.getKey().equals(MANIFEST) || !holds(path, file.getValue());
            }
        }
        return isOthers ? there : List.of();
    }

    private static boolean holds(Path path, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && Files.size(path) == bytes.length
                && Arrays.equals(Files.readAllBytes(path), bytes);
    }

    /** Writes the manifest last: a folder that has it has all the rest. */
    private static void write(Map<Path, String> files, Path root) throws IOException {
        for (Map.Entry<Path, String> file : files.entrySet()) {
            if (!file.getKey().equals(MANIFEST)) {
                AtomicFiles.write(root.resolve(file.getKey()), file.getValue());
            }
        }
        String manifest = files.get(MANIFEST);
        if (manifest != null) {
            AtomicFiles.write(root.resolve(MANIFEST), manifest);
        }
    }

    /** With a list of what is one machine's only; a list that is there already is its owner's, who is told what it lacks. */
    private static ImportResult withIgnoredFiles(ImportResult made, Path root) throws IOException {
        Map<Path, String> files = new LinkedHashMap<>(made.files());
        List<Advice> advice = new ArrayList<>(made.advice());
        Path list = root.resolve(Starter.IGNORED);
        if (!Files.exists(list, LinkOption.NOFOLLOW_LINKS)) {
            files.put(Path.of(Starter.IGNORED), Starter.ignored());
        } else if (!Files.isRegularFile(list) || !contains(list, ".local.yaml")) {
            advice.add(new Advice(
                    Starter.IGNORED
                            + " is left as it is: add .bers/ and *.local.yaml to it, which belong to one machine",
                    Location.NONE));
        }
        return new ImportResult(files, made.problems(), advice);
    }

    private static boolean contains(Path file, String text) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(text);
    }

    /** The folder's name, as far as it may be the name of a workspace. */
    private static String name(Path root) {
        Path last = root.getFileName();
        StringBuilder name = new StringBuilder();
        for (char c : (last == null ? "" : last.toString())
                .toLowerCase(java.util.Locale.ROOT)
                .toCharArray()) {
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
            name.append(plain ? c : '-');
        }
        return name.isEmpty() ? "workspace" : name.toString();
    }

    private ImportResult imported(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path source : sources) {
            texts.put(String.valueOf(source.getFileName()), invocation.readText(source));
        }
        Map.Entry<String, String> first = texts.entrySet().iterator().next();
        if (isDotenv(first.getKey())) {
            return DotenvImporter.run(texts, name);
        }
        if (texts.size() > 1) {
            throw new ProblemException(
                    CliProblems.usage("--from takes several .env files, or one script", "import the script alone"));
        }
        if (!isScript(first.getKey())) {
            throw new ProblemException(CliProblems.notImportable(first.getKey()));
        }
        return ScriptImporter.run(first.getKey(), first.getValue(), object, name);
    }

    private static boolean isDotenv(String file) {
        return file.startsWith(".env") || file.endsWith(".env");
    }

    private static boolean isScript(String file) {
        return SCRIPTS.stream().anyMatch(file::endsWith);
    }

    private static MappingValue json(ImportResult result) {
        return MappingValue.builder()
                .put(
                        "files",
                        ProblemExchange.texts(result.files().keySet().stream()
                                .map(InitCommand::slashed)
                                .toList()))
                .put("problems", ProblemExchange.list(result.problems()))
                .put(
                        "advice",
                        ProblemExchange.texts(
                                result.advice().stream().map(Advice::message).toList()))
                .build();
    }

    private static String slashed(Path file) {
        return file.toString().replace('\\', '/');
    }

    /** An argument as a shell takes it, in quotes where it needs them. */
    private static String forShell(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    private void print(ImportResult result, Path folder, Terminal terminal) {
        for (Path file : result.files().keySet()) {
            terminal.print(
                    Line.of(Look.GOOD, "  + ").text(slashed(folder.resolve(file).normalize())));
        }
        terminal.printBlank();
        invocation.printProblems(terminal, result.problems());
        for (Advice advice : result.advice()) {
            String place = advice.location().toString();
            terminal.print(Line.of(Look.CAUTION, "• ")
                    .text(advice.message())
                    .text(Look.FAINT, place.isEmpty() ? "" : "  " + place));
        }
        String where = folder.normalize().toString();
        String option = where.isEmpty() ? "" : " --workspace " + forShell(where);
        terminal.print(Line.of("Next: ").text(Look.STRONG, "bers validate" + option));
        terminal.print(Line.of("      ").text(Look.STRONG, "bers isolation check" + option));
    }
}
