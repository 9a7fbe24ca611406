package dev.bers.cli.completion;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.Invocation;
import dev.bers.value.MappingValue;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bers completion}. */
@Command(
        name = "completion",
        header = "Print a script that completes the command line.",
        footerHeading = "%nExamples%n",
        footer = {
            "  source <(bers completion bash)           in ~/.bashrc",
            "  source <(bers completion zsh)            in ~/.zshrc",
            "  bers completion fish | source            in ~/.config/fish/config.fish"
        })
public final class CompletionCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SHELL", description = "bash, zsh or fish (default: bash).")
    private Shell shell = Shell.bash;

    /** Spelled as on the command line. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    /** As part of a command line. */
    public CompletionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        CommandLine root = java.util.Objects.requireNonNull(spec).root().commandLine();
        String script =
                switch (shell) {
                    // The script for bash loads bashcompinit where it finds itself in zsh.
                    case bash, zsh -> AutoComplete.bash("bers", root);
                    case fish -> FishCompletion.of(root);
                };
        return invocation.answer(Answer.fine(
                () -> MappingValue.builder()
                        .put("shell", shell.name())
                        .put("script", script)
                        .build(),
                terminal -> terminal.printVerbatim(script)));
    }
}
