package dev.bers.workspace.reading;

import dev.bers.value.BooleanValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;

/** Explicit tags: those of the core schema are obeyed, all others refused. */
final class YamlTags {

    private static final String CORE = "tag:yaml.org,2002:";
    private static final String NON_SPECIFIC = "!";

    private YamlTags() {}

    static Value tagged(String content, String tag, Position position, ReadingNotes notes) {
        if (tag.equals(NON_SPECIFIC) || tag.equals(CORE + "str")) {
            return new TextValue(content, position);
        }
        String shown = shown(tag);
        switch (shown) {
            case "!!int", "!!float", "!!bool", "!!null" -> {
                Value value = YamlScalars.plain(content, position, notes);
                if (!fits(value, shown)) {
                    notes.add(ReadingProblems.tagDoesNotFit(notes.at(position), shown, value.typeName()));
                }
                return value;
            }
            case "!!map", "!!seq" -> notes.add(ReadingProblems.tagDoesNotFit(notes.at(position), shown, "a scalar"));
            default -> notes.add(ReadingProblems.unsupportedTag(notes.at(position), shown));
        }
        return new TextValue(content, position);
    }

    private static boolean fits(Value value, String tag) {
        return switch (tag) {
            case "!!int" -> value instanceof NumberValue number && number.isInteger();
            case "!!float" -> value instanceof NumberValue;
            case "!!bool" -> value instanceof BooleanValue;
            default -> value instanceof NullValue;
        };
    }

    static void checkCollection(String tag, boolean isMapping, Position position, ReadingNotes notes) {
        String shown = shown(tag);
        if (tag.equals(NON_SPECIFIC) || shown.equals(isMapping ? "!!map" : "!!seq")) {
            return;
        }
        switch (shown) {
            case "!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq" ->
                notes.add(ReadingProblems.tagDoesNotFit(notes.at(position), shown, isMapping ? "a mapping" : "a list"));
            default -> notes.add(ReadingProblems.unsupportedTag(notes.at(position), shown));
        }
    }

    private static String shown(String tag) {
        return tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
    }
}
