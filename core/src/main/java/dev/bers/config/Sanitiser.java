package dev.bers.config;

import dev.bers.problem.Problem;
import dev.bers.problem.Problems;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import java.util.List;
import java.util.Locale;

/**
 * Values checked for injection before they are served or put into a page: control and direction-changing characters, scripts,
 * path traversal, header and template injection, over-long values, deceptive hosts, keys that reach into JavaScript's
 * prototypes.
 *
 * <p>Harmless markup ({@code <b>}), placeholders (<code>{{name}}</code>, <code>{tenant}</code>) and line ends in running text pass.
 */
public final class Sanitiser {

    /** UTF-16 units of the longest URL, above what servers and browsers are known to take. */
    public static final int URL_LENGTH_MAX = 8_192;
    /** UTF-16 units of the longest other text. */
    public static final int TEXT_LENGTH_MAX = 65_536;

    private static final List<String> PROTOTYPE_KEYS = List.of("__proto__", "prototype", "constructor");
    private static final List<String> HEADER_WORDS =
            List.of("header", "cookie", "authorization", "user-agent", "user_agent", "useragent", "referer");

    private final Problems problems = new Problems();
    private final boolean mayClimb;

    private Sanitiser(ConfigKind kind) {
        // A build's own folders, such as ../dist, are paths of the machine that builds, and served to nobody.
        this.mayClimb = kind == ConfigKind.BUILD;
    }

    /** What is suspicious in a configuration; each an error at the value's place. */
    public static List<Problem> check(EffectiveConfiguration configuration) {
        Sanitiser sanitiser = new Sanitiser(configuration.kind());
        sanitiser.checkKeys(configuration.root());
        for (Leaf leaf : configuration.leaves()) {
            sanitiser.checkLeaf(leaf);
        }
        return sanitiser.affecting(configuration);
    }

    /** What is suspicious in some leaves of a configuration, such as those that a tenant changes. */
    public static List<Problem> check(EffectiveConfiguration configuration, List<Leaf> leaves) {
        Sanitiser sanitiser = new Sanitiser(configuration.kind());
        for (Leaf leaf : leaves) {
            sanitiser.checkPath(leaf);
            sanitiser.checkLeaf(leaf);
        }
        return sanitiser.affecting(configuration);
    }

    private List<Problem> affecting(EffectiveConfiguration configuration) {
        Problems affecting = new Problems();
        for (Problem problem : problems.list()) {
            affecting.add(problem.affecting(
                    configuration.environment().text(),
                    configuration.tenant() == null
                            ? null
                            : configuration.tenant().text()));
        }
        return affecting.list();
    }

    private void checkKeys(Node node) {
        for (int i = 0; i < node.children().length; i++) {
            Node child = node.children()[i];
            if (node instanceof Node.Mapping mapping) {
                checkKey(mapping.value.keyAt(i), Node.firstLeaf(child));
            }
            checkKeys(child);
        }
    }

    private void checkPath(Leaf leaf) {
        for (ConfigPath.Step step :
                ConfigPath.parse(leaf.path()).orElse(ConfigPath.ROOT).steps()) {
            if (step instanceof ConfigPath.Key key) {
                checkKey(key.name(), leaf);
            }
        }
    }

    private void checkKey(String key, Leaf leaf) {
        if (PROTOTYPE_KEYS.contains(key)) {
            problems.add(ConfigProblems.prototypeKey(key, leaf));
        }
        int at = SuspiciousText.controlCharacter(key);
        at = at < 0 ? SuspiciousText.directionCharacter(key) : at;
        if (at >= 0) {
            problems.add(ConfigProblems.characterInKey(key.charAt(at), leaf));
        }
    }

    private void checkLeaf(Leaf leaf) {
        if (!(leaf.value() instanceof ScalarValue scalar) || !(scalar instanceof TextValue value)) {
            return;
        }
        String text = value.text();
        boolean isUrl = SuspiciousText.isUrl(text);
        if (text.length() > (isUrl ? URL_LENGTH_MAX : TEXT_LENGTH_MAX)) {
            problems.add(ConfigProblems.tooLong(text.length(), isUrl ? URL_LENGTH_MAX : TEXT_LENGTH_MAX, leaf));
            return;
        }
        int control = SuspiciousText.controlCharacter(text);
        if (control >= 0) {
            problems.add(ConfigProblems.controlCharacter(text.charAt(control), control, leaf));
        }
        int direction = SuspiciousText.directionCharacter(text);
        if (direction >= 0) {
            problems.add(ConfigProblems.directionCharacter(text.charAt(direction), direction, leaf));
        }
        String script = SuspiciousText.script(text);
        if (script != null) {
            problems.add(ConfigProblems.script(script, leaf));
        }
        if (!(mayClimb && !isUrl) && SuspiciousText.climbs(text)) {
            problems.add(ConfigProblems.pathTraversal(leaf));
        }
        if ((isUrl || isForHeader(leaf)) && SuspiciousText.breaksLine(text, isUrl)) {
            problems.add(ConfigProblems.headerInjection(leaf));
        }
        String template = SuspiciousText.template(text);
        if (template != null) {
            problems.add(ConfigProblems.templateInjection(template, leaf));
        }
        if (isUrl) {
            checkHost(text, leaf);
        }
    }

    private void checkHost(String text, Leaf leaf) {
        if (DeceptiveHost.isDeceptive(text)) {
            problems.add(ConfigProblems.deceptiveHost(leaf));
        }
        if (DeceptiveHost.hidesBehindUser(text)) {
            problems.add(ConfigProblems.hostLikeUser(leaf));
        } else if (DeceptiveHost.holdsPassword(text) && !leaf.schemaHints().isSecret()) {
            problems.add(ConfigProblems.passwordInUrl(leaf));
        }
    }

    private static boolean isForHeader(Leaf leaf) {
        String path = leaf.path().toLowerCase(Locale.ROOT);
        for (String word : HEADER_WORDS) {
            if (path.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
