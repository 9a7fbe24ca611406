package dev.bers.cli;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.CliProblems;
import dev.bers.cli.invocation.ColourChoice;
import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.invocation.ProcessStream;
import dev.bers.cli.invocation.Surroundings;
import dev.bers.cli.invocation.Version;
import dev.bers.cli.serving.Server;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Terminal;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.MappingValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One command line from its arguments to its exit code: whatever happens, it is answered, and never with a stack trace. */
final class CommandRun {

    private static final int HELP_COLUMNS_MAX = 110;
    private static final int HELP_COLUMNS_MIN = 60;

    private final String[] args;
    private final Server server;
    private final Surroundings surroundings;
    private final Terminal terminal;
    private final Invocation invocation;

    CommandRun(String[] args, Surroundings surroundings, Server server) {
        this.server = server;
        this.args = inOptions(args);
        this.surroundings = surroundings;
        this.terminal = surroundings.terminal(ColourChoice.among(args));
        this.invocation = new Invocation(surroundings, terminal);
    }

    /** The command {@code bers} itself: it has only its help to say. */
    @Command(
            name = "bers",
            header = "Environments, their configuration, and the proof that they cannot mix.",
            synopsisHeading = "%nUsage: ",
            customSynopsis = "bers COMMAND [OPTION]…",
            optionListHeading = "%nOptions of every command%n",
            commandListHeading = "",
            versionProvider = Version.class,
            footer = {"", "bers COMMAND --help says more, with examples."})
    static final class Root {

        @Mixin
        @SuppressWarnings("UnusedVariable") // its options are picocli's to fill
        private final Invocation invocation;

        @CommandLine.Option(
                names = {"-V", "--version"},
                versionHelp = true,
                description = "Show the version.")
        @SuppressWarnings("UnusedVariable") // picocli's own
        private boolean version;

        Root(Invocation invocation) {
            this.invocation = invocation;
        }
    }

    /** {@code bers help X} and {@code bers version}, which other commands have, as the options that they are here. */
    private static String[] inOptions(String[] args) {
        if (args.length > 0 && args[0].equals("help")) {
            String[] meant = Arrays.copyOfRange(args, 1, args.length + 1);
            meant[args.length - 1] = "--help";
            return meant;
        }
        return args.length == 1 && args[0].equals("version") ? new String[] {"--version"} : args.clone();
    }

    int run() {
        int exitCode;
        try {
            exitCode = execute();
        } catch (Throwable fault) {
            exitCode = answerFault(fault);
        }
        terminal.flush();
        return answerLoss(exitCode);
    }

    /** An answer that did not arrive is none, whatever it said. */
    private int answerLoss(int exitCode) {
        Optional<String> loss = surroundings.out() instanceof ProcessStream stream ? stream.loss() : Optional.empty();
        if (loss.isEmpty()) {
            return exitCode;
        }
        invocation.printProblems(terminal.onErr(), List.of(CliProblems.outputLost(loss.get())));
        terminal.flush();
        return ExitCode.SURROUNDINGS;
    }

    private int execute() throws Exception {
        CommandLine root = commandLine();
        if (args.length == 0) {
            root.usage(root.getOut());
            return ExitCode.USAGE;
        }
        return root.execute(args);
    }

    private CommandLine commandLine() {
        CommandLine root = new CommandLine(new Root(invocation));
        Map<String, CommandLine> groups = new HashMap<>();
        for (CommandList.Entry entry : CommandList.meantBy(args)) {
            CommandLine parent = root;
            String name = entry.name();
            if (!name.equals(entry.word())) {
                parent = groups.computeIfAbsent(entry.word(), word -> group(root, word));
                name = name.substring(entry.word().length() + 1);
            }
            parent.addSubcommand(name, spaced(new CommandLine(entry.factory().apply(invocation, server))));
        }
        int columns = surroundings.outScreen().columns();
        root.setUsageHelpWidth(
                Math.clamp(columns == 0 ? Terminal.COLUMNS_DEFAULT : columns, HELP_COLUMNS_MIN, HELP_COLUMNS_MAX));
        root.setColorScheme(Help.defaultColorScheme(terminal.outScreen().colours() ? Help.Ansi.ON : Help.Ansi.OFF));
        root.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        root.setUsageHelpLongOptionsMaxWidth(30);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setExecutionStrategy(this::answer);
        root.setParameterExceptionHandler((exception, arguments) -> answerWrongUsage(exception));
        root.setExecutionExceptionHandler((exception, command, result) -> answerFault(exception));
        root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> commandList());
        return root;
    }

    /** Help is picocli's to give, but for its form in JSON. */
    private int answer(ParseResult commandLine) {
        Optional<MappingValue> help = invocation.isJson() ? HelpDocument.askedBy(commandLine) : Optional.empty();
        return help.isPresent()
                ? invocation.answer(new Answer(ExitCode.FINE, help::get, nobody -> {}))
                : new CommandLine.RunLast().execute(commandLine);
    }

    /** With its help in paragraphs. */
    private static CommandLine spaced(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.synopsisHeading("%nUsage: ");
        usage.descriptionHeading(usage.description().length == 0 ? "" : "%n");
        usage.parameterListHeading("%nArguments%n");
        usage.optionListHeading("%nOptions%n");
        return command;
    }

    private static CommandLine group(CommandLine root, String word) {
        CommandLine group =
                new CommandLine(CommandLine.Model.CommandSpec.create().name(word));
        CommandList.Group described = CommandList.group(word);
        UsageMessageSpec usage = spaced(group).getCommandSpec().usageMessage();
        usage.header(described.header());
        usage.customSynopsis("bers " + word + " COMMAND [OPTION]…");
        usage.commandListHeading("%nCommands%n");
        usage.footerHeading("%nExamples%n");
        usage.footer(described.examples().toArray(new String[0]));
        root.addSubcommand(word, group);
        return group;
    }

    private String commandList() {
        java.io.ByteArrayOutputStream text = new java.io.ByteArrayOutputStream();
        java.io.PrintStream stream = new java.io.PrintStream(text, false, StandardCharsets.UTF_8);
        CommandList.print(new Terminal(stream, stream, terminal.outScreen(), terminal.errScreen()));
        stream.flush();
        return text.toString(StandardCharsets.UTF_8);
    }

    private int answerWrongUsage(ParameterException exception) {
        String name = exception.getCommandLine().getCommandSpec().qualifiedName(" ");
        Problem problem = new WrongUsage(exception, args, invocation).problem();
        if (List.of(args).contains("--json")) {
            Invocation.refuse(List.of(problem), true, terminal);
            return ExitCode.USAGE;
        }
        terminal.say(Line.of(Look.ALARM, name).text(": ").text(problem.message()));
        String cure = problem.suggestion();
        terminal.say(Line.of(Look.GOOD, "→ ").text(cure == null ? name + " --help shows what it takes" : cure));
        return ExitCode.USAGE;
    }

    private int answerFault(Throwable fault) {
        return switch (fault) {
            case ProblemException refused -> invocation.refuse(refused.problems(), ExitCode.FINDINGS);
            case UncheckedIOException failure -> answerFailure(java.util.Objects.requireNonNull(failure.getCause()));
            case IOException failure -> answerFailure(failure);
            default -> {
                if (!surroundings.variables().getOrDefault("BERS_DEBUG", "").isEmpty()) {
                    fault.printStackTrace(surroundings.err());
                }
                yield invocation.refuse(List.of(CliProblems.fault(fault)), ExitCode.SURROUNDINGS);
            }
        };
    }

    private int answerFailure(IOException failure) {
        String file = failure instanceof java.nio.file.FileSystemException system ? system.getFile() + ": " : "";
        return invocation.refuse(
                List.of(CliProblems.surroundings(file + Invocation.reason(failure))), ExitCode.SURROUNDINGS);
    }
}
