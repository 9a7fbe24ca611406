package dev.bers.manifest;

import dev.bers.config.ConfigPath;
import dev.bers.problem.Location;
import dev.bers.problem.Problems;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the manifest, read key by key. What has the wrong type is reported and read as if it were not written;
 * {@code null}, which is how YAML reads a key with nothing after it, is read so without a word.
 */
final class Block {

    private final String file;
    private final String path;
    private final MappingValue mapping;
    private final Location location;
    private final Problems problems;

    private Block(String file, String path, MappingValue mapping, Location location, Problems problems) {
        this.file = file;
        this.path = path;
        this.mapping = mapping;
        this.location = location;
        this.problems = problems;
    }

    /** The whole manifest. */
    static Block root(String file, MappingValue mapping, Problems problems) {
        return new Block(file, "", mapping, Location.ofFile(file), problems);
    }

    /** Reports each key that is none of these. */
    Block allowing(String... keys) {
        List<String> allowed = List.of(keys);
        for (int i = 0; i < mapping.size(); i++) {
            String key = mapping.keyAt(i);
            if (!allowed.contains(key)) {
                problems.add(ManifestProblems.unknownKey(key, allowed)
                        .at(locationOf(mapping.keyPositionAt(i)))
                        .atPath(pathOf(key)));
            }
        }
        return this;
    }

    /** Where the block begins: its key, or for the whole manifest its file. */
    Location location() {
        return location;
    }

    /** The place of a position in the manifest. */
    Location locationOf(Position position) {
        return new Location(file, position.line(), position.column());
    }

    /** The path of one of its keys. */
    String pathOf(String key) {
        StringBuilder out = new StringBuilder(path);
        ConfigPath.appendKey(out, key);
        return out.toString();
    }

    /** The problems found so far, to which each reader adds its own. */
    Problems problems() {
        return problems;
    }

    private @Nullable Value written(String key) {
        Value value = mapping.get(key);
        return value instanceof NullValue ? null : value;
    }

    /** Whether a key is there and has a value. */
    boolean has(String key) {
        return written(key) != null;
    }

    /** Any value; null if it is not written. */
    @Nullable
    Value value(String key) {
        return written(key);
    }

    /** A text; null if it is not written or is none. */
    @Nullable
    TextValue text(String key) {
        Value value = written(key);
        if (value == null || value instanceof TextValue) {
            return (TextValue) value;
        }
        reportType(key, value, "text");
        return null;
    }

    /** The mapping under a key; an empty one if it is not written or is none. */
    Block block(String key) {
        int at = mapping.indexOf(key);
        Value value = written(key);
        if (value != null && !(value instanceof MappingValue)) {
            reportType(key, value, "a mapping");
        }
        MappingValue inner = value instanceof MappingValue found ? found : MappingValue.EMPTY;
        Location place = at < 0 ? location : locationOf(mapping.keyPositionAt(at));
        return new Block(file, pathOf(key), inner, place, problems);
    }

    /** Each key with the mapping under it, in order, to a bound. */
    Map<String, Block> blocks(int countMax) {
        Map<String, Block> blocks = new LinkedHashMap<>();
        for (int i = 0; i < mapping.size(); i++) {
            if (i == countMax) {
                reportCount(mapping.size(), countMax, locationOf(mapping.keyPositionAt(i)));
                break;
            }
            blocks.put(mapping.keyAt(i), block(mapping.keyAt(i)));
        }
        return blocks;
    }

    /** Its keys, in order. */
    List<String> keys() {
        return mapping.keys();
    }

    /** Where a key stands. */
    Location keyLocation(String key) {
        return locationOf(mapping.keyPositionAt(mapping.indexOf(key)));
    }

    /** The texts of a list, to a bound; what is no text is reported and left out. */
    List<TextValue> texts(String key, int countMax) {
        Value value = written(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof ListValue list)) {
            reportType(key, value, "a list");
            return List.of();
        }
        List<TextValue> texts = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            Value item = list.items().get(i);
            if (i == countMax) {
                problems.add(ManifestProblems.tooMany(pathOf(key), list.items().size(), countMax)
                        .at(locationOf(item.position()))
                        .atPath(pathOf(key)));
                break;
            }
            if (item instanceof TextValue text) {
                texts.add(text);
            } else {
                String itemPath = pathOf(key) + "[" + i + "]";
                problems.add(ManifestProblems.wrongType(itemPath, "text", item)
                        .at(locationOf(item.position()))
                        .atPath(itemPath));
            }
        }
        return texts;
    }

    private void reportCount(int count, int countMax, Location place) {
        problems.add(ManifestProblems.tooMany(path, count, countMax).at(place).atPath(path));
    }

    private void reportType(String key, Value value, String wanted) {
        problems.add(ManifestProblems.wrongType(pathOf(key), wanted, value)
                .at(locationOf(value.position()))
                .atPath(pathOf(key)));
    }

    /** Reports that a key which must be there is not. */
    void reportMissing(String key, String wanted) {
        problems.add(
                ManifestProblems.missing(pathOf(key), key, wanted).at(location).atPath(pathOf(key)));
    }
}
