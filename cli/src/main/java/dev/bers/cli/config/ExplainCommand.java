package dev.bers.cli.config;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.CliProblems;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.invocation.OpenWorkspace;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Terminal;
import dev.bers.cli.terminal.Tree;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigPath;
import dev.bers.config.Explanation;
import dev.bers.config.Masking;
import dev.bers.environment.EnvironmentName;
import dev.bers.exchange.ConfigExchange;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Json;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bers explain}. */
@Command(
        name = "explain",
        header = "Say why a value is what it is: every layer that has something to say, highest first.",
        footerHeading = "%nExamples%n",
        footer = {"  bers explain CHAT_API_URL -e staging", "  bers explain THEME.primary -e production -t demo123"})
public final class ExplainCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "KEY", description = "The path of the value, such as A.B or NODES[0].")
    private String key = "";

    @Mixin
    private final EnvironmentOption target = new EnvironmentOption();

    @Option(names = "--kind", paramLabel = "KIND", description = "The kind of configuration (default: environment).")
    private String kind = "environment";

    /** As part of a command line. */
    public ExplainCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        OpenWorkspace workspace = invocation.open().readable();
        ConfigKind asked = workspace.kind(kind);
        EnvironmentName environment = target.environment(workspace);
        TenantHash tenant = target.tenant(workspace);
        Optional<Explanation> found =
                ConfigPath.parse(key).flatMap(path -> workspace.resolver().explain(asked, environment, tenant, path));
        Explanation explanation = found.orElseThrow(() -> unknown(workspace, asked, environment, tenant));
        return invocation.answer(
                Answer.fine(() -> ConfigExchange.explanation(explanation), terminal -> print(explanation, terminal)));
    }

    private ProblemException unknown(
            OpenWorkspace workspace, ConfigKind asked, EnvironmentName environment, @Nullable TenantHash tenant) {
        return new ProblemException(CliProblems.unknownKey(
                key,
                "the kind " + asked + " of " + environment,
                workspace
                        .resolver()
                        .resolve(asked, environment, tenant)
                        .configuration()
                        .paths()));
    }

    private static void print(Explanation explanation, Terminal terminal) {
        Tree tree = new Tree(Line.of(Look.STRONG, explanation.path().toString())
                .text(" = ")
                .text(Look.NAME, shown(explanation.value())));
        int width = layerWidth(explanation);
        Tree winner =
                tree.branch(candidate(explanation.winner(), Look.GOOD, width).text(Look.GOOD, "  ← wins"));
        for (Explanation.InterpolationStep step : explanation.interpolation()) {
            winner.branch(Line.of(step.expression())
                    .text(" = ")
                    .text(Look.NAME, shown(step.value()))
                    .text(Look.FAINT, "  " + step.location()));
        }
        for (Explanation.Candidate shadowed : explanation.shadowed()) {
            tree.branch(candidate(shadowed, Look.FAINT, width));
        }
        tree.print(terminal);
        Explanation.SchemaNote schema = explanation.schema();
        String description = schema.description();
        if (description != null) {
            terminal.print(Line.of(Look.FAINT, description));
        }
    }

    /** The columns of the longest layer's name, under which the values stand in one column. */
    private static int layerWidth(Explanation explanation) {
        int width = Line.of(Places.layer(explanation.winner().provenance())).width();
        for (Explanation.Candidate shadowed : explanation.shadowed()) {
            width = Math.max(width, Line.of(Places.layer(shadowed.provenance())).width());
        }
        return width;
    }

    private static Line candidate(Explanation.Candidate candidate, Look look, int width) {
        String value = candidate.deletes() ? "(deletes it)" : shown(candidate.value());
        return Line.of(look, Places.layer(candidate.provenance()))
                .padTo(width)
                .text("  ")
                .text(value)
                .text(Look.FAINT, "  " + candidate.provenance().location());
    }

    /** As JSON; an explanation comes with its secrets masked, and the mask is no text. */
    private static String shown(@Nullable Value value) {
        if (value instanceof TextValue text && text.text().equals(Masking.MASK)) {
            return Masking.MASK;
        }
        return value == null ? "(nothing)" : Json.write(value);
    }
}
