package dev.bers.javascript;

import dev.bers.config.ConfigPath;
import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Trees as plain JavaScript values. */
final class ScriptWriter {

    private ScriptWriter() {}

    /** The plain value that a tree says; positions are left out. */
    static JSObject write(Value value) {
        if (value instanceof TextValue text) {
            return text(text.text());
        }
        if (value instanceof MappingValue mapping) {
            JSObject object = object();
            for (int i = 0; i < mapping.size(); i++) {
                put(object, mapping.keyAt(i), write(mapping.valueAt(i)));
            }
            return object;
        }
        if (value instanceof ListValue list) {
            JSObject array = array();
            for (Value item : list.items()) {
                add(array, write(item));
            }
            return array;
        }
        if (value instanceof NumberValue number) {
            return number(number.text());
        }
        return value instanceof BooleanValue flag ? truth(flag.isTrue()) : nothing();
    }

    /** A path's steps: a text for a key, a number for an index, a list of one text for a keyed item. */
    static JSObject steps(ConfigPath path) {
        JSObject steps = array();
        for (ConfigPath.Step step : path.steps()) {
            if (step instanceof ConfigPath.Key key) {
                add(steps, text(key.name()));
            } else if (step instanceof ConfigPath.Index index) {
                add(steps, number(index.at()));
            } else if (step instanceof ConfigPath.Item item) {
                JSObject keyed = array();
                add(keyed, text(item.key()));
                add(steps, keyed);
            }
        }
        return steps;
    }

    @JSBody(params = "number", script = "return number;")
    private static native JSObject number(int number);

    @JSBody(script = "return {};")
    private static native JSObject object();

    @JSBody(script = "return [];")
    private static native JSObject array();

    @JSBody(script = "return null;")
    private static native JSObject nothing();

    @JSBody(params = "text", script = "return text;")
    private static native JSObject text(String text);

    @JSBody(params = "text", script = "return +text;")
    private static native JSObject number(String text);

    @JSBody(params = "truth", script = "return truth;")
    private static native JSObject truth(boolean truth);

    /** A plain assignment to {@code __proto__} would set the prototype, not a member. */
    @JSBody(
            params = {"object", "key", "value"},
            script = "if (key === '__proto__') {"
                    + " Object.defineProperty(object, key, {value: value, writable: true, enumerable: true, configurable: true});"
                    + " } else { object[key] = value; }")
    private static native void put(JSObject object, String key, JSObject value);

    @JSBody(
            params = {"array", "item"},
            script = "array.push(item);")
    private static native void add(JSObject array, JSObject item);
}
