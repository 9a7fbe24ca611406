package dev.bers.workspace.reading;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Bounds;
import org.jspecify.annotations.Nullable;

/** Every problem that reading a text can find. */
final class ReadingProblems {

    private static final int EXCERPT_MAX = 60;

    private ReadingProblems() {}

    static Problem unknownEnding(String file) {
        return Problem.error("BERS-DOC-001", "the file's name must end in .yaml, .yml or .json, got: " + file)
                .at(Location.ofFile(file));
    }

    static Problem tooLarge(String file, long bytes) {
        return Problem.error("BERS-DOC-002", "the file has " + bytes + " bytes, more than a document may have")
                .at(Location.ofFile(file))
                .foundInsteadOf(bytes + " bytes", "at most " + Bounds.DOCUMENT_BYTES_MAX + " bytes")
                .suggesting("split it, or keep large content elsewhere and configure where");
    }

    static Problem notUtf8(Location location, int bad) {
        String hex = "0x" + Integer.toHexString(bad | 0x100).substring(1).toUpperCase(java.util.Locale.ROOT);
        return Problem.error("BERS-DOC-003", "the file must be UTF-8, but the byte " + hex + " is none here")
                .at(location)
                .foundInsteadOf("the byte " + hex, "UTF-8")
                .suggesting("save the file as UTF-8");
    }

    static Problem otherEncoding(Location location, String encoding) {
        return Problem.error("BERS-DOC-004", "the file must be UTF-8, got: " + encoding)
                .at(location)
                .foundInsteadOf(encoding, "UTF-8")
                .suggesting("save the file as UTF-8");
    }

    static Problem controlCharacter(Location location, char c) {
        String name = "U+00" + Integer.toHexString(c | 0x100).substring(1).toUpperCase(java.util.Locale.ROOT);
        return Problem.error("BERS-DOC-005", "the control character " + name + " may not stand in a document")
                .at(location)
                .foundInsteadOf(name, null)
                .suggesting("remove it, or write it as an escape within double quotes");
    }

    static Problem yamlSyntax(Location location, String reason, String cure) {
        return Problem.error("BERS-DOC-006", "the file is not YAML: " + reason)
                .at(location)
                .suggesting(cure);
    }

    static Problem tabInIndentation(Location location) {
        return Problem.error("BERS-DOC-007", "YAML is indented with spaces, but here stands a tab")
                .at(location)
                .foundInsteadOf("a tab", "spaces")
                .suggesting("replace the tab by spaces");
    }

    static Problem jsonSyntax(Location location, String reason, @Nullable String cure) {
        return Problem.error("BERS-DOC-008", "the file is not JSON: " + reason)
                .at(location)
                .suggesting(cure);
    }

    static Problem emptyJson(Location location) {
        return jsonSyntax(location, "the file is empty", "write {} for a document without values");
    }

    static Problem duplicateKey(Location location, String key, int firstLine) {
        return Problem.error("BERS-DOC-009", "the key " + excerpt(key) + " stands here again, after line " + firstLine)
                .at(location)
                .foundInsteadOf(excerpt(key), "each key once in a mapping")
                .suggesting("remove one of the two");
    }

    static Problem rootNotMapping(Location location, String typeName) {
        return Problem.error("BERS-DOC-010", "a document must be a mapping of keys to values, got: " + typeName)
                .at(location)
                .foundInsteadOf(typeName, "a mapping")
                .suggesting("write key: value on a line for each value, or {} for none");
    }

    static Problem keyNotText(Location location, String typeName, @Nullable String text) {
        return Problem.error("BERS-DOC-011", "a key must be text, got: " + typeName)
                .at(location)
                .foundInsteadOf(text == null ? typeName : excerpt(text), "text")
                .suggesting(
                        text == null
                                ? "put a value such as {{ x }} in quotes"
                                : "write \"" + excerpt(text) + "\" in quotes");
    }

    static Problem severalDocuments(Location location) {
        return Problem.error("BERS-DOC-012", "a file holds one document, but here a second one begins")
                .at(location)
                .suggesting("move it to a file of its own, or remove the ---");
    }

    static Problem unsupportedTag(Location location, String tag) {
        return Problem.error("BERS-DOC-013", "the tag " + excerpt(tag) + " is not supported")
                .at(location)
                .foundInsteadOf(excerpt(tag), "no tag, or one of !!str !!int !!float !!bool !!null !!map !!seq")
                .suggesting("remove the tag: a document holds plain values only");
    }

    static Problem tagDoesNotFit(Location location, String tag, String typeName) {
        return Problem.error("BERS-DOC-014", "the tag " + tag + " does not fit its value, which is " + typeName)
                .at(location)
                .foundInsteadOf(typeName, tag)
                .suggesting("remove the tag or mend the value");
    }

    static Problem mergeKey(Location location) {
        return Problem.error("BERS-DOC-015", "YAML 1.2 has no merge key <<")
                .at(location)
                .foundInsteadOf("<<", null)
                .suggesting("put what is common into base.yaml, or into an environment that others extend");
    }

    static Problem recursiveAnchor(Location location, String anchor) {
        return Problem.error("BERS-DOC-016", "the value &" + excerpt(anchor) + " contains itself")
                .at(location)
                .foundInsteadOf("*" + excerpt(anchor), null)
                .suggesting("remove the alias: a document is a tree");
    }

    static Problem unknownAlias(Location location, String anchor, @Nullable String nearMiss) {
        return Problem.error("BERS-DOC-017", "no value before here is marked &" + excerpt(anchor))
                .at(location)
                .foundInsteadOf("*" + excerpt(anchor), null)
                .suggesting(
                        nearMiss == null
                                ? "mark it with &" + excerpt(anchor) + ", or write the text in quotes"
                                : "Did you mean *" + excerpt(nearMiss) + "?");
    }

    static Problem tooDeep(Location location) {
        return Problem.error("BERS-DOC-018", "mappings and lists are nested more than " + Bounds.DEPTH_MAX + " deep")
                .at(location)
                .foundInsteadOf(null, "at most " + Bounds.DEPTH_MAX + " levels")
                .suggesting("move the inner levels to mappings of their own");
    }

    static Problem tooManyNodes(Location location) {
        return Problem.error(
                        "BERS-DOC-019",
                        "the document has more than " + Bounds.NODES_MAX + " values, those of its aliases included")
                .at(location)
                .foundInsteadOf(null, "at most " + Bounds.NODES_MAX + " values")
                .suggesting("split the file; an alias counts as often as it is used");
    }

    static Problem textTooLong(Location location, int length) {
        return Problem.error("BERS-DOC-020", "a text has " + length + " characters, more than a value may have")
                .at(location)
                .foundInsteadOf(length + " characters", "at most " + Bounds.TEXT_LENGTH_MAX + " characters")
                .suggesting("shorten the text, or keep it in a file that is no configuration");
    }

    static Problem keyTooLong(Location location, int length) {
        return Problem.error("BERS-DOC-021", "a key has " + length + " characters, more than a key may have")
                .at(location)
                .foundInsteadOf(length + " characters", "at most " + Bounds.KEY_LENGTH_MAX + " characters")
                .suggesting("shorten the key; a long text belongs into a value");
    }

    static Problem numberOutOfRange(Location location, String literal, boolean isInteger) {
        String range = isInteger ? "a whole number within ±2^53" : "a number within the range of a double";
        return Problem.error("BERS-DOC-022", "the number " + excerpt(literal) + " is out of range, it must be " + range)
                .at(location)
                .foundInsteadOf(excerpt(literal), range)
                .suggesting("write it in quotes if it is an identifier");
    }

    static Problem notFinite(Location location, String literal) {
        return Problem.error("BERS-DOC-023", "a number must be finite, got: " + literal)
                .at(location)
                .foundInsteadOf(literal, "a finite number")
                .suggesting("write \"" + literal + "\" in quotes if it is text");
    }

    static Problem loneSurrogate(Location location) {
        return Problem.error("BERS-DOC-024", "an escape writes half of a surrogate pair, which is no character")
                .at(location)
                .suggesting("write the character itself, or both halves");
    }

    static Problem trailingText(Location location) {
        return Problem.error("BERS-DOC-025", "a JSON file holds one value, but more follows it")
                .at(location)
                .suggesting("remove what follows the last brace");
    }

    static Problem tooMany(Location location, int count) {
        return Problem.error("BERS-DOC-026", "the file has " + count + " problems; the rest of it was not read")
                .at(location)
                .suggesting("mend these first");
    }

    private static String excerpt(String text) {
        return text.length() <= EXCERPT_MAX ? text : text.substring(0, EXCERPT_MAX) + "…";
    }
}
