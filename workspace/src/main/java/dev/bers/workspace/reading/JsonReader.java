package dev.bers.workspace.reading;

import dev.bers.value.BooleanValue;
import dev.bers.value.Bounds;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** JSON text to a tree with positions; recursion is bounded by {@link Bounds#DEPTH_MAX}. */
final class JsonReader {

    /** Its limits are wider than ours, so that ours are the ones that are reported. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Bounds.DEPTH_MAX + 1)
                    .maxNumberLength(Bounds.DOCUMENT_BYTES_MAX)
                    .maxStringLength(Bounds.DOCUMENT_BYTES_MAX)
                    .maxNameLength(Bounds.DOCUMENT_BYTES_MAX)
                    .build())
            .build();

    private final String text;
    private final ReadingNotes notes;
    private final boolean hasEscapes;

    JsonReader(String text, ReadingNotes notes) {
        this.text = text;
        this.notes = notes;
        this.hasEscapes = text.indexOf('\\') >= 0;
    }

    MappingValue read() {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new RefusedText(ReadingProblems.emptyJson(notes.at(new Position(1, 1))));
            }
            Value root = value(parser, parser.currentToken(), 1);
            if (parser.nextToken() != null) {
                throw new RefusedText(ReadingProblems.trailingText(notes.at(position(parser))));
            }
            if (root instanceof MappingValue mapping) {
                return mapping;
            }
            throw new RefusedText(ReadingProblems.rootNotMapping(notes.at(root.position()), root.typeName()));
        } catch (JacksonException syntax) {
            throw new RefusedText(JsonSyntax.problem(notes, text, syntax));
        }
    }

    private Value value(JsonParser parser, JsonToken token, int depth) {
        Position position = position(parser);
        notes.countNodes(1, position);
        return switch (token) {
            case START_OBJECT -> mapping(parser, position, depth);
            case START_ARRAY -> list(parser, position, depth);
            case VALUE_STRING -> text(parser, position);
            case VALUE_TRUE -> new BooleanValue(true, position);
            case VALUE_FALSE -> new BooleanValue(false, position);
            case VALUE_NULL -> new NullValue(position);
            default -> Numbers.number(parser.getString(), token == JsonToken.VALUE_NUMBER_INT, position, notes);
        };
    }

    private TextValue text(JsonParser parser, Position position) {
        String content = parser.getString();
        notes.checkText(content, position, hasEscapes);
        return new TextValue(content, position);
    }

    private MappingValue mapping(JsonParser parser, Position position, int depth) {
        notes.checkDepth(depth, position);
        MappingValue.Builder mapping = MappingValue.builder(position);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Position keyPosition = position(parser);
            String key = parser.currentName();
            notes.checkKey(key, keyPosition, hasEscapes);
            Value value = value(parser, parser.nextToken(), depth + 1);
            if (!mapping.putIfAbsent(key, keyPosition, value)) {
                notes.addDuplicate(key, keyPosition, mapping.build());
            }
        }
        return mapping.build();
    }

    private ListValue list(JsonParser parser, Position position, int depth) {
        notes.checkDepth(depth, position);
        List<Value> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token, depth + 1));
        }
        return new ListValue(items, position);
    }

    private static Position position(JsonParser parser) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Position(at.getLineNr(), at.getColumnNr());
    }
}
