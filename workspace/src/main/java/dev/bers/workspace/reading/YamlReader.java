package dev.bers.workspace.reading;

import dev.bers.problem.NearMiss;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * YAML text to a tree with positions.
 *
 * <p>Works on the parser's events, so that depth, aliases and size are bounded before there is a tree; recursion is
 * bounded by {@link dev.bers.value.Bounds#DEPTH_MAX}. An alias shares the value that it names, positions included.
 */
final class YamlReader {

    /**
     * The parser copies all that it has not consumed whenever it reads on, so that a single long scalar costs time
     * quadratic in its length over the size of the buffer: hence one that takes the whole text.
     */
    private static final List<LoadSettings> SETTINGS =
            List.of(settings(1 << 10), settings(1 << 14), settings(1 << 18), settings(1 << 23));

    private static final String MERGE_KEY = "<<";

    private final String text;
    private final ReadingNotes notes;
    private final YamlPositions positions;
    private final StreamReader source;
    private final ParserImpl parser;
    private final boolean hasEscapes;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    /** Levels of mappings and lists in the value that was read last. */
    private int height;

    /** A value to which aliases refer; null while it is still being read. */
    private record Anchored(@Nullable Value value, int nodes, int height) {}

    YamlReader(String text, ReadingNotes notes) {
        this.text = text;
        this.notes = notes;
        this.positions = new YamlPositions(text);
        this.hasEscapes = text.indexOf('\\') >= 0;
        LoadSettings fitting = settingsFor(text.length());
        this.source = new StreamReader(fitting, text);
        this.parser = new ParserImpl(fitting, source);
    }

    private static LoadSettings settings(int bufferSize) {
        return LoadSettings.builder()
                .setBufferSize(bufferSize)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
    }

    private static LoadSettings settingsFor(int length) {
        for (LoadSettings settings : SETTINGS) {
            if (settings.getBufferSize() >= length) {
                return settings;
            }
        }
        return SETTINGS.get(SETTINGS.size() - 1);
    }

    MappingValue read() {
        try {
            parser.next();
            if (parser.peekEvent() instanceof StreamEndEvent) {
                return MappingValue.builder(new Position(1, 1)).build();
            }
            parser.next();
            Value root = value(parser.next(), 1);
            parser.next();
            if (parser.peekEvent() instanceof DocumentStartEvent second) {
                throw new RefusedText(ReadingProblems.severalDocuments(notes.at(positions.of(second.getStartMark()))));
            }
            return asMapping(root);
        } catch (YamlEngineException syntax) {
            throw new RefusedText(YamlSyntax.problem(notes, text, positions, syntax));
        } catch (RefusedText refused) {
            throw refused;
        } catch (RuntimeException scannerFault) {
            // The scanner of snakeyaml-engine 3.0.1 fails by accident at an escape that the end of the file cuts off.
            Position position = new Position(source.getLine() + 1, source.getColumn() + 1);
            throw new RefusedText(YamlSyntax.unreadable(notes.at(position)));
        }
    }

    private MappingValue asMapping(Value root) {
        if (root instanceof MappingValue mapping) {
            return mapping;
        }
        if (root instanceof NullValue) {
            return MappingValue.builder(new Position(1, 1)).build();
        }
        throw new RefusedText(ReadingProblems.rootNotMapping(notes.at(root.position()), root.typeName()));
    }

    private Value value(Event event, int depth) {
        Position position = positions.of(event.getStartMark());
        if (event instanceof AliasEvent alias) {
            return aliased(alias, position, depth);
        }
        int nodesBefore = notes.nodes();
        notes.countNodes(1, position);
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(name -> anchors.put(name, new Anchored(null, 0, 0)));
        Value value;
        if (event instanceof ScalarEvent scalar) {
            value = scalar(scalar, position);
            height = 0;
        } else {
            value = collection((CollectionStartEvent) event, position, depth);
        }
        if (anchor.isPresent()) {
            anchors.put(anchor.get(), new Anchored(value, notes.nodes() - nodesBefore, height));
        }
        return value;
    }

    private Value aliased(AliasEvent alias, Position position, int depth) {
        Anchor name = alias.getAlias();
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            List<String> known = new ArrayList<>();
            anchors.keySet().forEach(anchor -> known.add(anchor.getValue()));
            String nearMiss = NearMiss.of(name.getValue(), known).orElse(null);
            throw new RefusedText(ReadingProblems.unknownAlias(notes.at(position), name.getValue(), nearMiss));
        }
        if (anchored.value() == null) {
            throw new RefusedText(ReadingProblems.recursiveAnchor(notes.at(position), name.getValue()));
        }
        notes.countNodes(anchored.nodes(), position);
        notes.checkDepth(depth - 1 + anchored.height(), position);
        height = anchored.height();
        return anchored.value();
    }

    private Value scalar(ScalarEvent event, Position position) {
        String content = event.getValue();
        Optional<String> tag = event.getTag();
        if (tag.isPresent()) {
            notes.checkText(content, position, hasEscapes);
            return YamlTags.tagged(content, tag.get(), position, notes);
        }
        if (event.isPlain()) {
            notes.checkText(content, position, false);
            return YamlScalars.plain(content, position, notes);
        }
        notes.checkText(content, position, hasEscapes);
        return new TextValue(content, position);
    }

    private Value collection(CollectionStartEvent start, Position position, int depth) {
        notes.checkDepth(depth, position);
        boolean isMapping = start instanceof MappingStartEvent;
        Optional<String> tag = start.getTag();
        if (tag.isPresent()) {
            YamlTags.checkCollection(tag.get(), isMapping, position, notes);
        }
        return isMapping ? mapping(position, depth) : list(position, depth);
    }

    private ListValue list(Position position, int depth) {
        List<Value> items = new ArrayList<>();
        int highest = 0;
        for (Event event = parser.next(); !(event instanceof SequenceEndEvent); event = parser.next()) {
            items.add(value(event, depth + 1));
            highest = Math.max(highest, height);
        }
        height = highest + 1;
        return new ListValue(items, position);
    }

    private MappingValue mapping(Position position, int depth) {
        MappingValue.Builder mapping = MappingValue.builder(position);
        int highest = 0;
        for (Event event = parser.next(); !(event instanceof MappingEndEvent); event = parser.next()) {
            Position keyPosition = positions.of(event.getStartMark());
            String key = key(event, keyPosition, depth);
            highest = Math.max(highest, height);
            Value value = value(parser.next(), depth + 1);
            highest = Math.max(highest, height);
            if (key != null && !mapping.putIfAbsent(key, keyPosition, value)) {
                notes.addDuplicate(key, keyPosition, mapping.build());
            }
        }
        height = highest + 1;
        return mapping.build();
    }

    /** The key that an event begins; null, and noted, where it is none. */
    private @Nullable String key(Event event, Position position, int depth) {
        if (event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals(MERGE_KEY)) {
            notes.add(ReadingProblems.mergeKey(notes.at(position)));
            height = 0;
            return null;
        }
        Value key = value(event, depth + 1);
        if (key instanceof TextValue text) {
            notes.checkKey(text.text(), position, false);
            return text.text();
        }
        String written = event instanceof ScalarEvent scalar ? scalar.getValue() : null;
        notes.add(ReadingProblems.keyNotText(notes.at(position), key.typeName(), written));
        return null;
    }
}
