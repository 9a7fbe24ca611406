package dev.bers.isolation;

import dev.bers.isolation.Endpoint.Kind;
import dev.bers.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A declared pattern, read and judged on its own, before it is known who declares what beside it. */
final class OwnershipPattern {

    private static final int BUCKET_LENGTH_MIN = 3;
    private static final int BUCKET_LENGTH_MAX = 63;
    private static final int KEY_LENGTH_MIN = 4;
    /** Top-level names that nobody can register, so that owning all below them is no claim to the Internet. */
    private static final Set<String> PRIVATE_TOPS =
            Set.of("localhost", "local", "internal", "lan", "test", "example", "invalid");

    private final Declared declared;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    private final @Nullable Endpoint target;

    OwnershipPattern(Declared declared) {
        this.declared = declared;
        this.text = declared.pattern();
        this.target = read();
    }

    /** What the pattern names; null if it is unusable. */
    @Nullable
    Endpoint target() {
        return target;
    }

    /** What is wrong with it; warnings where it is usable all the same. */
    List<Problem> problems() {
        return problems;
    }

    private @Nullable Endpoint read() {
        boolean isArn = text.regionMatches(true, 0, "arn:", 0, 4);
        boolean isKey = text.regionMatches(true, 0, "key:", 0, 4);
        String pattern = isArn || isKey ? text : withoutAnyPort(withoutAnyPath(text));
        if (!isArn && Glob.stars(pattern) > 1) {
            return refuse(IsolationProblems.twoStars(declared));
        }
        String fault = isArn || isKey ? null : fault(pattern);
        Endpoint parsed = fault == null ? Endpoint.parse(pattern).orElse(null) : null;
        if (parsed == null) {
            return refuse(IsolationProblems.malformedPattern(declared, fault == null ? shapeFault(isArn) : fault));
        }
        String never = neverMatches(parsed);
        if (never != null) {
            return refuse(IsolationProblems.neverMatches(declared, never));
        }
        if (isEverything(parsed)) {
            return refuse(IsolationProblems.tooBroad(declared));
        }
        if (isTopLevel(parsed)) {
            problems.add(IsolationProblems.wholeTopLevel(declared));
        }
        return parsed;
    }

    private @Nullable Endpoint refuse(Problem problem) {
        problems.add(problem);
        return null;
    }

    private static String withoutAnyPath(String pattern) {
        return pattern.endsWith("/*") && !pattern.endsWith("//*")
                ? pattern.substring(0, pattern.length() - 2)
                : pattern;
    }

    private static String withoutAnyPort(String pattern) {
        int at = pattern.indexOf(":*");
        boolean ends = at > 0 && (at + 2 == pattern.length() || pattern.charAt(at + 2) == '/');
        return ends ? pattern.substring(0, at) + pattern.substring(at + 2) : pattern;
    }

    private static @Nullable String fault(String pattern) {
        if (pattern.indexOf('?') >= 0 || pattern.indexOf('#') >= 0) {
            return "a query or fragment says nothing about who owns an endpoint";
        }
        if (pattern.indexOf('@') >= 0) {
            return "a user name or password does not belong into an owner's pattern";
        }
        if (pattern.indexOf(',') >= 0) {
            return "each host is declared on its own";
        }
        return portFault(pattern);
    }

    private static @Nullable String portFault(String pattern) {
        int scheme = pattern.indexOf("//");
        String rest = scheme < 0 ? pattern : pattern.substring(scheme + 2);
        String authority = rest.substring(0, EndpointReader.authorityEnd(rest, true));
        int colon = authority.indexOf(':', Math.max(0, authority.indexOf(']')));
        if (colon < 0) {
            return null;
        }
        String port = authority.substring(colon + 1);
        boolean valid = !port.isEmpty() && port.length() <= 5;
        for (int i = 0; i < port.length(); i++) {
            valid &= port.charAt(i) >= '0' && port.charAt(i) <= '9';
        }
        valid = valid && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535;
        return valid ? null : "a port is a number from 1 to 65535";
    }

    private static String shapeFault(boolean isArn) {
        return isArn
                ? "an ARN has six parts: arn:partition:service:region:account:resource"
                : "it names no host, bucket, ARN or key";
    }

    private static @Nullable String neverMatches(Endpoint parsed) {
        return switch (parsed.kind()) {
            case URL, HOST ->
                parsed.path().indexOf('*') < 0 ? null : "a path is a prefix, in which * stands for itself";
            case S3 -> bucketFault(parsed.name());
            case ARN, KEY -> hasWhiteSpace(parsed.name()) ? "it has white space in it" : null;
        };
    }

    private static boolean hasWhiteSpace(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ') {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String bucketFault(String bucket) {
        boolean wild = bucket.indexOf('*') >= 0;
        if (bucket.length() > BUCKET_LENGTH_MAX || (!wild && bucket.length() < BUCKET_LENGTH_MIN)) {
            return "a bucket's name has " + BUCKET_LENGTH_MIN + " to " + BUCKET_LENGTH_MAX + " characters";
        }
        return HostText.isPlain(bucket) ? null : "a bucket's name is made of a-z, 0-9, dot and hyphen";
    }

    private static boolean isEverything(Endpoint parsed) {
        return switch (parsed.kind()) {
            case URL, HOST -> onlyStars(parsed.host());
            case S3 -> onlyStars(parsed.name());
            case ARN ->
                onlyStars(parsed.name().substring(parsed.name().lastIndexOf(':') + 1))
                        && parsed.name().indexOf(":*:*:") >= 0;
            case KEY -> parsed.name().length() < KEY_LENGTH_MIN;
        };
    }

    private static boolean onlyStars(String text) {
        return Glob.literals(text) == 0;
    }

    private static boolean isTopLevel(Endpoint parsed) {
        boolean isHost = parsed.kind() == Kind.URL || parsed.kind() == Kind.HOST;
        int star = parsed.host().indexOf('*');
        String tail = parsed.host().substring(star + 1);
        boolean oneLabel = tail.startsWith(".") && tail.indexOf('.', 1) < 0;
        return isHost && star == 0 && oneLabel && !PRIVATE_TOPS.contains(tail.substring(1));
    }
}
