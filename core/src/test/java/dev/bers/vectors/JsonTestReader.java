package dev.bers.vectors;

import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberText;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** JSON text to values with positions, for the vectors; the workspace has its own reader, with bounds. */
public final class JsonTestReader {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonTestReader() {}

    /** The value that a JSON text writes. */
    public static Value read(String text) {
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return value(parser);
        }
    }

    private static Value value(JsonParser parser) {
        TokenStreamLocation at = parser.currentTokenLocation();
        Position position = new Position(at.getLineNr(), at.getColumnNr());
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, position);
            case START_ARRAY -> list(parser, position);
            case VALUE_STRING -> new TextValue(parser.getString(), position);
            case VALUE_TRUE -> new BooleanValue(true, position);
            case VALUE_FALSE -> new BooleanValue(false, position);
            case VALUE_NULL -> new NullValue(position);
            default -> new NumberValue(NumberText.canonical(parser.getString()).orElseThrow(), position);
        };
    }

    private static Value mapping(JsonParser parser, Position position) {
        MappingValue.Builder mapping = MappingValue.builder(position);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            TokenStreamLocation at = parser.currentTokenLocation();
            String key = parser.currentName();
            parser.nextToken();
            mapping.put(key, new Position(at.getLineNr(), at.getColumnNr()), value(parser));
        }
        return mapping.build();
    }

    private static Value list(JsonParser parser, Position position) {
        List<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new ListValue(items, position);
    }
}
