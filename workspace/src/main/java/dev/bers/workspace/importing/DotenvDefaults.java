package dev.bers.workspace.importing;

import dev.bers.config.SecretName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Defaults such as {@code ${PORT:-8080}}, which an interpolation here does not have: a default becomes part of the
 * value, unless the variable is a key that the files give a value, or a secret.
 */
final class DotenvDefaults {

    private static final Pattern HEAD = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*):?-");
    /** How deeply defaults are read within defaults. */
    private static final int DEPTH_MAX = 8;

    private final String key;
    private final Predicate<String> isGiven;
    private final List<String> taken = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();

    /** Of one key, with what says whether another one has a value wherever this one counts. */
    DotenvDefaults(String key, Predicate<String> isGiven) {
        this.key = key;
        this.isGiven = isGiven;
    }

    /** A text without defaults; what was done with them is known afterwards. */
    String without(String value) {
        return without(value, 0);
    }

    private String without(String value, int depth) {
        StringBuilder text = new StringBuilder();
        Matcher head = HEAD.matcher(value);
        int from = 0;
        while (depth < DEPTH_MAX && head.find(from)) {
            int end = closingBrace(value, head.end());
            if (end < 0) {
                break;
            }
            text.append(value, from, head.start());
            text.append(replacement(head.group(1), value.substring(head.end(), end), depth));
            from = end + 1;
        }
        return text.append(value, from, value.length()).toString();
    }

    private String replacement(String name, String written, int depth) {
        if (!name.equals(key) && isGiven.test(name)) {
            return "${" + name + "}";
        }
        if (SecretName.isLikely(name)) {
            secrets.add(name);
            return "${" + name + "}";
        }
        taken.add(name);
        return without(written, depth + 1);
    }

    /** Where the brace that was opened before closes; negative if it doesn't. */
    private static int closingBrace(String value, int from) {
        int open = 1;
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '{' && value.charAt(i - 1) == '$') {
                open++;
            } else if (c == '}' && --open == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The variables whose defaults are values now. */
    List<String> taken() {
        return taken;
    }

    /** The variables whose defaults were left out, since they look like secrets. */
    List<String> secrets() {
        return secrets;
    }
}
