package dev.bers.workspace.migration;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigPath;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Interpolations that refer to a path, or to something below it. */
final class References {

    private final Pattern pattern;

    private References(String kind, ConfigPath path) {
        this.pattern = Pattern.compile(
                "(?<!\\$)(\\$\\{\\s*" + kind + ")" + Pattern.quote(path.toString()) + "(?=\\s*[}.\\[])");
    }

    /** Those within files of the kind that has the path: <code>${path}</code> and <code>${kind:path}</code>. */
    static References within(ConfigKind kind, ConfigPath path) {
        return new References("(?:" + prefix(kind) + ")?", path);
    }

    /** Those in files of other kinds: <code>${kind:path}</code>. */
    static References fromOthers(ConfigKind kind, ConfigPath path) {
        return new References(prefix(kind), path);
    }

    private static String prefix(ConfigKind kind) {
        return kind.text() + "\\s*:\\s*";
    }

    boolean occur(Value value) {
        if (value instanceof ListValue list) {
            return list.items().stream().anyMatch(this::occur);
        }
        if (value instanceof MappingValue mapping) {
            return mapping.values().stream().anyMatch(this::occur);
        }
        return value instanceof TextValue text && pattern.matcher(text.text()).find();
    }

    String redirect(String text, ConfigPath to) {
        return pattern.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(to.toString()));
    }
}
