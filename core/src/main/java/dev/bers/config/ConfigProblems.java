package dev.bers.config;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Location;
import dev.bers.problem.NearMiss;
import dev.bers.problem.Problem;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every message about layers, merging, interpolation and the variables of the process. */
public final class ConfigProblems {

    static final String VARIABLE_NOT_SET = "BERS-CFG-049";

    private ConfigProblems() {}

    /** An environment that the manifest doesn't declare. */
    public static Problem unknownEnvironment(EnvironmentName name, List<EnvironmentName> declared) {
        return unknown("BERS-CFG-001", "environment", name.text(), texts(declared, EnvironmentName::text));
    }

    /** A kind that has neither a document nor a schema. */
    public static Problem unknownKind(String kind, List<ConfigKind> present) {
        return unknown("BERS-CFG-002", "kind of configuration", kind, texts(present, ConfigKind::text));
    }

    /** A tenant without a document. */
    public static Problem unknownTenant(TenantHash tenant, List<TenantHash> present) {
        return unknown("BERS-CFG-003", "tenant", tenant.text(), texts(present, TenantHash::text));
    }

    /** A path that no layer mentions. */
    public static Problem unknownPath(String path, List<String> present) {
        return Problem.error("BERS-CFG-004", "no value is at '" + path + "'")
                .foundInsteadOf(path, null)
                .suggesting(NearMiss.question(path, present));
    }

    private static Problem unknown(String code, String what, String found, List<String> declared) {
        String list = declared.isEmpty() ? "none is declared" : "declared: " + String.join(", ", declared);
        return Problem.error(code, "the " + what + " '" + found + "' is not declared")
                .foundInsteadOf(found, list)
                .suggesting(NearMiss.question(found, declared));
    }

    private static <T> List<String> texts(List<T> names, Function<T, String> text) {
        List<String> texts = new ArrayList<>();
        for (T name : names) {
            texts.add(text.apply(name));
        }
        return texts;
    }

    static Problem duplicateItem(String path, String keyName, String key, Location place) {
        return Problem.error(
                        "BERS-CFG-030", "the list '" + path + "' has two items whose " + keyName + " is '" + key + "'")
                .at(place)
                .atPath(path)
                .foundInsteadOf(key, "each " + keyName + " once")
                .suggesting("merge the two items, or give one another " + keyName);
    }

    static Problem itemWithoutKey(String path, String keyName, @Nullable String found, Location place) {
        return Problem.error(
                        "BERS-CFG-031",
                        "each item of the list '" + path + "' needs a plain '" + keyName
                                + "', after which it is merged")
                .at(place)
                .atPath(path)
                .foundInsteadOf(found == null ? "no " + keyName : found, "a text, number or boolean without ${…}")
                .suggesting("add '" + keyName + "' to the item");
    }

    static Problem nullInList(String path, Location place) {
        return Problem.error("BERS-CFG-033", "null deletes a key of a mapping; in a list it deletes nothing")
                .at(place)
                .atPath(path)
                .foundInsteadOf("null", "a value")
                .suggesting("leave the item out: a list replaces the one of lower layers as a whole");
    }

    static Problem tooDeep(String path, Location place) {
        return Problem.error(
                        "BERS-CFG-034", "mappings and lists are nested deeper than " + Bounds.DEPTH_MAX + " levels")
                .at(place)
                .atPath(path)
                .suggesting("flatten the values; if they come from defaults, a schema refers to itself");
    }

    static Problem tooManyLayers(int count) {
        return Problem.error(
                        "BERS-CFG-035", "a configuration has at most " + Bounds.LAYERS_MAX + " layers, got: " + count)
                .suggesting("shorten the chain of 'extends'");
    }

    static Problem malformedExpression(Template.Malformed malformed, String path, Location place) {
        String expression = shortened(malformed.expression());
        Problem problem =
                switch (malformed.fault()) {
                    case UNTERMINATED ->
                        Problem.error("BERS-CFG-040", "the expression in '" + path + "' has no closing brace")
                                .foundInsteadOf(expression, "a } that ends it")
                                .suggesting("write $${ for a literal ${");
                    case NO_PATH ->
                        Problem.error("BERS-CFG-041", "the expression in '" + path + "' holds no path")
                                .foundInsteadOf(expression, "${A.B}, ${kind:A.B} or ${variable:NAME}")
                                .suggesting(
                                        "quote keys with special characters, as in ${\"a.b\".c}; write $${ for a literal ${");
                    case UNKNOWN_KIND ->
                        Problem.error("BERS-CFG-043", "the expression in '" + path + "' names no kind of configuration")
                                .foundInsteadOf(
                                        expression, "variable, or one of " + String.join(", ", ConfigKind.names()))
                                .suggesting(kindNear(malformed.expression()));
                    case NO_VARIABLE_NAME ->
                        Problem.error("BERS-CFG-041", "the expression in '" + path + "' names no variable")
                                .foundInsteadOf(expression, "${variable:NAME}, the name of letters, digits and _");
                };
        return problem.at(place).atPath(path);
    }

    private static @Nullable String kindNear(String expression) {
        List<String> names = new ArrayList<>(ConfigKind.names());
        names.add("variable");
        return NearMiss.of(expression.substring(2, expression.indexOf(':')), names)
                .orElse(null);
    }

    static Problem unknownReference(
            Template.Reference reference, ConfigKind kind, List<String> present, String path, Location place) {
        ConfigKind target = reference.kind() == null ? kind : reference.kind();
        String referred = reference.path().toString();
        return Problem.error(
                        "BERS-CFG-042",
                        "'" + path + "' refers to '" + referred + "', which the kind " + target.text()
                                + " doesn't have")
                .at(place)
                .atPath(path)
                .foundInsteadOf(shortened(reference.expression()), "the path of a value")
                .suggesting(NearMiss.question(referred, present));
    }

    static Problem circle(String circle, String path, Location place) {
        return Problem.error("BERS-CFG-044", "values refer to each other in a circle: " + circle)
                .at(place)
                .atPath(path)
                .suggesting("give one of them a value of its own");
    }

    static Problem embeddedBranch(String expression, String type, String path, Location place) {
        return Problem.error(
                        "BERS-CFG-045", "only text, numbers and booleans can stand inside the text of '" + path + "'")
                .at(place)
                .atPath(path)
                .foundInsteadOf(type + " for " + shortened(expression), "a value without parts")
                .suggesting("refer to one value in it, or let the expression stand alone");
    }

    static Problem interpolatedTooLong(String path, Location place) {
        return Problem.error(
                        "BERS-CFG-046",
                        "with its expressions replaced, '" + path + "' is longer than " + Bounds.TEXT_LENGTH_MAX
                                + " characters")
                .at(place)
                .atPath(path);
    }

    static Problem interpolatedTooMuch(String path, Location place) {
        return Problem.error(
                        "BERS-CFG-047",
                        "the expressions of this environment produce more than " + Bounds.INTERPOLATED_LENGTH_MAX
                                + " characters or " + Bounds.INTERPOLATED_NODES_MAX + " values")
                .at(place)
                .atPath(path)
                .suggesting("look for values that refer to each other twice or more");
    }

    static Problem interpolationTooDeep(String path, Location place) {
        return Problem.error(
                        "BERS-CFG-048",
                        "expressions lead to expressions more than " + Bounds.INTERPOLATION_DEPTH_MAX + " times")
                .at(place)
                .atPath(path)
                .suggesting("refer to the value at the end of the chain");
    }

    /** For a secret no file is the cure: it would be committed with it. */
    static Problem variableNotSet(String expression, String name, String path, Location place, boolean isSecret) {
        return Problem.error(VARIABLE_NOT_SET, "'" + path + "' needs the variable " + name + ", which is not set")
                .at(place)
                .atPath(path)
                .foundInsteadOf(expression, "a variable of the process")
                .suggesting("set " + name + (isSecret ? "" : ", or put the value in a file"));
    }

    static Problem variableInAuthority(String path, String written, Location place) {
        return Problem.error(
                        "BERS-CFG-050",
                        "a variable of the process decides where '" + path
                                + "' points at, so nothing can be proved of it")
                .at(place)
                .atPath(path)
                .foundInsteadOf(
                        shortened(written), "a host that stands in a file; variables may follow the first / after it")
                .suggesting("put the address in the environment's file, one for each environment");
    }

    static Problem publicFromPrivate(String expression, String path, Location place) {
        return publicFrom(expression, path, place).suggesting("mark both public, or neither");
    }

    /** As {@link #publicFromPrivate}, where nothing that is referred to could be marked. */
    static Problem publicFromUnmarked(String expression, ConfigKind target, String path, Location place) {
        return publicFrom(expression, path, place)
                .suggesting("the kind " + target.text() + " has no schema that could mark it: add config/schemas/"
                        + target.text() + ".schema.json");
    }

    private static Problem publicFrom(String expression, String path, Location place) {
        return Problem.error(
                        "BERS-CFG-051", "'" + path + "' is public, and what it refers to is not; it would be published")
                .at(place)
                .atPath(path)
                .foundInsteadOf(shortened(expression), "a value that the schema marks x-bers-public");
    }

    static Problem variableName(String name, Location place) {
        return Problem.error("BERS-CFG-060", "the variable " + name + " names no path")
                .at(place)
                .foundInsteadOf(name, "keys parted by two underscores: " + VariableLayer.PREFIX + "A__B")
                .suggesting("write " + VariableLayer.PREFIX + "A__B for A.B: at most " + Bounds.DEPTH_MAX
                        + " keys, each of at most " + Bounds.KEY_LENGTH_MAX + " characters");
    }

    static Problem variableType(String name, SchemaType type, @Nullable String found, String path, Location place) {
        return Problem.error("BERS-CFG-061", "the variable " + name + " must be " + type.text() + " for '" + path + "'")
                .at(place)
                .atPath(path)
                .foundInsteadOf(found == null ? null : shortened(found), type.text())
                .suggesting("set " + name + " to " + type.text() + ", or unset it");
    }

    static Problem variablesConflict(String name, String path, Location place) {
        return Problem.error("BERS-CFG-062", "another variable gives '" + path + "' already, or a part of it")
                .at(place)
                .atPath(path)
                .foundInsteadOf(name, "one variable for each value")
                .suggesting("unset one of the two");
    }

    static Problem variableIntoList(String name, String path, Location place) {
        return Problem.error("BERS-CFG-063", "the variable " + name + " reaches into the list '" + path + "'")
                .at(place)
                .atPath(path)
                .foundInsteadOf(name, "a path through mappings, or through a list that the schema gives an x-bers-key")
                .suggesting("put the list in a file");
    }

    static Problem tooManyVariables(int count) {
        return Problem.error(
                "BERS-CFG-064",
                "at most " + Bounds.VARIABLES_MAX + " variables may be named " + VariableLayer.PREFIX + "…, got: "
                        + count);
    }

    static Problem publicSecret(String pointer, Location place) {
        return Problem.error("BERS-CFG-065", "the schema marks '#" + pointer + "' public, and secret too")
                .at(place)
                .foundInsteadOf("x-bers-public: true", "a secret without it")
                .suggesting("remove x-bers-public; the value is kept secret until then");
    }

    static Problem annotationMisused(String annotation, String pointer, String found, String expected, Location place) {
        return Problem.error(
                        "BERS-CFG-066", "the annotation " + annotation + " of '#" + pointer + "' must be " + expected)
                .at(place)
                .foundInsteadOf(found, expected);
    }

    static Problem schemaTooLarge(Location place) {
        return Problem.error(
                        "BERS-CFG-067",
                        "the schema has more than " + Bounds.SCHEMA_NODES_MAX
                                + " places, after its references are followed")
                .at(place);
    }

    private static Problem suspicious(String code, String message, Leaf leaf) {
        return Problem.error(code, message).at(leaf.provenance().location()).atPath(leaf.path());
    }

    static Problem controlCharacter(char found, int index, Leaf leaf) {
        return suspicious("BERS-CFG-070", "'" + leaf.path() + "' holds a control character", leaf)
                .foundInsteadOf(unicode(found) + " at character " + (index + 1), "printable text")
                .suggesting("remove it; it is often left by copying");
    }

    static Problem directionCharacter(char found, int index, Leaf leaf) {
        return suspicious(
                        "BERS-CFG-071",
                        "'" + leaf.path() + "' holds an invisible character that reorders or hides the text around it",
                        leaf)
                .foundInsteadOf(unicode(found) + " at character " + (index + 1), "text that is what it looks like")
                .suggesting("remove it; it is often left by copying");
    }

    static Problem script(String found, Leaf leaf) {
        return suspicious("BERS-CFG-072", "'" + leaf.path() + "' would run as a script in a page", leaf)
                .foundInsteadOf(found, "text, or markup without scripts and event handlers");
    }

    static Problem pathTraversal(Leaf leaf) {
        return suspicious("BERS-CFG-073", "'" + leaf.path() + "' climbs out of its folder", leaf)
                .foundInsteadOf("..", "a path without .. segments");
    }

    static Problem headerInjection(Leaf leaf) {
        return suspicious("BERS-CFG-074", "'" + leaf.path() + "' would begin another line of a request", leaf)
                .foundInsteadOf("a line end", "one line")
                .suggesting("remove the line end; in YAML, > and | add one where >- and |- don't");
    }

    static Problem templateInjection(String found, Leaf leaf) {
        return suspicious("BERS-CFG-075", "'" + leaf.path() + "' holds code for a template engine", leaf)
                .foundInsteadOf(found, "text, or a placeholder such as {{name}}");
    }

    static Problem tooLong(int length, int lengthMax, Leaf leaf) {
        return suspicious("BERS-CFG-076", "'" + leaf.path() + "' is too long to be served", leaf)
                .foundInsteadOf(length + " characters", "at most " + lengthMax)
                .suggesting("shorten it");
    }

    static Problem deceptiveHost(Leaf leaf) {
        return suspicious("BERS-CFG-077", "the host in '" + leaf.path() + "' looks like another one", leaf)
                .foundInsteadOf("letters of several scripts, or lookalikes", "a host whose labels keep to one script")
                .suggesting("write the host in ASCII, as xn--… if it is meant");
    }

    static Problem hostLikeUser(Leaf leaf) {
        return suspicious("BERS-CFG-078", "'" + leaf.path() + "' shows one host and leads to another", leaf)
                .foundInsteadOf("a user name like a host before the @", "a URL that begins with its host");
    }

    static Problem passwordInUrl(Leaf leaf) {
        return suspicious("BERS-CFG-079", "'" + leaf.path() + "' holds a password, and is not marked secret", leaf)
                .foundInsteadOf("a password before the @", "a URL without a password")
                .suggesting("move it to a value of its own, and mark that x-bers-secret");
    }

    static Problem prototypeKey(String key, Leaf leaf) {
        return suspicious(
                        "BERS-CFG-080", "the key '" + key + "' reaches into the prototypes of JavaScript objects", leaf)
                .foundInsteadOf(key, "any other key");
    }

    static Problem characterInKey(char found, Leaf leaf) {
        return suspicious("BERS-CFG-081", "a key holds a control character, or one that can't be seen", leaf)
                .foundInsteadOf(unicode(found), "a key of printable characters")
                .suggesting("type the key anew; such a character is often left by copying");
    }

    private static String unicode(char c) {
        String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
        return "U+" + "0".repeat(4 - hex.length()) + hex;
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
