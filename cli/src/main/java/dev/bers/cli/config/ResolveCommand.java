package dev.bers.cli.config;

import dev.bers.cli.export.ExportFormat;
import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.CliProblems;
import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.invocation.OpenWorkspace;
import dev.bers.cli.terminal.Counted;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Table;
import dev.bers.cli.terminal.Terminal;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Leaf;
import dev.bers.config.Masking;
import dev.bers.config.Resolution;
import dev.bers.environment.EnvironmentName;
import dev.bers.exchange.ConfigExchange;
import dev.bers.isolation.Violation;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.Json;
import dev.bers.value.ScalarValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bers resolve}. */
@Command(
        name = "resolve",
        header = "Print the effective configuration, and where each value comes from.",
        description =
                "Secrets are masked; the formats dotenv, properties and shell leave them out. A configuration that"
                        + " breaks its schema or names another environment's endpoint is refused.",
        footerHeading = "%nExamples%n",
        footer = {
            "  bers resolve -e staging                          a table of values and their places",
            "  bers resolve providers -e staging -t demo123     another kind, for one tenant",
            "  eval \"$(bers resolve -e staging --format shell)\" as variables of this shell"
        })
public final class ResolveCommand implements Callable<Integer> {

    private static final int SECRETS_NAMED_MAX = 10;

    private final Invocation invocation;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            description = "environment, providers, build or monitoring (default: environment).")
    private String kind = "environment";

    @Mixin
    private final EnvironmentOption target = new EnvironmentOption();

    @Option(names = "--public", description = "Only the values that may enter a browser bundle.")
    private boolean isPublic;

    @Option(names = "--format", paramLabel = "FORMAT", description = "json, yaml, dotenv, properties or shell.")
    private @Nullable ExportFormat format;

    /** As part of a command line. */
    public ResolveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (format != null && invocation.isJson()) {
            return invocation.refuse(
                    List.of(CliProblems.usage(
                            "--json and --format are two forms of one answer", "leave one of them away")),
                    ExitCode.USAGE);
        }
        OpenWorkspace workspace = invocation.open().readable();
        EnvironmentName environment = target.environment(workspace);
        Resolution resolution = workspace.resolve(workspace.kind(kind), environment, target.tenant(workspace));
        EffectiveConfiguration whole = resolution.configuration();
        refuseUnfit(workspace, resolution);
        EffectiveConfiguration configuration = isPublic ? whole.publicPart() : whole;
        return invocation.answer(Answer.fine(
                () -> ConfigExchange.resolution(configuration, Digests::sha256).build(),
                terminal -> print(configuration, terminal)));
    }

    /**
     * What is printed here is used elsewhere, so that it is held to its schema and proved before, with the process's own
     * variables.
     */
    private void refuseUnfit(OpenWorkspace workspace, Resolution resolution) {
        EffectiveConfiguration configuration = resolution.configuration();
        List<Problem> problems = new ArrayList<>(resolution.problems());
        problems.addAll(workspace.validate(configuration));
        for (Violation foreign : workspace.violations(configuration)) {
            problems.add(foreign.problem());
        }
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new ProblemException(problems);
        }
        invocation.printProblems(invocation.terminal().onErr(), problems);
    }

    private void print(EffectiveConfiguration configuration, Terminal terminal) {
        if (format != null) {
            export(format, configuration, terminal);
            return;
        }
        Line head = Line.of(Look.STRONG, configuration.kind().text())
                .text(" in ")
                .text(Look.NAME, configuration.environment().text());
        if (configuration.tenant() != null) {
            head.text(" for tenant ").text(Look.NAME, configuration.tenant().text());
        }
        terminal.print(head);
        Table table = new Table().keep(2);
        for (Leaf leaf : configuration.leaves()) {
            table.row(
                    Line.of(Look.NAME, leaf.path()),
                    Line.of(text(Masking.mask(leaf))),
                    Line.of(Look.FAINT, leaf.provenance().location().toString()));
        }
        table.print(terminal, 2);
        terminal.print(Line.of(
                Look.FAINT,
                configuration.leaves().size() + " values, "
                        + configuration.digest(Digests::sha256).substring(0, "sha256:".length() + 12)));
    }

    /** A mask in the place of a secret would replace the secret itself wherever such a text is read into. */
    private static void export(ExportFormat format, EffectiveConfiguration configuration, Terminal terminal) {
        List<ExportFormat.Entry> entries = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        for (Leaf leaf : configuration.leaves()) {
            if (leaf.schemaHints().isSecret()) {
                secrets.add(leaf.path());
            } else {
                entries.add(new ExportFormat.Entry(leaf.path(), text(leaf.value())));
            }
        }
        terminal.printVerbatim(format.write(Masking.mask(configuration), entries, secrets));
        if (!secrets.isEmpty()) {
            String names = String.join(", ", secrets.subList(0, Math.min(SECRETS_NAMED_MAX, secrets.size())));
            String more =
                    secrets.size() > SECRETS_NAMED_MAX ? " and " + (secrets.size() - SECRETS_NAMED_MAX) + " more" : "";
            terminal.say(Line.of(Look.CAUTION, Counted.of(secrets.size(), "secret"))
                    .text(format.leavesSecretsOut() ? " left out: " : " masked as " + Masking.MASK + ": ")
                    .text(names + more));
        }
    }

    private static String text(Value value) {
        return value instanceof ScalarValue scalar ? scalar.text() : Json.write(value);
    }
}
