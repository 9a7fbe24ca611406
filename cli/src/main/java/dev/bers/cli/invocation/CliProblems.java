package dev.bers.cli.invocation;

import dev.bers.problem.NearMiss;
import dev.bers.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that the command line itself has to complain about. */
public final class CliProblems {

    private static final int LISTED_MAX = 20;

    private CliProblems() {}

    /** A command line that makes no sense. */
    public static Problem usage(String message, @Nullable String suggestion) {
        return Problem.error("BERS-CLI-001", message).suggesting(suggestion);
    }

    /** A value behind that of an option which takes one value each time, but may be given again. */
    public static Problem repeatable(String option, String found) {
        return usage("it does not take '" + found + "'", "repeat the option before each: " + option + " " + found);
    }

    /** A name after {@code bers} that is no command. */
    public static Problem unknownCommand(String found, List<String> commands) {
        String near = NearMiss.of(found, commands)
                .map(name -> "Did you mean bers " + name + "?")
                .orElse(null);
        return Problem.error("BERS-CLI-002", "there is no command '" + found + "'")
                .suggesting(near == null ? "bers --help lists the commands" : near);
    }

    /** A name after {@code bers} that is the last word of commands. */
    public static Problem unknownCommandOfGroup(String found, List<String> commands) {
        return Problem.error("BERS-CLI-002", "there is no command '" + found + "'")
                .suggesting("Did you mean bers " + String.join(", or bers ", commands) + "?");
    }

    /** A name of an argument that the workspace does not declare. */
    public static Problem undeclared(String what, String found, List<String> declared) {
        if (declared.isEmpty()) {
            return Problem.error("BERS-CLI-003", "the workspace declares no " + what + ", and so no '" + found + "'")
                    .foundInsteadOf(found, "no " + what)
                    .suggesting("declare one first, or leave it away");
        }
        String names = String.join(", ", declared.subList(0, Math.min(LISTED_MAX, declared.size())));
        String more = declared.size() > LISTED_MAX ? " and " + (declared.size() - LISTED_MAX) + " more" : "";
        return Problem.error("BERS-CLI-003", "the workspace declares no " + what + " '" + found + "'")
                .foundInsteadOf(found, "one of " + names + more)
                .suggesting(didYouMean(found, declared));
    }

    /** The choice that was meant, asked back; null if none is near. */
    private static @Nullable String didYouMean(String found, List<String> choices) {
        return NearMiss.orShortened(found, choices)
                .map(name -> "Did you mean " + name + "?")
                .orElse(null);
    }

    /** An argument or an option with a value that is none of a few words. */
    public static Problem noChoice(String name, String found, List<String> choices) {
        String wanted = "one of " + String.join(", ", choices);
        return Problem.error("BERS-CLI-001", name + " must be " + wanted + ", got: " + found)
                .suggesting(didYouMean(found, choices));
    }

    /** A key that an effective configuration does not have. */
    public static Problem unknownKey(String found, String where, List<String> keys) {
        String names = String.join(", ", keys.subList(0, Math.min(LISTED_MAX, keys.size())));
        String more = keys.size() > LISTED_MAX ? " and " + (keys.size() - LISTED_MAX) + " more" : "";
        return Problem.error("BERS-CLI-004", "there is no value '" + found + "' in " + where)
                .foundInsteadOf(found, keys.isEmpty() ? "nothing: it is empty" : "one of " + names + more)
                .suggesting(NearMiss.question(found, keys));
    }

    /** Places that already hold what a command would write; at least one. */
    public static Problem exists(List<String> files) {
        String names = String.join(", ", files.subList(0, Math.min(3, files.size())));
        String more = files.size() > 3 ? " and " + (files.size() - 3) + " more" : "";
        return Problem.error("BERS-CLI-005", "not overwritten, since there already: " + names + more)
                .suggesting("choose another folder, or remove it first");
    }

    /** A file that an argument names and nobody can read. */
    public static Problem unreadable(String file, String why) {
        return Problem.error("BERS-CLI-006", file + " can't be read: " + why)
                .suggesting("check the name, which counts from the current folder, and that you may read it");
    }

    /** A key whose name would change the shell that reads it. */
    public static Problem dangerousName(String path, String name) {
        return Problem.error(
                        "BERS-CLI-007",
                        "the value '" + path + "' can't be exported: the variable " + name
                                + " changes how the shell or the programs that it starts work")
                .atPath(path)
                .suggesting("rename the key, or take --format json");
    }

    /** Two keys that would become the same name. */
    public static Problem sameName(String first, String second, String name) {
        return Problem.error(
                        "BERS-CLI-008",
                        "the values '" + first + "' and '" + second + "' would both be exported as " + name)
                .atPath(second)
                .suggesting("rename one of the keys, or take --format json");
    }

    /** A text with a character that no variable can hold. */
    public static Problem notExportable(String path) {
        return Problem.error(
                        "BERS-CLI-009", "the value '" + path + "' holds a NUL character, which no variable can hold")
                .atPath(path);
    }

    /** A file that an argument names and that is no document of the workspace. */
    public static Problem notOfWorkspace(String file, String fromRoot, List<String> documents) {
        return Problem.error("BERS-CLI-012", file + " is no document of the workspace")
                .suggesting(NearMiss.of(fromRoot, documents)
                        .or(() -> documents.stream()
                                .filter(document -> document.equals(file) || document.endsWith("/" + file))
                                .findFirst())
                        .map(name ->
                                "Did you mean " + name + " of the workspace? A path counts from the current folder")
                        .orElse("name a file under its config; a path counts from the current folder"));
    }

    /** A file to import that is of no kind that can be. */
    public static Problem notImportable(String file) {
        return Problem.error("BERS-CLI-014", file + " is neither a .env file nor a script")
                .foundInsteadOf(file, "a name such as .env, .env.staging or environment.js")
                .suggesting("only .env files and scripts in JavaScript are imported");
    }

    /** A process without the server in it. */
    public static Problem noServer() {
        return Problem.error("BERS-CLI-015", "the server is no part of this process")
                .suggesting("start it with the script ./bers, which builds what it needs");
    }

    /** The disk or the network failed. */
    public static Problem surroundings(String what) {
        return Problem.error("BERS-CLI-010", what)
                .suggesting("mend what the message names: a path, a permission, room on the disk; then run it again");
    }

    /** What was printed did not arrive. */
    public static Problem outputLost(String why) {
        return Problem.error("BERS-CLI-013", "the output could not be written as a whole: " + why)
                .suggesting("make room where it goes, and run the command again");
    }

    /** BERS itself failed. */
    public static Problem fault(Throwable fault) {
        return Problem.error(
                        "BERS-CLI-011",
                        "BERS failed, which is its own fault and not yours: "
                                + fault.getClass().getSimpleName())
                .suggesting("please report it with what BERS_DEBUG=1 prints");
    }
}
