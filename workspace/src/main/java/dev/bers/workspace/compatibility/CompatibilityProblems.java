package dev.bers.workspace.compatibility;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Json;
import dev.bers.value.Value;
import dev.bers.workspace.pattern.Looks;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All messages about the compatibility of schema versions: codes SCH-001 to SCH-039. */
final class CompatibilityProblems {

    private static final int VALUE_LENGTH_MAX = 80;
    private static final String SIMPLER_PATTERN = "write the pattern without a repetition inside a repetition";

    private CompatibilityProblems() {}

    static Problem typeNarrowed(Direction direction, String path, Set<JsonType> lost, Set<JsonType> allowed) {
        String before = JsonType.describe(lost);
        return Problem.error(
                        "BERS-SCH-001",
                        subject(path) + " may be " + before + " in " + data(direction) + ", which " + schema(direction)
                                + " refuses")
                .foundInsteadOf(JsonType.describe(allowed), before + " as well")
                .suggesting("add the type to the list of types, or migrate the data");
    }

    static Problem valueRefused(Direction direction, String path, Value value) {
        String shown = shorten(Json.write(value));
        return Problem.error(
                        "BERS-SCH-002",
                        subject(path) + " may be " + shown + " in " + data(direction) + ", which " + schema(direction)
                                + " refuses")
                .suggesting("keep the value allowed, or migrate the data");
    }

    static Problem valuesListed(Direction direction, String path, String keyword, Value listed) {
        return Problem.error(
                        "BERS-SCH-003",
                        schema(direction) + " accepts only listed values of " + subject(path) + "; " + data(direction)
                                + " may have others")
                .foundInsteadOf(keyword + " " + shorten(Json.write(listed)), "no list, or a list on both sides");
    }

    static Problem bound(Direction direction, String path, String keyword, String weaker, @Nullable String stronger) {
        return Problem.error(
                        "BERS-SCH-004",
                        schema(direction) + " sets " + keyword + " " + weaker + " for " + subject(path) + "; "
                                + data(direction) + (stronger == null ? " has no such limit" : " has " + stronger))
                .foundInsteadOf(keyword + " " + weaker, stronger == null ? "no limit" : keyword + " " + stronger);
    }

    static Problem constraint(Direction direction, String path, String keyword, Value operand) {
        String shown = shorten(Json.write(operand));
        return Problem.error(
                        "BERS-SCH-005",
                        schema(direction) + " demands " + keyword + " " + shown + " of " + subject(path) + ", which "
                                + data(direction) + " need not fulfil")
                .foundInsteadOf(keyword + " " + shown, "nothing that the other version does not demand too");
    }

    static Problem requiredAdded(Direction direction, String path, String name) {
        return Problem.error(
                        "BERS-SCH-006",
                        schema(direction) + " requires " + name + " in " + subject(path) + ", which " + data(direction)
                                + " may lack")
                .suggesting("make it optional and give it a default, or add it by a migration first");
    }

    static Problem nothingAllowed(Direction direction, String path) {
        return Problem.error(
                        "BERS-SCH-007",
                        schema(direction) + " allows no " + subject(path) + ", which " + data(direction) + " may have")
                .suggesting("keep it among the properties, mark it \"deprecated\": true, and remove it by a migration");
    }

    static Problem dependencyAdded(Direction direction, String path, String trigger, String name) {
        return Problem.error(
                "BERS-SCH-008",
                schema(direction) + " requires " + name + " wherever " + subject(path) + " has " + trigger + "; "
                        + data(direction) + " may lack it");
    }

    static Problem unproved(Direction direction, String path, String keyword) {
        return Problem.error(
                        "BERS-SCH-020",
                        "it cannot be shown that " + schema(direction) + " accepts " + data(direction) + " at "
                                + subject(path) + ": " + keyword + " is too general to be compared")
                .suggesting("say the same in both versions, or in simpler words (type, enum, properties, ranges)");
    }

    static Problem unresolved(Direction direction, String path, String reference) {
        return Problem.error(
                        "BERS-SCH-021",
                        "it cannot be shown that " + schema(direction) + " accepts " + data(direction) + " at "
                                + subject(path) + ": " + reference + " leads to no schema in its file")
                .suggesting("refer to a schema in the same file, as in \"#/$defs/name\"");
    }

    static Problem tooComplex(Direction direction, String path, int stepsMax) {
        return Problem.error(
                "BERS-SCH-022",
                "it cannot be shown that " + schema(direction) + " accepts " + data(direction) + " at " + subject(path)
                        + ": more than " + stepsMax + " comparisons would be needed");
    }

    static Problem slowPattern(Direction direction, String pattern) {
        return Problem.error(
                        "BERS-SCH-022",
                        "it cannot be shown that " + schema(direction) + " accepts " + data(direction) + ": "
                                + slow(pattern))
                .suggesting(SIMPLER_PATTERN);
    }

    static Problem annotationsNotCompared(String pattern, Location place) {
        return Problem.warning("BERS-SCH-022", "not all annotations were compared: " + slow(pattern))
                .at(place)
                .suggesting(SIMPLER_PATTERN);
    }

    private static String slow(String pattern) {
        return "the pattern " + pattern + " takes more than " + Looks.COUNT_MAX
                + " looks at the characters of names and values";
    }

    static Problem noLongerPublic(String path, Location place) {
        return Problem.warning("BERS-SCH-030", subject(path) + " is no longer public: pages and bundles lose it")
                .at(place)
                .atPath(path);
    }

    static Problem nowPublic(String path, Location place) {
        return Problem.warning("BERS-SCH-031", subject(path) + " becomes public: it will stand in every bundle")
                .at(place)
                .atPath(path);
    }

    static Problem secrecyChanged(String path, boolean isSecret, Location place) {
        return Problem.warning(
                        "BERS-SCH-032",
                        subject(path)
                                + (isSecret
                                        ? " becomes a secret: it is masked from now on"
                                        : " is no longer a secret: it will be shown in clear"))
                .at(place)
                .atPath(path);
    }

    static Problem defaultChanged(String path, @Nullable Value before, @Nullable Value after, Location place) {
        return Problem.warning(
                        "BERS-SCH-033",
                        "the default of " + subject(path) + " changes: documents without it mean something else now")
                .at(place)
                .atPath(path)
                .foundInsteadOf(show(after), show(before));
    }

    static Problem versionNotRaised(String version, Location place) {
        return Problem.warning("BERS-SCH-034", "the schema has changed, but its x-bers-version is still " + version)
                .at(place)
                .suggesting("raise x-bers-version by one");
    }

    /** Whether a problem says that a proof is missing, not that there is a break. */
    static boolean isUnproved(Problem problem) {
        String code = problem.code().text();
        return code.startsWith("BERS-SCH-02");
    }

    private static @Nullable String show(@Nullable Value value) {
        return value == null ? "no default" : shorten(Json.write(value));
    }

    private static String shorten(String text) {
        return text.length() <= VALUE_LENGTH_MAX ? text : text.substring(0, VALUE_LENGTH_MAX - 1) + "…";
    }

    private static String subject(String path) {
        return path.isEmpty() ? "the document" : path;
    }

    private static String schema(Direction direction) {
        return direction == Direction.BACKWARD ? "the new schema" : "the old schema";
    }

    private static String data(Direction direction) {
        return direction == Direction.BACKWARD ? "old data" : "new data";
    }
}
