package dev.bers.workspace.generation;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Legal Java names for any keys: the same keys give the same names, and no two keys the same one. */
final class JavaNames {

    /** Names without parameters that every object has: no record component may be called so. */
    private static final Set<String> OF_OBJECT =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");
    /** Types that the generated code uses by their simple names. */
    private static final Set<String> USED_TYPES = Set.of(
            "String",
            "List",
            "Map",
            "Optional",
            "Integer",
            "Long",
            "Double",
            "Boolean",
            "Object",
            "Record",
            "Enum",
            "Override",
            "Value",
            "TypedReader",
            "EffectiveConfiguration");

    private final Set<String> taken = new HashSet<>();

    JavaNames() {}

    /** Names that may not be given out any more. */
    JavaNames without(Set<String> names) {
        taken.addAll(names);
        return this;
    }

    /** A record component: {@code API_BASE_URL} and {@code api-base-url} become {@code apiBaseUrl}. */
    String component(String key) {
        String name = camel(key, false);
        if (SourceVersion.isKeyword(name) || OF_OBJECT.contains(name)) {
            name += "_";
        }
        return unique(name);
    }

    /** A type: {@code api-base-url} becomes {@code ApiBaseUrl}. */
    String type(String key) {
        String name = camel(key, true);
        return unique(USED_TYPES.contains(name) ? name + "Type" : name);
    }

    /** An enum's constant: {@code very-low} becomes {@code VERY_LOW}. */
    String constant(String text) {
        StringBuilder name = new StringBuilder();
        for (String word : words(text)) {
            name.append(name.length() == 0 ? "" : "_").append(word.toUpperCase(Locale.ROOT));
        }
        return unique(startingLegally(name.length() == 0 ? "EMPTY" : name.toString()));
    }

    private String unique(String name) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    private static String camel(String key, boolean upper) {
        StringBuilder name = new StringBuilder();
        for (String word : words(key)) {
            String rest = word.substring(1);
            boolean shouting = rest.equals(rest.toUpperCase(Locale.ROOT));
            boolean first = name.length() == 0 && !upper;
            name.append(
                    first
                            ? word.substring(0, 1).toLowerCase(Locale.ROOT)
                            : word.substring(0, 1).toUpperCase(Locale.ROOT));
            name.append(shouting ? rest.toLowerCase(Locale.ROOT) : rest);
        }
        return startingLegally(name.length() == 0 ? (upper ? "Empty" : "empty") : name.toString());
    }

    private static String startingLegally(String name) {
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    private static java.util.List<String> words(String text) {
        return java.util.Arrays.stream(text.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
