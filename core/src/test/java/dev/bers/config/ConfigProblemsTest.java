package dev.bers.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.tenant.TenantHash;
import dev.bers.value.TextValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each template to the letter. */
class ConfigProblemsTest {

    private static final Location AT = new Location("staging.yaml", 4, 7);

    private static final Leaf LEAF =
            new Leaf("A.B", TextValue.of("x"), new Provenance(LayerKind.ENVIRONMENT, "staging", AT), SchemaHints.NONE);

    private static Arguments of(Problem problem, String line, String found, String expected, String suggestion) {
        return Arguments.of(problem, line, found, expected, suggestion);
    }

    private static Arguments at(Problem problem, String line, String found, String expected, String suggestion) {
        return of(problem, "staging.yaml:4:7: " + line, found, expected, suggestion);
    }

    private static Template.Reference reference(String expression) {
        return (Template.Reference) Template.parse(expression).parts().get(0);
    }

    private static Problem malformed(String expression) {
        Template.Malformed part =
                (Template.Malformed) Template.parse(expression).parts().get(0);
        return ConfigProblems.malformedExpression(part, "A", AT);
    }

    static Stream<Arguments> names() {
        return Stream.of(
                of(
                        ConfigProblems.unknownEnvironment(
                                new EnvironmentName("stagign"),
                                List.of(new EnvironmentName("staging"), new EnvironmentName("production"))),
                        "error: the environment 'stagign' is not declared [BERS-CFG-001]",
                        "stagign",
                        "declared: staging, production",
                        "Did you mean staging?"),
                of(
                        ConfigProblems.unknownKind("monitring", List.of(ConfigKind.MONITORING)),
                        "error: the kind of configuration 'monitring' is not declared [BERS-CFG-002]",
                        "monitring",
                        "declared: monitoring",
                        "Did you mean monitoring?"),
                of(
                        ConfigProblems.unknownTenant(new TenantHash("t9"), List.of()),
                        "error: the tenant 't9' is not declared [BERS-CFG-003]",
                        "t9",
                        "none is declared",
                        null),
                of(
                        ConfigProblems.unknownPath("API_ULR", List.of("API_URL", "DEBUG")),
                        "error: no value is at 'API_ULR' [BERS-CFG-004]",
                        "API_ULR",
                        null,
                        "Did you mean API_URL?"));
    }

    static Stream<Arguments> merging() {
        return Stream.of(
                at(
                        ConfigProblems.duplicateItem("NODES", "name", "two", AT),
                        "error: the list 'NODES' has two items whose name is 'two' [BERS-CFG-030]",
                        "two",
                        "each name once",
                        "merge the two items, or give one another name"),
                at(
                        ConfigProblems.itemWithoutKey("NODES", "name", null, AT),
                        "error: each item of the list 'NODES' needs a plain 'name', after which it is merged"
                                + " [BERS-CFG-031]",
                        "no name",
                        "a text, number or boolean without ${…}",
                        "add 'name' to the item"),
                at(
                        ConfigProblems.nullInList("LIST[0]", AT),
                        "error: null deletes a key of a mapping; in a list it deletes nothing [BERS-CFG-033]",
                        "null",
                        "a value",
                        "leave the item out: a list replaces the one of lower layers as a whole"),
                at(
                        ConfigProblems.tooDeep("A.A", AT),
                        "error: mappings and lists are nested deeper than 64 levels [BERS-CFG-034]",
                        null,
                        null,
                        "flatten the values; if they come from defaults, a schema refers to itself"),
                of(
                        ConfigProblems.tooManyLayers(65),
                        "error: a configuration has at most 64 layers, got: 65 [BERS-CFG-035]",
                        null,
                        null,
                        "shorten the chain of 'extends'"));
    }

    static Stream<Arguments> expressions() {
        return Stream.of(
                at(
                        malformed("${A"),
                        "error: the expression in 'A' has no closing brace [BERS-CFG-040]",
                        "${A",
                        "a } that ends it",
                        "write $${ for a literal ${"),
                at(
                        malformed("${}"),
                        "error: the expression in 'A' holds no path [BERS-CFG-041]",
                        "${}",
                        "${A.B}, ${kind:A.B} or ${variable:NAME}",
                        "quote keys with special characters, as in ${\"a.b\".c}; write $${ for a literal ${"),
                at(
                        malformed("${variable:}"),
                        "error: the expression in 'A' names no variable [BERS-CFG-041]",
                        "${variable:}",
                        "${variable:NAME}, the name of letters, digits and _",
                        null),
                at(
                        ConfigProblems.unknownReference(
                                reference("${B}"), ConfigKind.BUILD, List.of("BB", "CCCC"), "A", AT),
                        "error: 'A' refers to 'B', which the kind build doesn't have [BERS-CFG-042]",
                        "${B}",
                        "the path of a value",
                        "Did you mean BB?"),
                at(
                        malformed("${biuld:A}"),
                        "error: the expression in 'A' names no kind of configuration [BERS-CFG-043]",
                        "${biuld:A}",
                        "variable, or one of " + String.join(", ", ConfigKind.names()),
                        "build"),
                at(
                        ConfigProblems.circle("A → B → A", "A", AT),
                        "error: values refer to each other in a circle: A → B → A [BERS-CFG-044]",
                        null,
                        null,
                        "give one of them a value of its own"),
                at(
                        ConfigProblems.embeddedBranch("${B}", "a mapping", "A", AT),
                        "error: only text, numbers and booleans can stand inside the text of 'A' [BERS-CFG-045]",
                        "a mapping for ${B}",
                        "a value without parts",
                        "refer to one value in it, or let the expression stand alone"));
    }

    static Stream<Arguments> bounds() {
        return Stream.of(
                at(
                        ConfigProblems.interpolatedTooLong("A", AT),
                        "error: with its expressions replaced, 'A' is longer than 262144 characters [BERS-CFG-046]",
                        null,
                        null,
                        null),
                at(
                        ConfigProblems.interpolatedTooMuch("A", AT),
                        "error: the expressions of this environment produce more than 4194304 characters or 100000"
                                + " values [BERS-CFG-047]",
                        null,
                        null,
                        "look for values that refer to each other twice or more"),
                at(
                        ConfigProblems.interpolationTooDeep("A", AT),
                        "error: expressions lead to expressions more than 200 times [BERS-CFG-048]",
                        null,
                        null,
                        "refer to the value at the end of the chain"));
    }

    static Stream<Arguments> variables() {
        return Stream.of(
                at(
                        ConfigProblems.variableNotSet("${variable:X}", "X", "A", AT, false),
                        "error: 'A' needs the variable X, which is not set [BERS-CFG-049]",
                        "${variable:X}",
                        "a variable of the process",
                        "set X, or put the value in a file"),
                at(
                        ConfigProblems.variableNotSet("${variable:X}", "X", "A", AT, true),
                        "error: 'A' needs the variable X, which is not set [BERS-CFG-049]",
                        "${variable:X}",
                        "a variable of the process",
                        "set X"),
                at(
                        ConfigProblems.variableInAuthority("A", "https://${variable:H}", AT),
                        "error: a variable of the process decides where 'A' points at, so nothing can be proved of it"
                                + " [BERS-CFG-050]",
                        "https://${variable:H}",
                        "a host that stands in a file; variables may follow the first / after it",
                        "put the address in the environment's file, one for each environment"),
                at(
                        ConfigProblems.publicFromPrivate("${B}", "A", AT),
                        "error: 'A' is public, and what it refers to is not; it would be published [BERS-CFG-051]",
                        "${B}",
                        "a value that the schema marks x-bers-public",
                        "mark both public, or neither"),
                at(
                        ConfigProblems.variableName("BERS_CONFIG__", AT),
                        "error: the variable BERS_CONFIG__ names no path [BERS-CFG-060]",
                        "BERS_CONFIG__",
                        "keys parted by two underscores: BERS_CONFIG__A__B",
                        "write BERS_CONFIG__A__B for A.B: at most 64 keys, each of at most 1024 characters"),
                at(
                        ConfigProblems.variableType("BERS_CONFIG__A", SchemaType.INTEGER, "ten", "A", AT),
                        "error: the variable BERS_CONFIG__A must be a whole number for 'A' [BERS-CFG-061]",
                        "ten",
                        "a whole number",
                        "set BERS_CONFIG__A to a whole number, or unset it"),
                at(
                        ConfigProblems.variablesConflict("BERS_CONFIG__A", "A", AT),
                        "error: another variable gives 'A' already, or a part of it [BERS-CFG-062]",
                        "BERS_CONFIG__A",
                        "one variable for each value",
                        "unset one of the two"),
                at(
                        ConfigProblems.variableIntoList("BERS_CONFIG__A__B", "A", AT),
                        "error: the variable BERS_CONFIG__A__B reaches into the list 'A' [BERS-CFG-063]",
                        "BERS_CONFIG__A__B",
                        "a path through mappings, or through a list that the schema gives an x-bers-key",
                        "put the list in a file"),
                of(
                        ConfigProblems.tooManyVariables(1_001),
                        "error: at most 1000 variables may be named BERS_CONFIG__…, got: 1001 [BERS-CFG-064]",
                        null,
                        null,
                        null));
    }

    static Stream<Arguments> schemas() {
        return Stream.of(
                at(
                        ConfigProblems.publicSecret("/properties/A", AT),
                        "error: the schema marks '#/properties/A' public, and secret too [BERS-CFG-065]",
                        "x-bers-public: true",
                        "a secret without it",
                        "remove x-bers-public; the value is kept secret until then"),
                at(
                        ConfigProblems.annotationMisused("x-bers-secret", "/properties/A", "text", "true or false", AT),
                        "error: the annotation x-bers-secret of '#/properties/A' must be true or false"
                                + " [BERS-CFG-066]",
                        "text",
                        "true or false",
                        null),
                at(
                        ConfigProblems.schemaTooLarge(AT),
                        "error: the schema has more than 20000 places, after its references are followed"
                                + " [BERS-CFG-067]",
                        null,
                        null,
                        null));
    }

    static Stream<Arguments> suspiciousTexts() {
        return Stream.of(
                at(
                        ConfigProblems.controlCharacter('\u0007', 2, LEAF),
                        "error: 'A.B' holds a control character [BERS-CFG-070]",
                        "U+0007 at character 3",
                        "printable text",
                        "remove it; it is often left by copying"),
                at(
                        ConfigProblems.directionCharacter('\u202e', 0, LEAF),
                        "error: 'A.B' holds an invisible character that reorders or hides the text around it"
                                + " [BERS-CFG-071]",
                        "U+202E at character 1",
                        "text that is what it looks like",
                        "remove it; it is often left by copying"),
                at(
                        ConfigProblems.script("<script", LEAF),
                        "error: 'A.B' would run as a script in a page [BERS-CFG-072]",
                        "<script",
                        "text, or markup without scripts and event handlers",
                        null),
                at(
                        ConfigProblems.pathTraversal(LEAF),
                        "error: 'A.B' climbs out of its folder [BERS-CFG-073]",
                        "..",
                        "a path without .. segments",
                        null),
                at(
                        ConfigProblems.headerInjection(LEAF),
                        "error: 'A.B' would begin another line of a request [BERS-CFG-074]",
                        "a line end",
                        "one line",
                        "remove the line end; in YAML, > and | add one where >- and |- don't"),
                at(
                        ConfigProblems.templateInjection("<%", LEAF),
                        "error: 'A.B' holds code for a template engine [BERS-CFG-075]",
                        "<%",
                        "text, or a placeholder such as {{name}}",
                        null),
                at(
                        ConfigProblems.tooLong(9_000, 8_000, LEAF),
                        "error: 'A.B' is too long to be served [BERS-CFG-076]",
                        "9000 characters",
                        "at most 8000",
                        "shorten it"));
    }

    static Stream<Arguments> suspiciousUrlsAndKeys() {
        return Stream.of(
                at(
                        ConfigProblems.deceptiveHost(LEAF),
                        "error: the host in 'A.B' looks like another one [BERS-CFG-077]",
                        "letters of several scripts, or lookalikes",
                        "a host whose labels keep to one script",
                        "write the host in ASCII, as xn--… if it is meant"),
                at(
                        ConfigProblems.hostLikeUser(LEAF),
                        "error: 'A.B' shows one host and leads to another [BERS-CFG-078]",
                        "a user name like a host before the @",
                        "a URL that begins with its host",
                        null),
                at(
                        ConfigProblems.passwordInUrl(LEAF),
                        "error: 'A.B' holds a password, and is not marked secret [BERS-CFG-079]",
                        "a password before the @",
                        "a URL without a password",
                        "move it to a value of its own, and mark that x-bers-secret"),
                at(
                        ConfigProblems.prototypeKey("__proto__", LEAF),
                        "error: the key '__proto__' reaches into the prototypes of JavaScript objects [BERS-CFG-080]",
                        "__proto__",
                        "any other key",
                        null),
                at(
                        ConfigProblems.characterInKey('\u200b', LEAF),
                        "error: a key holds a control character, or one that can't be seen [BERS-CFG-081]",
                        "U+200B",
                        "a key of printable characters",
                        "type the key anew; such a character is often left by copying"));
    }

    @ParameterizedTest
    @MethodSource({
        "names",
        "merging",
        "expressions",
        "bounds",
        "variables",
        "schemas",
        "suspiciousTexts",
        "suspiciousUrlsAndKeys"
    })
    void each_template_to_the_letter(Problem problem, String line, String found, String expected, String suggestion) {
        assertThat(problem).hasToString(line);
        assertThat(problem.found()).isEqualTo(found);
        assertThat(problem.expected()).isEqualTo(expected);
        assertThat(problem.suggestion()).isEqualTo(suggestion);
    }

    @Test
    void a_long_expression_is_shortened() {
        Problem problem = malformed("${" + "A".repeat(200));

        assertThat(problem.found()).hasSize(80).endsWith("…");
    }

    @Test
    void the_text_of_a_secret_variable_is_not_shown() {
        assertThat(ConfigProblems.variableType("BERS_CONFIG__A", SchemaType.INTEGER, null, "A", AT)
                        .found())
                .isNull();
    }
}
