package dev.bers.workspace.schema;

import dev.bers.config.ConfigPath;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Document;
import dev.bers.value.Position;
import dev.bers.value.Value;
import org.jspecify.annotations.Nullable;

/** Every problem that a schema, or a configuration held to one, can have. */
final class SchemaProblems {

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
                .foundInsteadOf(null, expected);
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
        return Problem.error("BERS-CFG-023", "the pattern " + pattern + " is no regular expression: " + reason)
                .at(location)
                .foundInsteadOf(pattern, "a regular expression");
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
