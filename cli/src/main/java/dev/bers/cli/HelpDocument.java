package dev.bers.cli;

import dev.bers.cli.invocation.Version;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What {@code --help} and {@code --version} say, as JSON. */
final class HelpDocument {

    private HelpDocument() {}

    /** The answer to a command line that asks for help or the version; empty if it asks for something else. */
    static Optional<MappingValue> askedBy(ParseResult commandLine) {
        for (CommandLine command : commandLine.asCommandLineList()) {
            if (command.isUsageHelpRequested()) {
                return Optional.of(of(command.getCommandSpec()));
            }
            if (command.isVersionHelpRequested()) {
                return Optional.of(MappingValue.builder()
                        .put("version", Version.number())
                        .put("java", Runtime.version().toString())
                        .build());
            }
        }
        return Optional.empty();
    }

    private static MappingValue of(CommandSpec command) {
        String name = command.qualifiedName(" ");
        List<Value> arguments = new ArrayList<>();
        for (PositionalParamSpec argument : command.positionalParameters()) {
            arguments.add(MappingValue.builder()
                    .put("name", argument.paramLabel())
                    .put("required", argument.required())
                    .put("description", described(argument))
                    .build());
        }
        List<Value> options = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            options.add(MappingValue.builder()
                    .put("names", texts(Arrays.asList(option.names())))
                    .put("argument", option.arity().max() == 0 ? "" : option.paramLabel())
                    .put("required", option.required())
                    .put("description", described(option))
                    .build());
        }
        return MappingValue.builder()
                .put("command", name)
                .put("summary", String.join(" ", command.usageMessage().header()))
                .put("description", String.join(" ", command.usageMessage().description()))
                .put("arguments", ListValue.of(arguments))
                .put("options", ListValue.of(options))
                .put("commands", commands(name))
                .put("examples", examples(command))
                .build();
    }

    /** Those whose names go on where this one ends. */
    private static ListValue commands(String name) {
        List<Value> commands = new ArrayList<>();
        for (CommandList.Entry entry : CommandList.all()) {
            String whole = "bers " + entry.name();
            if (whole.startsWith(name + " ")) {
                commands.add(MappingValue.builder()
                        .put("command", whole)
                        .put("summary", entry.summary())
                        .build());
            }
        }
        return ListValue.of(commands);
    }

    /** A footer says more than examples only at {@code bers} itself. */
    private static ListValue examples(CommandSpec command) {
        return texts(Arrays.stream(command.usageMessage().footer())
                .map(String::strip)
                .filter(line -> line.startsWith("bers ") && command.parent() != null)
                .toList());
    }

    private static String described(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private static ListValue texts(List<String> texts) {
        return ListValue.of(texts.stream().<Value>map(TextValue::of).toList());
    }
}
