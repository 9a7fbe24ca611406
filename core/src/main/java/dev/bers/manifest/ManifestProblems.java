package dev.bers.manifest;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.NearMiss;
import dev.bers.problem.Problem;
import dev.bers.value.NullValue;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every message about {@code bers.yaml}; {@code BERS-MAN-001} on. The place and the path are added by the readers. */
final class ManifestProblems {

    /** UTF-16 units of a value that a message repeats. */
    private static final int SHOWN_MAX = 80;

    private ManifestProblems() {}

    static Problem unknownKey(String key, List<String> allowed) {
        return Problem.error("BERS-MAN-001", "bers.yaml knows no key " + shown(key) + " here")
                .foundInsteadOf(shown(key), oneOf(allowed))
                .suggesting(near(key, allowed));
    }

    static Problem wrongType(String path, String wanted, Value found) {
        String cure = null;
        if (wanted.equals("a list") && found instanceof TextValue text) {
            cure = "[" + shown(text.text()) + "]";
        } else if (wanted.equals("text") && found instanceof ScalarValue scalar && !(found instanceof NullValue)) {
            cure = "\"" + scalar.text() + "\"";
        }
        return Problem.error("BERS-MAN-002", path + " must be " + wanted + ", got: " + found.typeName())
                .foundInsteadOf(found.typeName(), wanted)
                .suggesting(cure);
    }

    static Problem missing(String path, String key, String wanted) {
        return Problem.error("BERS-MAN-003", path + " must be given, got nothing")
                .foundInsteadOf(null, wanted)
                .suggesting("add " + key + ": to it");
    }

    static Problem format(String found) {
        return Problem.error("BERS-MAN-004", "format must be 1, got: " + shown(found))
                .foundInsteadOf(shown(found), "1")
                .suggesting("write format: 1, or use a newer BERS");
    }

    static Problem workspaceName(String found) {
        return Problem.error(
                        "BERS-MAN-005",
                        "name must be 1 to " + ManifestReader.NAME_LENGTH_MAX + " characters without line ends, got: "
                                + shown(found))
                .foundInsteadOf(shown(found), "a short name")
                .suggesting("name it in a few words on one line");
    }

    static Problem environmentName(String found) {
        String cure = EnvironmentName.parse(
                        found.trim().toLowerCase(Locale.ROOT).replace('_', '-'))
                .map(EnvironmentName::text)
                .orElse(null);
        String rule = found.equals(EnvironmentName.RESERVED)
                ? "an environment cannot be called base, which is the layer below all, got: "
                : "an environment's name must be a-z, then up to 31 of a-z 0-9 -, got: ";
        return Problem.error("BERS-MAN-006", rule + shown(found))
                .foundInsteadOf(shown(found), "a name such as staging")
                .suggesting(cure);
    }

    static Problem tier(String found) {
        List<String> tiers = List.of("development", "staging", "production");
        return Problem.error("BERS-MAN-007", "tier must be development, staging or production, got: " + shown(found))
                .foundInsteadOf(shown(found), oneOf(tiers))
                .suggesting(near(found, tiers));
    }

    static Problem builtInTier(EnvironmentName name, String found) {
        return Problem.error(
                        "BERS-MAN-008", "the built-in environment " + name + " keeps its tier, got: " + shown(found))
                .foundInsteadOf(shown(found), name.text())
                .suggesting("write tier: " + name + ", or give the environment another name");
    }

    static Problem unknownParent(EnvironmentName child, String found, List<String> declared) {
        return Problem.error("BERS-MAN-009", child + " must extend a declared environment, got: " + shown(found))
                .foundInsteadOf(shown(found), oneOf(declared))
                .suggesting(near(found, declared));
    }

    static Problem cycle(List<EnvironmentName> circle) {
        StringBuilder chain = new StringBuilder();
        for (EnvironmentName name : circle) {
            chain.append(name.text()).append(" → ");
        }
        chain.append(circle.get(0).text());
        return Problem.error("BERS-MAN-010", "an environment must not extend itself, got: " + chain)
                .foundInsteadOf(chain.toString(), "a chain that ends")
                .suggesting("drop extends from one of them");
    }

    static Problem hostname(String found) {
        return Problem.error("BERS-MAN-011", "a hostname must be a host, exact or with one *, got: " + shown(found))
                .foundInsteadOf(shown(found), "a host such as *.staging.example.com")
                .suggesting(hostWithin(found));
    }

    /** The host of a URL that was written for a host; null if there is none. */
    private static @Nullable String hostWithin(String found) {
        int scheme = found.indexOf("://");
        if (scheme < 0) {
            int slash = found.indexOf('/');
            return slash > 0 ? found.substring(0, slash) : null;
        }
        int start = scheme + 3;
        int slash = found.indexOf('/', start);
        String host = slash < 0 ? found.substring(start) : found.substring(start, slash);
        return host.isEmpty() ? null : host;
    }

    static Problem openHostname(String pattern) {
        String cure = pattern.length() > 1 && pattern.charAt(0) == '*' && pattern.charAt(1) != '-'
                ? "*." + pattern.substring(1)
                : null;
        return Problem.warning("BERS-MAN-026", "a hostname should match only hosts of your own domain, got: " + pattern)
                .foundInsteadOf(pattern, "a host whose domain is written out, such as *.example.com")
                .suggesting(cure);
    }

    static Problem contestedHostname(String pattern, EnvironmentName here, EnvironmentName first) {
        return Problem.error(
                        "BERS-MAN-012",
                        "a hostname must serve one environment only, got: " + pattern + " in " + here + " and in "
                                + first)
                .foundInsteadOf(pattern, "one environment for it")
                .suggesting("drop it from " + here + " or from " + first);
    }

    static Problem listedTwice(String found) {
        return Problem.warning("BERS-MAN-013", "a list should name each entry once, got twice: " + shown(found))
                .foundInsteadOf(shown(found), "each entry once")
                .suggesting("drop the second");
    }

    static Problem branch(String found) {
        return Problem.error("BERS-MAN-014", "a branch must be one that git allows, with any *, got: " + shown(found))
                .foundInsteadOf(shown(found), "a branch such as release/*")
                .suggesting(null);
    }

    static Problem contestedBranch(String pattern, EnvironmentName here, EnvironmentName first) {
        return Problem.error(
                        "BERS-MAN-015",
                        "a branch must be built for one environment only, got: " + pattern + " in " + here + " and in "
                                + first)
                .foundInsteadOf(pattern, "one environment for it")
                .suggesting("drop it from " + here + " or from " + first);
    }

    static Problem undeclared(String subject, String found, List<String> declared) {
        return Problem.error("BERS-MAN-016", subject + " must be a declared environment, got: " + shown(found))
                .foundInsteadOf(shown(found), oneOf(declared))
                .suggesting(near(found, declared));
    }

    static Problem variable(String found) {
        return Problem.error(
                        "BERS-MAN-017",
                        "a variable must be a letter or _, then letters, digits or _, got: " + shown(found))
                .foundInsteadOf(shown(found), "a name such as BERS_ENV");
    }

    static Problem urlParameter(String found) {
        return Problem.error(
                        "BERS-MAN-018",
                        "urlParameter must be 1 to 64 letters, digits, or one of . _ -, got: " + shown(found))
                .foundInsteadOf(shown(found), "a name such as bers-env");
    }

    static Problem duration(String found) {
        return Problem.error("BERS-MAN-019", "cache must be a duration from 0s to 24h, got: " + shown(found))
                .foundInsteadOf(shown(found), "a number with ms, s, m or h, such as 5m")
                .suggesting(isDigits(found) ? found + "s" : null);
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static Problem validationMode(String found) {
        List<String> modes = List.of("strict", "warn", "off");
        return Problem.error("BERS-MAN-020", "validation must be strict, warn or off, got: " + shown(found))
                .foundInsteadOf(shown(found), oneOf(modes))
                .suggesting(near(found, modes));
    }

    static Problem offExceptInProduction(String kind) {
        return Problem.warning(
                        "BERS-MAN-021",
                        "validation of " + kind + " cannot be off in the production tier, where it is warn")
                .foundInsteadOf("off", "strict or warn")
                .suggesting("write " + kind + ": warn");
    }

    static Problem unknownPolicy(String found) {
        List<String> policies = List.of("fail", "warn");
        return Problem.error("BERS-MAN-022", "unknown must be fail or warn, got: " + shown(found))
                .foundInsteadOf(shown(found), oneOf(policies))
                .suggesting(near(found, policies));
    }

    static Problem ownerPattern(String found) {
        return Problem.error(
                        "BERS-MAN-023",
                        "an owner's pattern must be 1 to " + IsolationReader.PATTERN_LENGTH_MAX + " characters, got: "
                                + shown(found))
                .foundInsteadOf(shown(found), "a URL, a host, s3://bucket, an ARN or key:prefix")
                .suggesting("write what the environment owns, or remove the entry");
    }

    static Problem tenant(String found) {
        return Problem.error(
                        "BERS-MAN-024", "the default tenant must be 1 to 64 of A-Z a-z 0-9 _ -, got: " + shown(found))
                .foundInsteadOf(shown(found), "a tenant hash");
    }

    static Problem tooMany(String path, int found, int allowed) {
        return Problem.error("BERS-MAN-025", path + " must have at most " + allowed + " entries, got: " + found)
                .foundInsteadOf(Integer.toString(found), "at most " + allowed);
    }

    private static @Nullable String near(String found, List<String> candidates) {
        return NearMiss.question(found.trim(), candidates);
    }

    private static String oneOf(List<String> names) {
        return "one of " + String.join(", ", names);
    }

    /** A value as a message may repeat it: bounded, without control characters, in quotes where blanks would hide. */
    private static String shown(String text) {
        if (text.isEmpty() || text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ') {
            return '"' + plain(text) + '"';
        }
        return plain(text);
    }

    private static String plain(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), SHOWN_MAX); i++) {
            char c = text.charAt(i);
            out.append(c < ' ' || (c >= 0x7F && c < 0xA0) ? '\uFFFD' : c);
        }
        return text.length() > SHOWN_MAX ? out.append('…').toString() : out.toString();
    }

    /** The texts of names, for a message. */
    static List<String> texts(Iterable<EnvironmentName> names) {
        List<String> texts = new ArrayList<>();
        for (EnvironmentName name : names) {
            texts.add(name.text());
        }
        return texts;
    }
}
