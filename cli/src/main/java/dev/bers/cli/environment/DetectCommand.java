package dev.bers.cli.environment;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Table;
import dev.bers.cli.terminal.Terminal;
import dev.bers.environment.Candidate;
import dev.bers.environment.Detection;
import dev.bers.environment.Detector;
import dev.bers.environment.Signals;
import dev.bers.environment.Verdict;
import dev.bers.exchange.DetectionExchange;
import dev.bers.manifest.Manifest;
import dev.bers.problem.Problem;
import dev.bers.workspace.folder.ProcessSignals;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bers detect}. */
@Command(
        name = "detect",
        header = "Say which environment this is, and why.",
        description = "The variables of this process, a configuration file and the git branch count; the options add"
                + " what a page or a build would show.",
        footerHeading = "%nExamples%n",
        footer = {
            "  bers detect                              which environment a command here runs in",
            "  bers detect --hostname pr-7.preview.picasso.example",
            "  bers detect --require-explicit           fails instead of falling through to the default"
        })
public final class DetectCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Option(names = "--hostname", paramLabel = "HOST", description = "The host that serves the page or is asked.")
    private @Nullable String hostname;

    @Option(names = "--url", paramLabel = "URL", description = "The address of the page; gives the host, too.")
    private @Nullable String url;

    @Option(names = "--mode", paramLabel = "MODE", description = "The mode given to a bundler.")
    private @Nullable String mode;

    @Option(names = "--branch", paramLabel = "NAME", description = "The git branch (default: the one checked out).")
    private @Nullable String branch;

    @Option(
            names = "--require-explicit",
            description = "Fail if only the default decides, a source is invalid, or sources disagree.")
    private boolean requireExplicit;

    /** As part of a command line. */
    public DetectCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Manifest manifest = invocation.manifest();
        Signals signals = signals();
        long began = invocation.surroundings().nanoClock().getAsLong();
        Detection detection = new Detector(manifest.environments(), manifest.detection()).detect(signals);
        long micros = (invocation.surroundings().nanoClock().getAsLong() - began) / 1_000;
        List<Problem> refused = requireExplicit ? detection.explicitProblems() : List.of();
        if (!refused.isEmpty()) {
            return invocation.refuse(refused, ExitCode.FINDINGS);
        }
        return invocation.answer(Answer.fine(
                () -> DetectionExchange.answer(detection)
                        .put("durationMicros", micros)
                        .build(),
                terminal -> print(detection, terminal)));
    }

    private Signals signals() {
        Signals signals = ProcessSignals.gather(invocation.folder().root(), invocation.variables())
                .withUrl(url)
                .withHostname(hostname)
                .withMode(mode);
        return branch == null ? signals : signals.withBranch(branch);
    }

    private void print(Detection detection, Terminal terminal) {
        String tier = detection.tier().text();
        Line head = Line.of(Look.STRONG, detection.environment().text());
        if (!tier.equals(detection.environment().text())) {
            head.text(Look.FAINT, " (" + tier + " tier)");
        }
        terminal.print(head.text(", by its ").text(detection.source().text().replace('-', ' ')));
        Table table = new Table();
        for (Candidate candidate : detection.candidates()) {
            boolean chosen = candidate.verdict() == Verdict.CHOSEN;
            table.row(
                    Line.of(chosen ? Look.GOOD : Look.FAINT, chosen ? "✓" : "·"),
                    Line.of(
                            chosen ? Look.STRONG : Look.PLAIN,
                            candidate.source().text()),
                    Line.of(
                            Look.NAME,
                            candidate.environment() == null
                                    ? "–"
                                    : candidate.environment().text()),
                    Line.of(look(candidate.verdict()), candidate.verdict().text()),
                    Line.of(Look.FAINT, candidate.detail() == null ? "" : candidate.detail()));
        }
        table.print(terminal, 2);
        List<Problem> remarks = new ArrayList<>(detection.warnings());
        remarks.addAll(detection.securityEvents());
        if (!remarks.isEmpty()) {
            terminal.printBlank();
            invocation.printProblems(terminal, remarks);
        }
    }

    private static Look look(Verdict verdict) {
        return switch (verdict) {
            case CHOSEN -> Look.GOOD;
            case INVALID -> Look.BAD;
            case IGNORED -> Look.CAUTION;
            case OUTRANKED, ABSENT -> Look.FAINT;
        };
    }
}
