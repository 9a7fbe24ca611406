package dev.bers.cli;

import dev.bers.cli.completion.CompletionCommand;
import dev.bers.cli.config.DiffCommand;
import dev.bers.cli.config.ExplainCommand;
import dev.bers.cli.config.ResolveCommand;
import dev.bers.cli.config.ValidateCommand;
import dev.bers.cli.config.ValidateFileCommand;
import dev.bers.cli.environment.DetectCommand;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.isolation.CheckCommand;
import dev.bers.cli.isolation.CspCommand;
import dev.bers.cli.isolation.DraftCommand;
import dev.bers.cli.isolation.ScanCommand;
import dev.bers.cli.release.DeployCommand;
import dev.bers.cli.release.PromoteCommand;
import dev.bers.cli.release.ReleasesCommand;
import dev.bers.cli.release.RollbackCommand;
import dev.bers.cli.schema.CompatCommand;
import dev.bers.cli.schema.ValidateSchemaCommand;
import dev.bers.cli.serving.ServeCommand;
import dev.bers.cli.serving.Server;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Terminal;
import dev.bers.cli.workspace.GenerateCommand;
import dev.bers.cli.workspace.InitCommand;
import dev.bers.cli.workspace.MigrateCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The commands by name, in the order of the help.
 *
 * <p>A command's class is loaded, and looked into by picocli, only if the command line names it: that is a third of the
 * time of a start.
 */
final class CommandList {

    /**
     * A command.
     *
     * @param name as typed, such as {@code isolation check}
     * @param group the heading in the help
     * @param summary one line
     * @param factory makes the object that picocli looks into
     */
    record Entry(String name, String group, String summary, BiFunction<Invocation, Server, Object> factory) {

        /** The first word of its name. */
        String word() {
            int blank = name.indexOf(' ');
            return blank < 0 ? name : name.substring(0, blank);
        }
    }

    private static final String ASK = "Ask";
    private static final String CHECK = "Check";
    private static final String MAKE = "Make";
    private static final String RELEASE = "Release";
    private static final String MORE = "More";

    private static final List<Entry> ALL = List.of(
            entry("detect", ASK, "which environment this is, and why", DetectCommand::new),
            entry("resolve", ASK, "the effective configuration, and where each value comes from", ResolveCommand::new),
            entry("explain", ASK, "why a value is what it is", ExplainCommand::new),
            entry(
                    "diff",
                    ASK,
                    "what differs between two environments, tenants, workspaces or releases",
                    DiffCommand::new),
            entry("validate", CHECK, "the whole workspace, every problem in one run", ValidateCommand::new),
            entry(
                    "isolation check",
                    CHECK,
                    "the proof that no environment can reach what is another's",
                    CheckCommand::new),
            entry(
                    "isolation scan",
                    CHECK,
                    "what was built, for endpoints that its environment may not reach",
                    ScanCommand::new),
            entry(
                    "config validate",
                    CHECK,
                    "files of the workspace: the problems that stand in them",
                    ValidateFileCommand::new),
            entry("isolation csp", MAKE, "the Content-Security-Policy of an environment's pages", CspCommand::new),
            entry("isolation draft", MAKE, "an isolation block from what the environments name", DraftCommand::new),
            entry(
                    "schema validate",
                    CHECK,
                    "whether schemas are schemas that BERS can work with",
                    ValidateSchemaCommand::new),
            entry("schema compat", CHECK, "whether a new version of a schema goes with old data", CompatCommand::new),
            entry("init", MAKE, "a workspace to start with, or of .env files or an old object", InitCommand::new),
            entry("generate", MAKE, "types for TypeScript or Java from the schemas", GenerateCommand::new),
            entry("migrate", MAKE, "the files to the newest version of their schemas", MigrateCommand::new),
            entry("config deploy", RELEASE, "a document to an environment of a server", DeployCommand::new),
            entry("config promote", RELEASE, "what one environment runs to another one", PromoteCommand::new),
            entry("config rollback", RELEASE, "an environment to an earlier release", RollbackCommand::new),
            entry("config releases", RELEASE, "what an environment ran, who released it and why", ReleasesCommand::new),
            new Entry("serve", RELEASE, "the server: releases, reads and live updates over HTTP", ServeCommand::new),
            entry("completion", MORE, "a script that completes the command line", CompletionCommand::new));

    private static Entry entry(String name, String group, String summary, Function<Invocation, Object> factory) {
        return new Entry(name, group, summary, (invocation, server) -> factory.apply(invocation));
    }

    /**
     * What the help of a word says that several commands begin with.
     *
     * @param header one sentence
     * @param examples command lines
     */
    record Group(String header, List<String> examples) {}

    private static final Map<String, Group> GROUPS = Map.of(
            "isolation",
            new Group(
                    "Who owns which endpoint: the proof, the scan, the policy, and a declaration to begin with.",
                    List.of("  bers isolation check", "  bers isolation scan dist -e staging")),
            "config",
            new Group(
                    "Single files of the workspace, and what a server's environments run of them.",
                    List.of(
                            "  bers config validate config/environments/staging.yaml",
                            "  bers config deploy staging --file config/environments/staging.yaml",
                            "  bers config rollback production")),
            "schema",
            new Group(
                    "Schemas, and whether their versions go together.",
                    List.of("  bers schema validate", "  bers schema compat old.schema.json new.schema.json")));

    private static final Set<String> OF_NO_COMMAND = Set.of("-V", "--version", "-h", "--help");

    private CommandList() {}

    /** All of them. */
    static List<Entry> all() {
        return ALL;
    }

    /** The first words of all, each once. */
    static List<String> words() {
        return ALL.stream().map(Entry::word).distinct().toList();
    }

    /** What the help says of a word that several commands begin with. */
    static Group group(String word) {
        return Objects.requireNonNull(GROUPS.get(word), word);
    }

    /** The commands whose last word is this one, such as {@code isolation scan} for {@code scan}. */
    static List<String> endingWith(String word) {
        return ALL.stream()
                .map(Entry::name)
                .filter(name -> name.endsWith(" " + word))
                .toList();
    }

    /** Those that a command line may mean; all of them where it names none, but for what {@code bers} itself answers. */
    static List<Entry> meantBy(String[] args) {
        List<String> words = List.of(args);
        if (args.length > 0 && OF_NO_COMMAND.contains(args[0])) {
            return List.of();
        }
        if (words.contains("completion")) {
            return ALL;
        }
        List<Entry> meant =
                ALL.stream().filter(entry -> words.contains(entry.word())).toList();
        return meant.isEmpty() ? ALL : meant;
    }

    /** Prints the groups with their commands. */
    static void print(Terminal terminal) {
        int width = ALL.stream().mapToInt(entry -> entry.name().length()).max().orElse(0) + 4;
        List<String> groups = new ArrayList<>();
        for (Entry entry : ALL) {
            if (!groups.contains(entry.group())) {
                groups.add(entry.group());
                terminal.printBlank();
                terminal.print(Line.of(Look.STRONG, entry.group()));
            }
            terminal.printWrapped(
                    Line.of("  ").text(Look.NAME, entry.name()).padTo(width), Look.PLAIN, entry.summary(), width);
        }
    }
}
