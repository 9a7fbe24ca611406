package dev.bers.environment;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One detection, from signals to answer; used once, by one thread. */
final class DetectionRun {

    private static final Source[] SOURCES = Source.values();
    private static final String BUILD_VARIABLE = "BERS_BUILD_ENV";
    /** Set by every bundler for its own ends. */
    private static final String BUNDLERS_VARIABLE = "NODE_ENV";

    private final Detector detector;
    private final Signals signals;
    private final @Nullable SignalUrl url;

    /** By the index of the source: the declared environment that it names. */
    private final @Nullable Environment[] named = new @Nullable Environment[SOURCES.length];
    /** By the index of the source: what became of it if it names none. */
    private final @Nullable Verdict[] failed = new @Nullable Verdict[SOURCES.length];

    private final @Nullable String[] details = new @Nullable String[SOURCES.length];
    /** What configuration files name that come after the one that counts; their details stand at the same indices. */
    private final List<Environment> outrankedFiles = new ArrayList<>(1);

    private final List<String> outrankedFileDetails = new ArrayList<>(1);
    private final List<Problem> warnings = new ArrayList<>(2);
    private @Nullable Problem securityEvent;

    DetectionRun(Detector detector, Signals signals) {
        this.detector = detector;
        this.signals = signals;
        this.url = signals.url() == null ? null : SignalUrl.parse(signals.url());
    }

    Detection detection() {
        named[Source.DEFAULT.index()] = detector.fallback;
        readConfigurationFiles();
        readVariables();
        readHostname();
        readBuildContext();
        readUrlParameter();
        Source source = highest();
        Environment chosen = named(source);
        Tier guards = source == Source.DEFAULT ? Tier.PRODUCTION : strictest();
        List<Candidate> candidates = candidates(source);
        warnOfDisagreement(candidates, source, guards);
        warnOfDefault(source, chosen);
        return new Detection(
                chosen.name(),
                chosen.tier(),
                capabilities(chosen, guards),
                source,
                details[source.index()],
                candidates,
                warnings,
                securityEvent == null ? List.of() : List.of(securityEvent));
    }

    /** The first that names an environment decides the name; those after it can still make the guards stricter. */
    private void readConfigurationFiles() {
        for (FileSignal file : signals.configurationFiles()) {
            for (Problem problem : file.problems()) {
                warnings.add(problem.withSeverity(Severity.WARNING));
            }
            if (named[Source.CONFIGURATION_FILE.index()] != null) {
                readOutrankedFile(file);
            } else if (file.environment() == null || !file.environment().isEmpty()) {
                readConfigurationFile(file);
            }
        }
    }

    private void readConfigurationFile(FileSignal file) {
        String name = file.environment();
        String detail = detail(file);
        if (name != null) {
            name(Source.CONFIGURATION_FILE, name, detail, origin(file), file.location());
            return;
        }
        warnOfNamelessFile(file);
        fail(Source.CONFIGURATION_FILE, Verdict.INVALID, detail);
    }

    private void readOutrankedFile(FileSignal file) {
        String name = file.environment();
        if (name == null) {
            warnOfNamelessFile(file);
        } else if (!name.isEmpty()) {
            Environment environment = detector.environments.findText(name);
            if (environment == null) {
                warnings.add(DetectionProblems.invalidName(origin(file), name, file.location(), detector.names));
            } else {
                outrankedFiles.add(environment);
                outrankedFileDetails.add(detail(file));
            }
        }
    }

    private void warnOfNamelessFile(FileSignal file) {
        if (file.problems().isEmpty()) {
            warnings.add(DetectionProblems.noName(origin(file), file.location(), detector.names));
        }
    }

    private static String detail(FileSignal file) {
        String place = file.location().toString();
        return place.isEmpty() ? DetectionProblems.shown(String.valueOf(file.environment())) : place;
    }

    private static String origin(FileSignal file) {
        String path = file.location().file();
        return "environment in " + (path == null ? "the configuration file" : path);
    }

    private void readVariables() {
        Map<String, String> variables = signals.variables();
        for (String variable : detector.rules.variables()) {
            String value = variables.get(variable);
            if (value == null || value.isEmpty()) {
                continue;
            }
            if (signals.insideBundler() && variable.equals(BUNDLERS_VARIABLE)) {
                fail(Source.ENVIRONMENT_VARIABLE, Verdict.IGNORED, BUNDLERS_VARIABLE + " is the bundler's own");
            } else if (name(Source.ENVIRONMENT_VARIABLE, value, assigned(variable, value), variable, Location.NONE)) {
                return;
            }
        }
    }

    private void readHostname() {
        String given = signals.hostname();
        String host;
        if (given != null && !given.isEmpty()) {
            host = Hostname.canonical(given, false);
            if (host == null) {
                refuseHost("the hostname", given);
                return;
            }
        } else if (url != null && !url.isValid()) {
            refuseHost("the host of the URL", String.valueOf(signals.url()));
            return;
        } else {
            host = url == null ? null : url.host();
        }
        if (host != null) {
            HostnameRanking.Ranked ranked = detector.hostnames.best(host);
            settle(Source.HOSTNAME, ranked == null ? null : ranked.environment(), host);
        }
    }

    private void refuseHost(String origin, String found) {
        warnings.add(DetectionProblems.invalidHost(origin, found));
        fail(Source.HOSTNAME, Verdict.INVALID, DetectionProblems.shown(found));
    }

    private void readBuildContext() {
        String declared = signals.variables().get(BUILD_VARIABLE);
        if (declared != null && !declared.isEmpty()) {
            name(Source.BUILD_CONTEXT, declared, assigned(BUILD_VARIABLE, declared), BUILD_VARIABLE, Location.NONE);
            return;
        }
        String mode = signals.mode();
        if (mode != null && !mode.isEmpty()) {
            name(Source.BUILD_CONTEXT, mode, "mode " + DetectionProblems.shown(mode), "the build mode", Location.NONE);
            return;
        }
        BuildBranch branch = BuildBranch.of(signals);
        if (branch != null) {
            BranchRanking.Ranked ranked = detector.branches.best(branch.name());
            settle(Source.BUILD_CONTEXT, ranked == null ? null : ranked.environment(), branch.told());
        }
    }

    /** After the others, since they say whether it counts: it must not decide about its own worth. */
    private void readUrlParameter() {
        String parameter = detector.rules.urlParameter();
        String value = url == null ? null : url.parameter(parameter);
        if (value == null) {
            return;
        }
        Source others = highest();
        Environment decided = named(others);
        if (decided.tier() == Tier.PRODUCTION) {
            return;
        }
        Tier guards = others == Source.DEFAULT ? decided.tier() : strictest();
        if (guards != Tier.DEVELOPMENT) {
            fail(Source.URL_PARAMETER, Verdict.IGNORED, "not in the development tier");
            securityEvent = DetectionProblems.parameterReported(parameter, value, decided.name());
        } else if (!isOnLoopback()) {
            fail(Source.URL_PARAMETER, Verdict.IGNORED, "not on localhost");
            warnings.add(DetectionProblems.parameterOffLoopback(parameter, shownHost()));
        } else {
            String origin = "the URL parameter " + parameter;
            name(Source.URL_PARAMETER, value, assigned(parameter, value), origin, Location.NONE);
        }
    }

    /** Whether there is a host, and every host that is told of is this machine. */
    private boolean isOnLoopback() {
        String fromUrl = url == null ? null : url.host();
        String given = signals.hostname();
        if (url == null || !url.isValid() || (fromUrl == null && given == null)) {
            return false;
        }
        String asked = given == null ? fromUrl : Hostname.canonical(given, false);
        return asked != null && Hostname.isLoopback(asked) && (fromUrl == null || Hostname.isLoopback(fromUrl));
    }

    private String shownHost() {
        String given = signals.hostname();
        String fromUrl = url == null ? null : url.host();
        String asked = given == null ? fromUrl : given;
        return asked == null ? "no host" : asked;
    }

    private static String assigned(String name, String value) {
        return name + "=" + DetectionProblems.shown(value);
    }

    /** Takes what a source says for a name; false, with a warning, if no environment is called so. */
    private boolean name(Source source, String text, String detail, String origin, Location location) {
        Environment environment = detector.environments.findText(text);
        if (environment == null) {
            warnings.add(DetectionProblems.invalidName(origin, text, location, detector.names));
            fail(source, Verdict.INVALID, detail);
            return false;
        }
        settle(source, environment, detail);
        return true;
    }

    /** Notes what a pattern found; no match is not a fault, but it is worth telling. */
    private void settle(Source source, @Nullable Environment environment, String detail) {
        if (environment == null) {
            fail(source, Verdict.ABSENT, detail + " matches no pattern");
        } else {
            named[source.index()] = environment;
            details[source.index()] = detail;
        }
    }

    /** Notes why a source names nothing; an invalid value outlives what is merely ignored, and the first its followers. */
    private void fail(Source source, Verdict verdict, String detail) {
        int at = source.index();
        if (failed[at] == null || (failed[at] == Verdict.IGNORED && verdict == Verdict.INVALID)) {
            failed[at] = verdict;
            details[at] = detail;
        }
    }

    private Source highest() {
        for (Source source : SOURCES) {
            if (named[source.index()] != null) {
                return source;
            }
        }
        return Source.DEFAULT;
    }

    private Environment named(Source source) {
        Environment environment = named[source.index()];
        return environment == null ? detector.fallback : environment;
    }

    /** The strictest tier that a source other than the default names. */
    private Tier strictest() {
        Tier strictest = Tier.DEVELOPMENT;
        for (Source source : SOURCES) {
            Environment environment = named[source.index()];
            if (environment != null && source != Source.DEFAULT) {
                strictest = strictest.strictest(environment.tier());
            }
        }
        for (Environment environment : outrankedFiles) {
            strictest = strictest.strictest(environment.tier());
        }
        return strictest;
    }

    /** Those of the environment; of itself only, where it stands in for a default that nobody declared. */
    private Capabilities capabilities(Environment chosen, Tier guards) {
        return detector.environments.findText(chosen.name().text()) == null
                ? Capabilities.under(guards, Set.of(chosen.name()))
                : detector.environments.capabilities(chosen.name(), guards);
    }

    private List<Candidate> candidates(Source chosen) {
        List<Candidate> candidates = new ArrayList<>(SOURCES.length);
        for (Source source : SOURCES) {
            int at = source.index();
            Environment environment = named[at];
            Verdict verdict;
            if (environment != null) {
                verdict = source == chosen ? Verdict.CHOSEN : Verdict.OUTRANKED;
            } else {
                verdict = failed[at] == null ? Verdict.ABSENT : failed[at];
            }
            candidates.add(
                    new Candidate(source, verdict, environment == null ? null : environment.name(), details[at]));
        }
        return candidates;
    }

    private void warnOfDisagreement(List<Candidate> candidates, Source source, Tier guards) {
        Candidate winner = candidates.get(source.index());
        for (int i = 0; i < outrankedFiles.size(); i++) {
            EnvironmentName other = outrankedFiles.get(i).name();
            if (!other.equals(winner.environment())) {
                String detail = outrankedFileDetails.get(i);
                Candidate file = new Candidate(Source.CONFIGURATION_FILE, Verdict.OUTRANKED, other, detail);
                warnings.add(DetectionProblems.disagreement(winner, file, guards));
            }
        }
        for (Candidate candidate : candidates) {
            if (candidate.verdict() == Verdict.OUTRANKED
                    && candidate.source() != Source.DEFAULT
                    && candidate.environment() != null
                    && !candidate.environment().equals(winner.environment())) {
                warnings.add(DetectionProblems.disagreement(winner, candidate, guards));
            }
        }
    }

    private void warnOfDefault(Source source, Environment chosen) {
        if (detector.fallbackProblem != null) {
            warnings.add(detector.fallbackProblem);
        }
        if (source == Source.DEFAULT) {
            warnings.add(DetectionProblems.nothingDecided(chosen.name()));
        }
    }
}
