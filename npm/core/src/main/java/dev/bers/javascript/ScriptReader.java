package dev.bers.javascript;

import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.Arrays;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * JavaScript values as trees: plain ones, which stand nowhere, and instances of {@code Placed}, which say where they
 * stand, and whose mappings are {@code Map}s so that every order of names survives. Members that are undefined are left
 * out.
 */
final class ScriptReader {

    private static final int NULL = 0;
    private static final int TEXT = 1;
    private static final int NUMBER = 2;
    private static final int BOOLEAN = 3;
    private static final int LIST = 4;
    private static final int MAPPING = 5;
    private static final int PLACED = 6;
    private static final int UNDEFINED = 8;

    private static final int DEPTH_MAX = 200;

    private ScriptReader() {}

    /**
     * A request's members.
     *
     * @throws IllegalArgumentException if it is no object, or holds what no document can hold
     */
    static MappingValue mapping(JSObject script) {
        if (kind(script) == MAPPING) {
            return mapping(script, Position.UNKNOWN, 0);
        }
        if (kind(script) == PLACED && read(script, Position.UNKNOWN, 0) instanceof MappingValue members) {
            return members;
        }
        throw new IllegalArgumentException("a request must be an object");
    }

    private static Value read(JSObject script, Position position, int depth) {
        return read(script, kind(script), position, depth);
    }

    private static Value read(JSObject script, int kind, Position position, int depth) {
        if (depth > DEPTH_MAX) {
            throw new IllegalArgumentException("objects must not be nested more than " + DEPTH_MAX + " deep");
        }
        return switch (kind) {
            case NULL -> new NullValue(position);
            case TEXT -> new TextValue(text(script), position);
            case NUMBER -> new NumberValue(text(script), position);
            case BOOLEAN -> new BooleanValue(isTrue(script), position);
            case LIST -> list(script, position, depth);
            case MAPPING -> mapping(script, position, depth);
            case PLACED -> read(property(script, "value"), position(script, "line", "column"), depth + 1);
            default -> throw new IllegalArgumentException("a value of no JSON type: " + text(script));
        };
    }

    private static Position position(JSObject placed, String line, String column) {
        int lineNumber = number(placed, line);
        int columnNumber = number(placed, column);
        return lineNumber == 0 && columnNumber == 0 ? Position.UNKNOWN : new Position(lineNumber, columnNumber);
    }

    private static Value list(JSObject script, Position position, int depth) {
        Value[] items = new Value[length(script)];
        for (int i = 0; i < items.length; i++) {
            items[i] = read(item(script, i), Position.UNKNOWN, depth + 1);
        }
        return new ListValue(Arrays.asList(items), position);
    }

    private static MappingValue mapping(JSObject script, Position position, int depth) {
        MappingValue.Builder mapping = MappingValue.builder(position);
        JSObject keys = keys(script);
        int length = length(keys);
        for (int i = 0; i < length; i++) {
            JSObject key = item(keys, i);
            JSObject value = member(script, key);
            int kind = kind(value);
            if (kind != UNDEFINED) {
                Position keyPosition = kind == PLACED ? position(value, "keyLine", "keyColumn") : Position.UNKNOWN;
                mapping.put(text(key), keyPosition, read(value, kind, Position.UNKNOWN, depth + 1));
            }
        }
        return mapping.build();
    }

    @JSBody(
            params = "value",
            script = "switch (typeof value) {"
                    + " case 'string': return 1;"
                    + " case 'number': return isFinite(value) ? 2 : 7;"
                    + " case 'boolean': return 3;"
                    + " case 'object': return value === null ? 0 : Array.isArray(value) ? 4"
                    + " : value[Symbol.for('bers.placed')] ? 6 : 5;"
                    + " case 'undefined': return 8;"
                    + " default: return 7; }")
    private static native int kind(JSObject value);

    @JSBody(params = "value", script = "return String(value);")
    private static native String text(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native boolean isTrue(JSObject value);

    @JSBody(params = "array", script = "return array.length;")
    private static native int length(JSObject array);

    @JSBody(
            params = {"array", "index"},
            script = "return array[index];")
    private static native JSObject item(JSObject array, int index);

    @JSBody(
            params = {"object", "key"},
            script = "return object[key];")
    private static native JSObject property(JSObject object, String key);

    @JSBody(
            params = {"object", "key"},
            script = "return object[key] | 0;")
    private static native int number(JSObject object, String key);

    @JSBody(
            params = "object",
            script = "return object instanceof Map ? Array.from(object.keys()) : Object.keys(object);")
    private static native JSObject keys(JSObject object);

    @JSBody(
            params = {"object", "key"},
            script = "return object instanceof Map ? object.get(key) : object[key];")
    private static native JSObject member(JSObject object, JSObject key);
}
