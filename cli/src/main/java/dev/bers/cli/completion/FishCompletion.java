package dev.bers.cli.completion;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completions for fish, which picocli does not write. */
final class FishCompletion {

    private static final String PREFIX = "complete -c bers ";

    private FishCompletion() {}

    static String of(CommandLine root) {
        StringBuilder out = new StringBuilder("complete -c bers -f\n");
        options(root.getCommandSpec(), "", out);
        for (Map.Entry<String, CommandLine> command : root.getSubcommands().entrySet()) {
            String word = command.getKey();
            name(word, command.getValue(), "__fish_use_subcommand", out);
            Map<String, CommandLine> below = command.getValue().getSubcommands();
            String seen = "__fish_seen_subcommand_from " + word;
            if (below.isEmpty()) {
                options(command.getValue().getCommandSpec(), seen, out);
            }
            below.forEach((name, line) -> {
                name(
                        name,
                        line,
                        seen + "; and not __fish_seen_subcommand_from " + String.join(" ", below.keySet()),
                        out);
                options(line.getCommandSpec(), seen + "; and __fish_seen_subcommand_from " + name, out);
            });
        }
        return out.toString();
    }

    private static void name(String name, CommandLine line, String condition, StringBuilder out) {
        String[] header = line.getCommandSpec().usageMessage().header();
        out.append(PREFIX)
                .append("-n ")
                .append(quoted(condition))
                .append(" -a ")
                .append(quoted(name));
        if (header.length > 0) {
            out.append(" -d ").append(quoted(header[0]));
        }
        out.append('\n');
    }

    private static void options(CommandSpec spec, String condition, StringBuilder out) {
        for (OptionSpec option : spec.options()) {
            boolean ofEveryCommand = option.inherited() && !condition.isEmpty();
            if (ofEveryCommand || option.hidden()) {
                continue;
            }
            out.append(PREFIX);
            if (!condition.isEmpty()) {
                out.append("-n ").append(quoted(condition)).append(' ');
            }
            for (String name : option.names()) {
                out.append(name.startsWith("--") ? "-l " : "-s ")
                        .append(name.replaceFirst("^-+", ""))
                        .append(' ');
            }
            out.append(option.arity().max() > 0 ? "-r " : "");
            String[] description = option.description();
            out.append("-d ")
                    .append(quoted(description.length == 0 ? "" : description[0]))
                    .append('\n');
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
