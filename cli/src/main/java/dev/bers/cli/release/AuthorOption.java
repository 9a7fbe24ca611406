package dev.bers.cli.release;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who changes what is released, and why: both stay with the release for ever. */
final class AuthorOption {

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "Why; kept with the release.")
    private @Nullable String message;

    @Option(names = "--author", paramLabel = "NAME", description = "Who (default: the user of this machine).")
    private @Nullable String author;

    @Nullable
    String message() {
        return message;
    }

    @Nullable
    String author(Map<String, String> variables) {
        return author == null ? variables.get("USER") : author;
    }
}
