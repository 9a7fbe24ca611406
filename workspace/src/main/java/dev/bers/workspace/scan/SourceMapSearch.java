package dev.bers.workspace.scan;

import dev.bers.artefact.ArtefactFinding;
import dev.bers.artefact.ArtefactMatcher;
import dev.bers.artefact.ArtefactScan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Searches source maps (ECMA-426): each original in {@code sourcesContent} as the text that it is, so that findings
 * have the place in the original; all other texts where they stand in the map. What is no JSON is searched as it is.
 */
final class SourceMapSearch {

    private static final int DEPTH_MAX = 64;
    private static final int CHUNK = 64 * 1_024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(ScanBounds.MAP_TEXT_LENGTH_MAX)
                    .maxNameLength(ScanBounds.MAP_TEXT_LENGTH_MAX)
                    .build())
            .build();

    private final ArtefactScan textScan;
    private final ScanTally tally;

    SourceMapSearch(ArtefactMatcher matcher, ScanTally tally) {
        this.textScan = matcher.newScan();
        this.tally = tally;
    }

    /** Searches a map to its end; false if it is none, and then nothing is told and its last bytes are to be read again. */
    boolean search(String name, SearchedBytes bytes) {
        Reading reading = new Reading();
        boolean isMap;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            isMap = reading.read(parser);
        } catch (JacksonException noJson) {
            isMap = false;
        }
        if (isMap) {
            reading.tell(name);
        } else {
            bytes.reset();
        }
        return isMap;
    }

    /** Findings in an original; the map in which it stands, of several in one file, is told by its number. */
    private record Original(int map, int index, List<ArtefactFinding> findings) {}

    /** What a map says: several of {@code sources} and {@code sourcesContent} where it has sections. */
    private final class Reading {
        private final List<ArtefactFinding> elsewhere = new ArrayList<>();
        private final Map<Integer, List<String>> sources = new HashMap<>();
        private final List<Original> originals = new ArrayList<>();
        private final Deque<Integer> openMaps = new ArrayDeque<>(List.of(0));
        private int maps;
        private long dropped;

        boolean read(JsonParser parser) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            String property = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    openMaps.push(++maps);
                } else if (token == JsonToken.END_OBJECT) {
                    openMaps.poll();
                } else if (token == JsonToken.PROPERTY_NAME) {
                    property = parser.currentName();
                    elsewhere.addAll(at(parser.currentTokenLocation(), find(property)));
                } else if (token == JsonToken.START_ARRAY && property.equals("sources")) {
                    sources.put(openMaps.element(), readSources(parser));
                    property = "";
                } else if (token == JsonToken.START_ARRAY && property.equals("sourcesContent")) {
                    readOriginals(parser, openMaps.element());
                    property = "";
                } else if (token == JsonToken.VALUE_STRING) {
                    elsewhere.addAll(at(parser.currentTokenLocation(), find(parser.getString())));
                }
            }
            return true;
        }

        private List<String> readSources(JsonParser parser) {
            List<String> names = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); isWithin(token); token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    elsewhere.addAll(at(parser.currentTokenLocation(), find(parser.getString())));
                    names.add(parser.getString());
                } else {
                    names.add("");
                    readInner(parser, token);
                }
            }
            return names;
        }

        private void readOriginals(JsonParser parser, int map) {
            int index = 0;
            for (JsonToken token = parser.nextToken(); isWithin(token); token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    List<ArtefactFinding> found = find(parser.getString());
                    if (!found.isEmpty()) {
                        originals.add(new Original(map, index, found));
                    }
                } else {
                    readInner(parser, token);
                }
                index++;
            }
        }

        /** Texts where the specification has none are searched all the same: whoever serves them shows them. */
        private void readInner(JsonParser parser, JsonToken first) {
            int open = 0;
            JsonToken token = first;
            do {
                open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
                    elsewhere.addAll(at(parser.currentTokenLocation(), find(parser.getString())));
                }
                token = open > 0 ? parser.nextToken() : null;
            } while (token != null);
        }

        private static boolean isWithin(JsonToken token) {
            return token != null && token != JsonToken.END_ARRAY;
        }

        private List<ArtefactFinding> find(String text) {
            for (int from = 0; from < text.length(); ) {
                int to = Math.min(text.length(), from + CHUNK);
                boolean splitsPair = to < text.length() && Character.isHighSurrogate(text.charAt(to - 1));
                to += splitsPair ? 1 : 0;
                byte[] bytes = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
                textScan.feed(bytes, 0, bytes.length);
                from = to;
            }
            List<ArtefactFinding> found = textScan.finish();
            dropped += textScan.dropped();
            return found;
        }

        /** Findings in a text of the map itself stand where the text begins. */
        private static List<ArtefactFinding> at(TokenStreamLocation place, List<ArtefactFinding> found) {
            List<ArtefactFinding> placed = new ArrayList<>();
            for (ArtefactFinding one : found) {
                placed.add(new ArtefactFinding(
                        Math.max(0, place.getByteOffset()),
                        place.getLineNr(),
                        place.getColumnNr(),
                        one.endpoint(),
                        one.owner(),
                        one.encoding()));
            }
            return placed;
        }

        void tell(String name) {
            tally.add(name, null, elsewhere, (int) Math.min(dropped, Integer.MAX_VALUE));
            for (Original original : originals) {
                List<String> names = sources.getOrDefault(original.map(), List.of());
                int index = original.index();
                boolean isNamed = index < names.size() && !names.get(index).isEmpty();
                String source = isNamed ? names.get(index) : "sourcesContent[" + index + "]";
                tally.add(name, source, original.findings(), 0);
            }
        }
    }
}
