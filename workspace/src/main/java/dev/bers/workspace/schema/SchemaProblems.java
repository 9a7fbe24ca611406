package dev.bers.workspace.schema;

import dev.bers.config.ConfigPath;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Document;
import dev.bers.value.Json;
import dev.bers.value.Position;
import dev.bers.value.Value;
import dev.bers.workspace.pattern.BoundedPattern;
import dev.bers.workspace.pattern.Looks;
import org.jspecify.annotations.Nullable;

/** Every problem that a schema, or a configuration held to one, can have. */
final class SchemaProblems {

    /** Of a schema that asks for more work than there is time for. */
    static final String EXHAUSTING = "BERS-CFG-026";

    private static final int PATTERN_LENGTH_MAX = 80;

    private SchemaProblems() {}

    /** A value that is not what the schema asks for, under the code of the keyword's family. */
    static Problem violated(String code, Location location, String path, String found, String expected) {
        return Problem.error(code, subject(path) + " must be " + expected + ", got: " + found)
                .at(location)
                .atPath(path.isEmpty() ? null : path)
                .foundInsteadOf(found, expected);
    }

    static Problem missing(Location location, String path, String expected) {
        return Problem.error("BERS-CFG-013", path + " is missing: no layer of this environment gives it a value")
                .at(location)
                .atPath(path)
                .foundInsteadOf(null, expected)
                .suggesting("add " + path + " to this file, or to base.yaml for all environments");
    }

    static Problem unknownKey(Location location, String path, String schemaFile, @Nullable String nearMiss) {
        return Problem.error("BERS-CFG-014", path + " is not a key that " + schemaFile + " declares")
                .at(location)
                .atPath(path)
                .foundInsteadOf(path, "a declared key")
                .suggesting(nearMiss == null ? "declare it there, or remove it" : "Did you mean " + nearMiss + "?");
    }

    static Problem noBranchFits(Location location, String path, String found, String expected, int branches) {
        return Problem.error(
                        "BERS-CFG-017",
                        subject(path) + " has none of the " + branches
                                + " forms that the schema allows; the nearest asks for " + expected)
                .at(location)
                .atPath(path.isEmpty() ? null : path)
                .foundInsteadOf(found, expected);
    }

    static Problem combined(Location location, String path, String found, String reason) {
        return Problem.error("BERS-CFG-017", subject(path) + " " + reason)
                .at(location)
                .atPath(path.isEmpty() ? null : path)
                .foundInsteadOf(found, null);
    }

    static Problem otherwise(Location location, String path, String found, String reason) {
        return Problem.error("BERS-CFG-018", subject(path) + " does not fit its schema: " + reason)
                .at(location)
                .atPath(path.isEmpty() ? null : path)
                .foundInsteadOf(found, null);
    }

    static Problem unknownDraft(Document schema) {
        Value declared = schema.root().get("$schema");
        String text = declared == null ? "nothing" : declared.toString();
        return Problem.error("BERS-CFG-020", "$schema must name draft-07 or 2020-12 of JSON Schema, got: " + text)
                .at(at(schema, new ConfigPath(java.util.List.of(new ConfigPath.Key("$schema")))))
                .foundInsteadOf(text, "https://json-schema.org/draft/2020-12/schema")
                .suggesting("write \"$schema\": \"https://json-schema.org/draft/2020-12/schema\"");
    }

    static Problem foreignReference(Location location, String reference) {
        return Problem.error("BERS-CFG-021", "a $ref must stay within its file, got: " + reference)
                .at(location)
                .foundInsteadOf(reference, "a reference that begins with #")
                .suggesting("copy what it refers to under $defs and refer to #/$defs/NAME: nothing is ever loaded"
                        + " from elsewhere");
    }

    static Problem deadReference(Location location, String reference) {
        return Problem.error("BERS-CFG-022", "nothing stands where this $ref points to: " + reference)
                .at(location)
                .foundInsteadOf(reference, "the place of a schema in this file");
    }

    static Problem brokenPattern(Location location, String pattern, String reason) {
        return Problem.error(
                        "BERS-CFG-023", "the pattern " + shortened(pattern) + " is no regular expression: " + reason)
                .at(location)
                .foundInsteadOf(shortened(pattern), "a regular expression");
    }

    static Problem vastPattern(Location location, String pattern) {
        return Problem.error(
                        "BERS-CFG-028",
                        "the pattern " + shortened(pattern) + " is too long or nested too deeply to be used")
                .at(location)
                .foundInsteadOf(
                        shortened(pattern),
                        "at most " + BoundedPattern.LENGTH_MAX + " characters, and " + BoundedPattern.NESTING_MAX
                                + " groups inside each other")
                .suggesting("take out groups that change nothing, or ask for less: ((a)) matches what a does");
    }

    static Problem notASchema(Document schema, ConfigPath path, String reason) {
        return Problem.error("BERS-CFG-024", "this is not JSON Schema: " + reason)
                .at(at(schema, path))
                .atPath(path.toString().isEmpty() ? null : path.toString());
    }

    static Problem unusable(Document schema, RuntimeException refused) {
        String reason = refused.getMessage() == null ? refused.getClass().getSimpleName() : refused.getMessage();
        int lineEnd = reason.indexOf('\n');
        return Problem.error(
                        "BERS-CFG-025",
                        "the schema cannot be used: " + (lineEnd < 0 ? reason : reason.substring(0, lineEnd)))
                .at(Location.ofFile(schema.file()));
    }

    /** Also of one that is sound, but whose pattern Java's regular expressions cannot hold against a long text. */
    static Problem endless(Document schema) {
        return Problem.error("BERS-CFG-025", "the schema cannot be used: to hold a configuration to it never ends")
                .at(Location.ofFile(schema.file()))
                .foundInsteadOf(
                        "a $ref that leads back to itself, or a pattern that repeats a choice", "a schema that ends")
                .suggesting("let a $ref come back to itself only through a property or item, and write a pattern"
                        + " such as (a|b)* as [ab]*");
    }

    /** A schema whose keywords lead to each other in very many ways. */
    static Problem tooManySteps(Document schema, ConfigPath keyword) {
        return Problem.error(
                        EXHAUSTING,
                        "to hold a configuration to this schema takes more than " + SchemaValidator.STEPS_MAX
                                + " steps")
                .at(at(schema, InstancePaths.parent(keyword)))
                .foundInsteadOf("parts that are reached in very many ways", "a schema that ends soon")
                .suggesting(
                        "refer to each part once: every allOf, anyOf or oneOf that leads to one part twice doubles the work"
                                + " of all below it");
    }

    /** A pattern that backtracks in very many ways, or one of very many. */
    static Problem slowPattern(Document schema, Position position, String pattern) {
        return Problem.error(
                        EXHAUSTING,
                        "the pattern " + shortened(pattern) + " takes more than " + Looks.COUNT_MAX
                                + " looks at the characters of a configuration")
                .at(new Location(schema.file(), position.line(), position.column()))
                .foundInsteadOf("a pattern that tries very many ways to match", "a pattern that ends soon")
                .suggesting(
                        "write it without a repetition inside a repetition: [ab]+ instead of (a+|b+)+, [^,]* instead of .*");
    }

    static Problem notAVersion(Location location, Value found) {
        String text = shortened(Json.write(found));
        return Problem.error("BERS-CFG-027", "x-bers-version must be a whole number of at least 1, got: " + text)
                .at(location)
                .atPath("x-bers-version")
                .foundInsteadOf(text, "a whole number of at least 1")
                .suggesting("write it without quotes, 1 in the first version and one more in each later one");
    }

    private static String shortened(String pattern) {
        return pattern.length() <= PATTERN_LENGTH_MAX ? pattern : pattern.substring(0, PATTERN_LENGTH_MAX) + "…";
    }

    private static String subject(String path) {
        return path.isEmpty() ? "the configuration" : path;
    }

    private static Location at(Document schema, ConfigPath path) {
        ConfigPath rest = path;
        Value value = InstancePaths.valueAt(schema.root(), rest);
        while (value == null) {
            rest = InstancePaths.parent(rest);
            value = InstancePaths.valueAt(schema.root(), rest);
        }
        Position position = value.position();
        return new Location(schema.file(), position.line(), position.column());
    }
}
