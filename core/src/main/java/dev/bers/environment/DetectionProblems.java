package dev.bers.environment;

import dev.bers.problem.Location;
import dev.bers.problem.NearMiss;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every message of the detection; {@code BERS-ENV-001} to {@code 099}. */
final class DetectionProblems {

    /** What the codes of this class begin with; a warning with another one is about a configuration file. */
    private static final String OWN_CODES = "BERS-ENV-";

    private static final String NOTHING_DECIDED = "BERS-ENV-001";
    private static final String INVALID_NAME = "BERS-ENV-002";
    private static final String INVALID_HOST = "BERS-ENV-003";
    private static final String DISAGREEMENT = "BERS-ENV-004";
    private static final String PARAMETER_REPORTED = "BERS-ENV-005";
    private static final String PARAMETER_OFF_LOOPBACK = "BERS-ENV-006";
    private static final String DEFAULT_UNDECLARED = "BERS-ENV-007";

    private static final Set<String> AGAINST_EXPLICIT =
            Set.of(NOTHING_DECIDED, INVALID_NAME, INVALID_HOST, DISAGREEMENT, DEFAULT_UNDECLARED);
    /** UTF-16 units of a signal that a message repeats. */
    private static final int SHOWN_MAX = 64;

    private DetectionProblems() {}

    /** Whether a build that asks for an explicit environment must not go on; it never may where a file cannot be read. */
    static boolean forbidsExplicit(ProblemCode code) {
        return AGAINST_EXPLICIT.contains(code.text()) || !code.text().startsWith(OWN_CODES);
    }

    static Problem nothingDecided(EnvironmentName chosen) {
        return Problem.warning(
                        NOTHING_DECIDED,
                        "no source names an environment, so the default decides: " + chosen
                                + ", under production's guards")
                .suggesting("set BERS_ENV, or declare this host or branch in bers.yaml");
    }

    static Problem invalidName(String origin, String found, Location location, List<String> declared) {
        String meant = NearMiss.orShortened(found.trim(), declared).orElse(null);
        return Problem.warning(INVALID_NAME, origin + " must name a declared environment, got: " + shown(found))
                .at(location)
                .foundInsteadOf(shown(found), oneOf(declared))
                .suggesting(meant == null ? null : "Did you mean " + meant + "?");
    }

    static Problem noName(String origin, Location location, List<String> declared) {
        return Problem.warning(INVALID_NAME, origin + " must name a declared environment, got: no name")
                .at(location)
                .foundInsteadOf("no name", oneOf(declared))
                .suggesting("write environment: NAME, or remove the file");
    }

    static Problem invalidHost(String origin, String found) {
        return Problem.warning(INVALID_HOST, origin + " must be a host name, got: " + shown(found))
                .foundInsteadOf(shown(found), "a host name, with or without a port")
                .suggesting("write a host, with its port if it has one, or a whole URL, with its scheme");
    }

    static Problem disagreement(Candidate winner, Candidate other, Tier guards) {
        return Problem.warning(
                        DISAGREEMENT,
                        told(winner) + " says " + winner.environment() + ", but " + told(other) + " says "
                                + other.environment() + "; the first decides the name, the guards are those of "
                                + guards)
                .foundInsteadOf(String.valueOf(other.environment()), String.valueOf(winner.environment()))
                .suggesting("make both say the same, or drop one");
    }

    private static String told(Candidate candidate) {
        return candidate.source() + " (" + candidate.detail() + ")";
    }

    static Problem parameterReported(String parameter, String found, EnvironmentName decided) {
        return Problem.warning(
                        PARAMETER_REPORTED,
                        "the URL parameter " + parameter + " is ignored in " + decided + ", got: " + shown(found))
                .foundInsteadOf(parameter + "=" + shown(found), "no such parameter");
    }

    static Problem parameterOffLoopback(String parameter, String found) {
        return Problem.warning(
                        PARAMETER_OFF_LOOPBACK,
                        "the URL parameter " + parameter + " counts on localhost only, got: " + shown(found))
                .suggesting("open the page on localhost, or set BERS_ENV");
    }

    static Problem defaultUndeclared(EnvironmentName configured, EnvironmentName instead, List<String> declared) {
        String near = NearMiss.question(configured.text(), declared);
        return Problem.warning(
                        DEFAULT_UNDECLARED,
                        "the default environment must be declared, got: " + configured + "; " + instead
                                + " stands in for it")
                .foundInsteadOf(configured.text(), oneOf(declared))
                .suggesting(near == null ? "declare it under environments, or correct detection.default" : near);
    }

    private static String oneOf(List<String> declared) {
        return "one of " + String.join(", ", declared);
    }

    /** A signal as a message may repeat it: bounded, without control characters, in quotes where blanks would hide. */
    static String shown(String signal) {
        if (signal.isEmpty() || signal.charAt(0) == ' ' || signal.charAt(signal.length() - 1) == ' ') {
            return '"' + plain(signal) + '"';
        }
        return plain(signal);
    }

    private static String plain(String signal) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(signal.length(), SHOWN_MAX); i++) {
            char c = signal.charAt(i);
            boolean isPlain = c >= ' ' && c != 0x7F && !(c >= 0x80 && c < 0xA0) && !(c >= 0x2028 && c <= 0x202E);
            out.append(isPlain ? c : '\uFFFD');
        }
        return signal.length() > SHOWN_MAX ? out.append('…').toString() : out.toString();
    }

    /** For a list of names. */
    static List<String> texts(List<EnvironmentName> names) {
        List<String> texts = new ArrayList<>();
        for (EnvironmentName name : names) {
            texts.add(name.text());
        }
        return List.copyOf(texts);
    }
}
