package dev.bers.cli.isolation;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.invocation.OpenWorkspace;
import dev.bers.exchange.ProblemExchange;
import dev.bers.isolation.ContentSecurityPolicy;
import dev.bers.value.MappingValue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bers isolation csp}. */
@Command(
        name = "csp",
        header = "Print the Content-Security-Policy of an environment's pages.",
        description = "Made of the endpoints that its effective configuration names, for any tenant.",
        footerHeading = "%nExamples%n",
        footer = "  bers isolation csp -e staging")
public final class CspCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "ENV",
            required = true,
            description = "The environment.")
    private String environment = "";

    /** As part of a command line. */
    public CspCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        OpenWorkspace workspace = invocation.open().readable();
        ContentSecurityPolicy policy = ContentSecurityPolicy.of(
                workspace.environment(environment), workspace.ownership(), workspace.resolver());
        return invocation.answer(Answer.fine(
                () -> MappingValue.builder()
                        .put("value", policy.value())
                        .put("sources", ProblemExchange.texts(policy.sources()))
                        .build(),
                terminal -> terminal.print(policy.value())));
    }
}
