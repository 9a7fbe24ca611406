package dev.bers.workspace.migration;

import dev.bers.config.ConfigPath;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Interpolations that refer to a path, or to something below it. */
final class References {

    private References() {}

    /** Finds <code>${path</code> where it is not escaped and the path ends or goes on below. */
    static Pattern pattern(ConfigPath path) {
        return Pattern.compile("(?<!\\$)(\\$\\{\\s*)" + Pattern.quote(path.toString()) + "(?=\\s*[}.\\[])");
    }

    static boolean occur(Value value, Pattern reference) {
        if (value instanceof ListValue list) {
            return list.items().stream().anyMatch(item -> occur(item, reference));
        }
        if (value instanceof MappingValue mapping) {
            return mapping.values().stream().anyMatch(part -> occur(part, reference));
        }
        return value instanceof TextValue text && reference.matcher(text.text()).find();
    }

    static String redirect(String text, ConfigPath from, ConfigPath to) {
        return pattern(from).matcher(text).replaceAll("$1" + Matcher.quoteReplacement(to.toString()));
    }
}
