package dev.bers.workspace.schema;

import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values as the nodes that the schema library reads. */
final class ValueNodes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ValueNodes() {}

    static JsonNode of(Value value) {
        if (value instanceof TextValue text) {
            return NODES.stringNode(text.text());
        }
        if (value instanceof MappingValue mapping) {
            return mapping(mapping);
        }
        if (value instanceof NumberValue number) {
            return number.isInteger()
                    ? NODES.numberNode(number.asLong())
                    : NODES.numberNode(new BigDecimal(number.text()));
        }
        if (value instanceof BooleanValue truth) {
            return NODES.booleanNode(truth.isTrue());
        }
        return value instanceof ListValue list ? list(list) : NODES.nullNode();
    }

    private static ObjectNode mapping(MappingValue mapping) {
        Map<String, JsonNode> children = new LinkedHashMap<>(mapping.size() * 4 / 3 + 1);
        for (int i = 0; i < mapping.size(); i++) {
            children.put(mapping.keyAt(i), of(mapping.valueAt(i)));
        }
        return new ObjectNode(NODES, children);
    }

    private static ArrayNode list(ListValue list) {
        ArrayNode nodes = NODES.arrayNode(list.items().size());
        for (Value item : list.items()) {
            nodes.add(of(item));
        }
        return nodes;
    }
}
