package dev.bers.cli;

import dev.bers.cli.invocation.CliProblems;
import dev.bers.cli.invocation.Invocation;
import dev.bers.problem.NearMiss;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that could not be parsed, told in the words of BERS with what was probably meant. */
final class WrongUsage {

    private static final String ENVIRONMENT = "--environment";

    private final ParameterException exception;
    private final CommandLine command;
    private final List<String> args;
    private final Invocation invocation;

    WrongUsage(ParameterException exception, String[] args, Invocation invocation) {
        this.exception = exception;
        this.command = exception.getCommandLine();
        this.args = List.of(args);
        this.invocation = invocation;
    }

    Problem problem() {
        if (exception instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched.getUnmatched().get(0));
        }
        if (!command.getSubcommands().isEmpty()) {
            return CliProblems.usage(
                    "a command is missing",
                    "one of: " + String.join(", ", command.getSubcommands().keySet()));
        }
        if (exception instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(missing.getMissing().get(0));
        }
        if (exception.getArgSpec() != null
                && exception.getValue() != null
                && exception.getArgSpec().type().isEnum()) {
            return noChoice(exception.getArgSpec(), exception.getValue());
        }
        String message = String.valueOf(exception.getMessage());
        return CliProblems.usage(message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1), help());
    }

    private Problem unmatched(String found) {
        if (command.getParent() == null && !found.startsWith("-")) {
            List<String> inGroups = CommandList.endingWith(found);
            return inGroups.isEmpty()
                    ? CliProblems.unknownCommand(found, CommandList.words())
                    : CliProblems.unknownCommandOfGroup(found, inGroups);
        }
        String repeatable = repeatable(found);
        if (repeatable != null) {
            return CliProblems.repeatable(repeatable, found);
        }
        String cure = isFolder(found) ? "a workspace is named by --workspace " + found : didYouMean(found);
        return CliProblems.usage("it does not take '" + found + "'", cure);
    }

    private static Problem noChoice(ArgSpec argument, String found) {
        String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        List<String> choices = Arrays.stream(argument.type().getEnumConstants())
                .map(Object::toString)
                .toList();
        return CliProblems.noChoice(name, found, choices);
    }

    /** The option that takes several values, each behind its own name, and was named once before several; null if none was. */
    private @Nullable String repeatable(String found) {
        for (int i = args.indexOf(found) - 1; i >= 0; i--) {
            OptionSpec option = command.getCommandSpec().findOption(args.get(i));
            if (option != null) {
                return option.isMultiValue() ? args.get(i) : null;
            }
        }
        return null;
    }

    private boolean isFolder(String found) {
        try {
            return Files.isDirectory(invocation.surroundings().resolve(Path.of(found)));
        } catch (InvalidPathException notEvenAName) {
            return false;
        }
    }

    private @Nullable String didYouMean(String found) {
        List<String> names = new ArrayList<>(command.getSubcommands().keySet());
        command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
        return NearMiss.of(found, names)
                .map(name -> "Did you mean " + name + "?")
                .orElse(null);
    }

    private Problem missing(ArgSpec missing) {
        if (!(missing instanceof OptionSpec option)) {
            int wanted = missing.arity().min();
            String times = wanted > 1 ? ", " + wanted + " of them at least" : "";
            return CliProblems.usage("the argument " + missing.paramLabel() + " is missing" + times, help());
        }
        String name = option.longestName();
        boolean isGiven = Arrays.stream(option.names()).anyMatch(args::contains);
        String message = isGiven
                ? "the option " + name + " needs a value: " + name + " " + option.paramLabel()
                : "the option " + name + " " + option.paramLabel() + " is missing";
        return CliProblems.usage(message, isGiven || !name.equals(ENVIRONMENT) ? choices(name) : environmentCure());
    }

    /** What an option takes, as far as a workspace tells it. */
    private String choices(String option) {
        List<String> declared = option.equals(ENVIRONMENT) ? environments() : List.of();
        return declared.isEmpty() ? help() : "-e takes one of: " + String.join(", ", declared);
    }

    /** How to name the environment for who has named it in another way. */
    private String environmentCure() {
        for (String arg : args) {
            if (arg.length() > 2 && arg.startsWith("--") && ENVIRONMENT.startsWith(arg.split("=", 2)[0])) {
                return "write -e or " + ENVIRONMENT + " instead of " + arg.split("=", 2)[0];
            }
        }
        for (String declared : environments()) {
            if (args.contains(declared)) {
                return "Did you mean -e " + declared + "?";
            }
        }
        return choices(ENVIRONMENT);
    }

    /** The declared environments; none where there is no workspace to tell them. */
    private List<String> environments() {
        try {
            return invocation.environmentNames();
        } catch (ProblemException noWorkspace) {
            return List.of();
        }
    }

    private String help() {
        return command.getCommandSpec().qualifiedName(" ") + " --help shows what it takes";
    }
}
