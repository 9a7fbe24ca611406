package dev.bers.cli.release;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.Invocation;
import dev.bers.problem.ProblemException;
import dev.bers.value.Document;
import dev.bers.value.MappingValue;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bers config deploy}. */
@Command(
        name = "deploy",
        header = "Release a document to an environment: it replaces the environment's own layer on the server.",
        description = "The server validates it and proves its isolation first; what it refuses changes nothing.",
        footerHeading = "%nExamples%n",
        footer = "  bers config deploy staging --file config/environments/staging.yaml -m \"Longer timeout\"")
public final class DeployCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    @Option(names = "--file", required = true, paramLabel = "F", description = "The document, YAML or JSON.")
    private @Nullable Path file;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final AuthorOption author = new AuthorOption();

    /** As part of a command line. */
    public DeployCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        MappingValue document = document(java.util.Objects.requireNonNull(file));
        return ReleaseServer.ask(invocation, server, "Releasing", asked -> {
            MappingValue answer = asked.put(
                    "/api/config/environment", document, author.author(invocation.variables()), author.message());
            return Answer.fine(() -> answer, terminal -> ReleaseScreen.made(answer, terminal));
        });
    }

    /** What the file holds, with the environment that it is for. */
    private MappingValue document(Path path) {
        Reading reading = DocumentReader.read(path.toString(), invocation.read(path));
        Document document = reading.document();
        if (document == null || reading.hasErrors()) {
            throw new ProblemException(reading.problems());
        }
        MappingValue.Builder sent = MappingValue.builder().put("environment", environment);
        MappingValue root = document.root();
        for (int i = 0; i < root.size(); i++) {
            if (!root.keyAt(i).equals("environment")) {
                sent.put(root.keyAt(i), root.valueAt(i));
            }
        }
        return sent.build();
    }
}
