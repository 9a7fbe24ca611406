package dev.bers.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, told so that its reader can mend it.
 *
 * <p>Built by the {@code …Problems} class of each capability, where all templates of that capability stand together.
 *
 * @param code the stable identifier
 * @param severity whether it stops the work
 * @param message one sentence in the user's words: subject, rule, actual value
 * @param location where it is
 * @param path the path of the value concerned, such as {@code A.B}; null where it concerns none
 * @param found what stands there; null where that says nothing or is secret
 * @param expected what should stand there; null where the message says it all
 * @param suggestion what to do, or the name that was probably meant; null where there is none
 * @param environments the environments that it affects; empty where it affects the workspace as a whole
 * @param tenants the tenants that it affects; empty where no tenant is concerned
 */
public record Problem(
        ProblemCode code,
        Severity severity,
        String message,
        Location location,
        @Nullable String path,
        @Nullable String found,
        @Nullable String expected,
        @Nullable String suggestion,
        List<String> environments,
        List<String> tenants) {

    /**
     * Copies the lists, hides what stands before the host in a URL, and shortens what was put in a text at length:
     * nobody reads a key of a thousand letters.
     */
    public Problem {
        message = Echo.of(message);
        found = found == null ? null : Echo.of(found);
        expected = expected == null ? null : Echo.of(expected);
        suggestion = suggestion == null ? null : Echo.of(suggestion);
        environments = List.copyOf(environments);
        tenants = List.copyOf(tenants);
    }

    /** An error with code and message only; the rest is added by the {@code at}, {@code path}, … methods. */
    public static Problem error(String code, String message) {
        return of(code, Severity.ERROR, message);
    }

    /** A warning with code and message only. */
    public static Problem warning(String code, String message) {
        return of(code, Severity.WARNING, message);
    }

    private static Problem of(String code, Severity severity, String message) {
        return new Problem(
                new ProblemCode(code), severity, message, Location.NONE, null, null, null, null, List.of(), List.of());
    }

    /** The same problem at a place. */
    public Problem at(Location place) {
        return new Problem(code, severity, message, place, path, found, expected, suggestion, environments, tenants);
    }

    /** The same problem of the value at a path. */
    public Problem atPath(@Nullable String valuePath) {
        return new Problem(
                code, severity, message, location, valuePath, found, expected, suggestion, environments, tenants);
    }

    /** The same problem with what was found and what was expected. */
    public Problem foundInsteadOf(@Nullable String actual, @Nullable String wanted) {
        return new Problem(code, severity, message, location, path, actual, wanted, suggestion, environments, tenants);
    }

    /** The same problem with a cure. */
    public Problem suggesting(@Nullable String cure) {
        return new Problem(code, severity, message, location, path, found, expected, cure, environments, tenants);
    }

    /** The same problem with another severity, as gradual enforcement asks for. */
    public Problem withSeverity(Severity other) {
        return new Problem(code, other, message, location, path, found, expected, suggestion, environments, tenants);
    }

    /** The same problem, affecting one more environment and, unless null, one more tenant. */
    public Problem affecting(String environment, @Nullable String tenant) {
        return new Problem(
                code,
                severity,
                message,
                location,
                path,
                found,
                expected,
                suggestion,
                with(environments, environment),
                tenant == null ? tenants : with(tenants, tenant));
    }

    /** Whether another problem is this one seen again: same code, place, path and message. */
    public boolean isSameAs(Problem other) {
        return code.equals(other.code)
                && location.equals(other.location)
                && java.util.Objects.equals(path, other.path)
                && message.equals(other.message);
    }

    /** This problem, affecting also all that the other one affects; an error if either of them is. */
    public Problem mergedWith(Problem other) {
        Problem merged = this;
        for (String environment : other.environments) {
            merged = merged.affecting(environment, null);
        }
        List<String> allTenants = merged.tenants;
        for (String tenant : other.tenants) {
            allTenants = with(allTenants, tenant);
        }
        return new Problem(
                code,
                isError() ? severity : other.severity,
                message,
                location,
                path,
                found,
                expected,
                suggestion,
                merged.environments,
                allTenants);
    }

    private static List<String> with(List<String> names, String name) {
        if (names.contains(name)) {
            return names;
        }
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return longer;
    }

    /** Whether it stops the work. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line: place, severity, message, code; for logs and exceptions, not for the terminal. */
    @Override
    public String toString() {
        String place = location.toString();
        return (place.isEmpty() ? "" : place + ": ") + severity.text() + ": " + message + " [" + code + "]";
    }
}
