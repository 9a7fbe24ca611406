package dev.bers.workspace.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.bers.config.ConfigPath;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema library's paths as ours, and the values at them. */
final class InstancePaths {

    private InstancePaths() {}

    /** Where in the validated tree an error is; of a list's items by index, keyed or not. */
    static ConfigPath of(Error error) {
        return of(error.getInstanceLocation());
    }

    static ConfigPath of(NodePath nodes) {
        ConfigPath path = ConfigPath.ROOT;
        for (int i = 0; i < nodes.getNameCount(); i++) {
            path = nodes.getElement(i) instanceof Integer index ? path.index(index) : path.key(nodes.getName(i));
        }
        return path;
    }

    /** The value at a path; null if the tree has none there. */
    static @Nullable Value valueAt(Value root, ConfigPath path) {
        Value at = root;
        for (ConfigPath.Step step : path.steps()) {
            at = stepInto(at, step);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    static @Nullable Value stepInto(Value value, ConfigPath.Step step) {
        if (value instanceof MappingValue mapping && step instanceof ConfigPath.Key key) {
            return mapping.get(key.name());
        }
        if (!(value instanceof ListValue list)) {
            return null;
        }
        int index = step instanceof ConfigPath.Index at ? at.at() : indexOf(step);
        return index >= 0 && index < list.items().size() ? list.items().get(index) : null;
    }

    /** A pointer into a schema has digits where it steps into a list. */
    private static int indexOf(ConfigPath.Step step) {
        if (!(step instanceof ConfigPath.Key key)
                || key.name().isEmpty()
                || key.name().length() > 6) {
            return -1;
        }
        for (int i = 0; i < key.name().length(); i++) {
            if (!Character.isDigit(key.name().charAt(i))) {
                return -1;
            }
        }
        return Integer.parseInt(key.name());
    }

    /** The path without its last step; of the root, the root. */
    static ConfigPath parent(ConfigPath path) {
        List<ConfigPath.Step> steps = path.steps();
        return steps.isEmpty() ? path : new ConfigPath(steps.subList(0, steps.size() - 1));
    }
}
