package dev.bers.exchange;

import dev.bers.environment.BranchPattern;
import dev.bers.environment.BranchRanking;
import dev.bers.environment.Candidate;
import dev.bers.environment.Detection;
import dev.bers.environment.Detector;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.FileSignal;
import dev.bers.environment.Hostname;
import dev.bers.environment.HostnamePattern;
import dev.bers.environment.HostnameRanking;
import dev.bers.environment.Signals;
import dev.bers.environment.Tier;
import dev.bers.manifest.Manifest;
import dev.bers.manifest.ManifestReading;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The decisions {@code detection}, {@code hostname}, {@code branch} and {@code manifest}. */
public final class DetectionExchange {

    private DetectionExchange() {}

    /**
     * {@code {"manifest", "signals": {"configurationFiles": [{"environment", "file", "line", "column", "problems"}],
     * "variables", "url", "hostname", "mode", "branch", "insideBundler"}, "requireExplicit"}} to what {@code bers detect}
     * prints, without the time it took. All signals are optional; a file without a name holds something else.
     */
    static Value detection(Request request) {
        Manifest manifest = request.manifest();
        return detect(new Detector(manifest.environments(), manifest.detection()), request);
    }

    /** The same with {@code declared}, what the decision {@code manifest} answers, instead of the manifest itself. */
    public static Value detectionOfDeclared(MappingValue members) {
        Request request = new Request(members);
        Request declared = new Request(request.mapping("declared"), "declared.");
        Detector detector = new Detector(DeclaredExchange.environments(declared), DeclaredExchange.detection(declared));
        return detect(detector, request);
    }

    private static Value detect(Detector detector, Request request) {
        Detection detection = detector.detect(signals(request.request("signals")));
        if (request.isTrue("requireExplicit") && !detection.explicitProblems().isEmpty()) {
            throw new ProblemException(detection.explicitProblems());
        }
        return answer(detection).build();
    }

    /** A detection in the shape of the contracts; its printer may add the time it took. */
    public static MappingValue.Builder answer(Detection detection) {
        List<Value> candidates = new ArrayList<>();
        for (Candidate candidate : detection.candidates()) {
            candidates.add(candidate(candidate));
        }
        return MappingValue.builder()
                .put("environment", detection.environment().text())
                .put("tier", detection.tier().text())
                .put("source", detection.source().text())
                .put("detail", ProblemExchange.orNull(detection.detail()))
                .put("guards", detection.capabilities().guards().text())
                .put("candidates", ListValue.of(candidates))
                .put("warnings", remarks(detection.warnings()))
                .put("securityEvents", remarks(detection.securityEvents()));
    }

    private static Value candidate(Candidate candidate) {
        MappingValue.Builder out =
                MappingValue.builder().put("source", candidate.source().text());
        if (candidate.environment() != null) {
            out.put("environment", candidate.environment().text());
        }
        out.put("verdict", candidate.verdict().text());
        if (candidate.detail() != null) {
            out.put("detail", candidate.detail());
        }
        return out.build();
    }

    /** Code and message, and the cure where there is one. */
    private static Value remarks(List<Problem> problems) {
        List<Value> items = new ArrayList<>();
        for (Problem problem : problems) {
            MappingValue.Builder out =
                    MappingValue.builder().put("code", problem.code().text()).put("message", problem.message());
            if (problem.suggestion() != null) {
                out.put("suggestion", problem.suggestion());
            }
            items.add(out.build());
        }
        return ListValue.of(items);
    }

    /** {@code {"host", "environments": {name: [pattern]}}} to {@code {"host", "loopback", "environment", "pattern"}}. */
    static Value hostname(Request request) {
        String host = Hostname.normalise(request.textOr("host", "")).orElse(null);
        HostnameRanking ranking = new HostnameRanking(environments(request, true));
        HostnameRanking.Ranked best = host == null ? null : ranking.find(host).orElse(null);
        return MappingValue.builder()
                .put("host", ProblemExchange.orNull(host))
                .put("loopback", host != null && Hostname.isLoopback(host))
                .put("environment", ProblemExchange.orNull(best == null ? null : nameOf(best.environment())))
                .put(
                        "pattern",
                        ProblemExchange.orNull(
                                best == null ? null : best.pattern().text()))
                .build();
    }

    /** {@code {"branch", "environments": {name: [pattern]}}} to {@code {"environment", "pattern"}}. */
    static Value branch(Request request) {
        BranchRanking ranking = new BranchRanking(environments(request, false));
        BranchRanking.Ranked best = ranking.find(request.textOr("branch", "")).orElse(null);
        return MappingValue.builder()
                .put("environment", ProblemExchange.orNull(best == null ? null : nameOf(best.environment())))
                .put(
                        "pattern",
                        ProblemExchange.orNull(
                                best == null ? null : best.pattern().text()))
                .build();
    }

    private static String nameOf(Environment environment) {
        return environment.name().text();
    }

    /** Environments with patterns only: a built-in name has its own tier, any other the staging tier. */
    private static Environments environments(Request request, boolean areHosts) {
        Request patterns = request.request("environments");
        List<Environment> environments = new ArrayList<>();
        for (String key : patterns.names()) {
            List<HostnamePattern> hosts = new ArrayList<>();
            List<BranchPattern> branches = new ArrayList<>();
            for (String pattern : patterns.texts(key)) {
                if (areHosts) {
                    hosts.add(new HostnamePattern(pattern));
                } else {
                    branches.add(new BranchPattern(pattern));
                }
            }
            Tier tier = Tier.parse(key).orElse(Tier.STAGING);
            environments.add(new Environment(new EnvironmentName(key), tier, null, hosts, branches, Location.NONE));
        }
        return new Environments(environments);
    }

    /** {@code {"manifest"}} to what it declares, or {@code {"problems"}} if one is an error. */
    static Value manifest(Request request) {
        ManifestReading reading = request.manifestReading();
        Manifest manifest = reading.manifest();
        return manifest == null || (reading.hasErrors() && !request.isTrue("lenient"))
                ? ProblemExchange.refusal(reading.problems())
                : ManifestExchange.answer(manifest, reading.problems());
    }

    private static Signals signals(Request given) {
        Map<String, String> variables = new HashMap<>();
        Request named = given.request("variables");
        for (String key : named.names()) {
            variables.put(key, named.textOr(key, ""));
        }
        return new Signals(
                files(given),
                variables,
                given.textOrNull("url"),
                given.textOrNull("hostname"),
                given.textOrNull("mode"),
                given.textOrNull("branch"),
                given.isTrue("insideBundler"));
    }

    private static List<FileSignal> files(Request given) {
        List<FileSignal> files = new ArrayList<>();
        for (Request file : given.requests("configurationFiles")) {
            files.add(new FileSignal(file.textOrNull("environment"), location(file), problems(file)));
        }
        return files;
    }

    private static List<Problem> problems(Request file) {
        List<Problem> problems = new ArrayList<>();
        for (Request problem : file.requests("problems")) {
            problems.add(Problem.warning(problem.text("code"), problem.text("message"))
                    .at(location(problem))
                    .foundInsteadOf(problem.textOrNull("found"), problem.textOrNull("expected"))
                    .suggesting(problem.textOrNull("suggestion")));
        }
        return problems;
    }

    private static Location location(Request placed) {
        String path = placed.textOrNull("file");
        return path == null ? Location.NONE : new Location(path, placed.count("line"), placed.count("column"));
    }
}
