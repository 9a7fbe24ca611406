package dev.bers.isolation;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.NearMiss;
import dev.bers.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every message of this capability about ownership and its proof. */
final class IsolationProblems {

    private static final String FORMS =
            "a host (api.example.com, *.example.com), a URL prefix, s3://bucket, an ARN, or key:prefix";

    private IsolationProblems() {}

    private static String quote(String pattern) {
        return "'" + pattern + "'";
    }

    /** ISO-001. */
    static Problem foreignEndpoint(Violation violation) {
        return Problem.error(
                        "BERS-ISO-001",
                        quote(violation.path()) + " in " + violation.environment() + " names " + violation.endpoint()
                                + ", which belongs to " + violation.owner())
                .foundInsteadOf(violation.endpoint(), "what " + violation.environment() + " owns, or what is shared")
                .suggesting("name " + violation.environment()
                        + "'s own endpoint; if both may reach this one, declare it" + " under isolation.shared");
    }

    /** ISO-002; a warning where the declaration says so. */
    static Problem unknownEndpoint(Violation violation) {
        String code = "BERS-ISO-002";
        String message = quote(violation.path()) + " in " + violation.environment() + " names " + violation.endpoint()
                + ", which nobody owns";
        return (violation.isError() ? Problem.error(code, message) : Problem.warning(code, message))
                .foundInsteadOf(violation.endpoint(), "what " + violation.environment() + " owns, or what is shared")
                .suggesting("declare it under isolation.owners." + violation.environment()
                        + " or isolation.shared; if it is no endpoint, say x-bers-endpoint: false in the schema");
    }

    /** ISO-003. */
    static Problem unprovable(Violation violation) {
        return Problem.error(
                        "BERS-ISO-003",
                        quote(violation.path()) + " in " + violation.environment() + " leads to " + violation.endpoint()
                                + ", of which nobody can know where it is")
                .foundInsteadOf(violation.endpoint(), "a host that stands in a file")
                .suggesting(
                        "write the host out in each environment's file; a template may follow the first / after it");
    }

    /** ISO-004. */
    static Problem endless(Violation violation) {
        return Problem.error(
                        "BERS-ISO-004",
                        quote(violation.path()) + " in " + violation.environment()
                                + " has so many parts that may be endpoints within each other that they are not read to"
                                + " the end")
                .foundInsteadOf(
                        "more to read than " + EndpointFinder.READINGS_MAX + " times its length",
                        "a value that can be looked through")
                .suggesting("give each endpoint a value of its own; if it names none, say x-bers-endpoint: false in"
                        + " the schema");
    }

    /** ISO-020. */
    static Problem malformedPattern(Declared declared, String reason) {
        return Problem.error("BERS-ISO-020", "the pattern " + quote(declared.pattern()) + " cannot be read: " + reason)
                .at(declared.location())
                .foundInsteadOf(declared.pattern(), FORMS);
    }

    /** ISO-021. */
    static Problem twoStars(Declared declared) {
        return Problem.error(
                        "BERS-ISO-021",
                        "the pattern " + quote(declared.pattern())
                                + " has more than one *; only an ARN may have several")
                .at(declared.location())
                .foundInsteadOf(declared.pattern(), "at most one *")
                .suggesting("one * spans dots too: *.example.com matches a.b.example.com");
    }

    /** ISO-022. */
    static Problem unknownOwner(EnvironmentName owner, List<String> declaredNames, Declared declared) {
        String near = NearMiss.question(owner.text(), declaredNames);
        return Problem.error(
                        "BERS-ISO-022",
                        quote(declared.pattern()) + " is owned by '" + owner + "', which is no declared environment")
                .at(declared.location())
                .foundInsteadOf(owner.text(), "one of " + String.join(", ", declaredNames))
                .suggesting(near == null ? "declare it under environments, or take the pattern out" : near);
    }

    /** ISO-023. */
    static Problem neverMatches(Declared declared, String reason) {
        return Problem.error("BERS-ISO-023", "the pattern " + quote(declared.pattern()) + " can never match: " + reason)
                .at(declared.location())
                .foundInsteadOf(declared.pattern(), FORMS);
    }

    /** ISO-024. */
    static Problem sharedAndOwned(Declared declared, EndpointMatcher owned) {
        String owner = Ruling.of(owned).ownerText();
        return Problem.error(
                        "BERS-ISO-024",
                        quote(declared.pattern()) + " is shared, but " + quote(owned.pattern())
                                + ", which is the same, is" + " owned by " + owner)
                .at(declared.location())
                .foundInsteadOf("shared, and owned by " + owner, "shared or owned, not both")
                .suggesting("take it out of isolation.shared, or out of what " + owner + " owns");
    }

    /** ISO-025, of a pattern that is refused. */
    static Problem tooBroad(Declared declared) {
        return Problem.error(
                        "BERS-ISO-025",
                        "the pattern " + quote(declared.pattern())
                                + " would own everything of its kind, so it proves nothing")
                .at(declared.location())
                .foundInsteadOf(declared.pattern(), "a pattern that names what is yours");
    }

    /** ISO-025, of a pattern that is kept. */
    static Problem wholeTopLevel(Declared declared) {
        return Problem.warning(
                        "BERS-ISO-025",
                        "the pattern " + quote(declared.pattern()) + " takes in every host of a top-level domain")
                .at(declared.location())
                .foundInsteadOf(declared.pattern(), "a pattern that names what is yours");
    }

    /** ISO-026. */
    static Problem loopback(Declared declared, @Nullable EnvironmentName owner) {
        String whose = owner == null ? "shared" : "owned by " + owner;
        return Problem.warning(
                        "BERS-ISO-026",
                        quote(declared.pattern()) + " is " + whose + ", but it is whatever machine the program runs on")
                .at(declared.location())
                .foundInsteadOf(declared.pattern(), "loopback owned by the development tier only")
                .suggesting("if a sidecar listens there, say so with its port: " + declared.pattern() + ":PORT");
    }
}
