package dev.bers.artefact;

import dev.bers.artefact.ArtefactMatcher.Judgement;
import dev.bers.isolation.Ruling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The scan of one stream of bytes, given in chunks of any size; how it is cut changes nothing.
 *
 * <p>Its memory is bounded, however long the stream is: {@value #CAPACITY} bytes and {@value #FINDINGS_MAX} findings.
 * Not for use by several threads.
 */
public final class ArtefactScan {

    /** Findings of one stream that are kept; the rest is only counted. */
    public static final int FINDINGS_MAX = 10_000;

    private static final int CAPACITY = 256 * 1_024;
    /** Bytes around an anchor that are decoded at most: endpoints that take up more are not read to their end. */
    private static final int WINDOW_MAX = 16 * 1_024;
    /** Bytes before an anchor that are decoded: what most endpoints need, then what base64 may, then all. */
    private static final List<Integer> WINDOWS = List.of(128, 2_048, WINDOW_MAX);

    private static final int LOOKAHEAD = WINDOW_MAX + EscapeReader.HORIZON;
    /** So much that, with the longest escape at the wrong place, a reading can still begin a whole window before. */
    private static final int HISTORY = WINDOW_MAX + EscapeReader.HORIZON + 2 * LineIndex.BLOCK;

    private static final int VERDICTS_MAX = 512;

    private final ArtefactMatcher matcher;
    private final StretchSearch search;
    private final Automaton automaton;
    private final byte[] buffer = new byte[CAPACITY];
    private final EscapeReader reader = new EscapeReader(buffer);
    private final LineIndex lines = new LineIndex(buffer);
    private final Continuations continuations = new Continuations(CAPACITY);
    private final DecodedText text = new DecodedText(buffer);
    private final List<Sighting> sightings = new ArrayList<>();
    private final Map<String, Optional<Judgement>> verdicts = new HashMap<>();
    private final Map<String, Optional<Judgement>> verdictsOnAddressed = new HashMap<>();
    private final List<ArtefactFinding> findings = new ArrayList<>();
    private final Set<String> places = new HashSet<>();
    private Map<String, Ruling> names = new LinkedHashMap<>();
    private Map<String, Ruling> namesOfLast = Map.of();

    private long base;
    private int filled;
    private int position;
    private int row;
    private boolean isEnded;
    private int excess;
    private int dropped;

    private record Sighting(int start, Encoding encoding, Judgement judgement) {}

    ArtefactScan(ArtefactMatcher matcher) {
        this.matcher = matcher;
        this.search = new StretchSearch(matcher.anchors());
        this.automaton = matcher.anchors().automaton();
    }

    /** Takes the next bytes, from one index up to but without another. */
    public void feed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int taken = Math.min(to - at, CAPACITY - filled);
            for (int i = 0; i < taken; i++) {
                buffer[filled + i] = bytes[at + i];
            }
            filled += taken;
            at += taken;
            if (filled == CAPACITY) {
                advance(filled - LOOKAHEAD);
                makeRoom();
            }
        }
    }

    /** The findings in the order of their places, when all bytes have been fed; another stream may follow. */
    public List<ArtefactFinding> finish() {
        isEnded = true;
        advance(filled);
        List<ArtefactFinding> found = new ArrayList<>(findings);
        found.sort(Comparator.comparingLong(ArtefactFinding::offset).thenComparing(ArtefactFinding::endpoint));
        reset();
        return List.copyOf(found);
    }

    /** How many findings of the last finished stream were not kept. */
    public int dropped() {
        return dropped;
    }

    /**
     * To whom the endpoints in the last finished stream belong that are no findings, in the order in which they were seen:
     * {@value #FINDINGS_MAX} at most, and none unless {@linkplain ArtefactMatcher#isNaming() asked for}.
     */
    public Map<String, Ruling> names() {
        return namesOfLast;
    }

    private void reset() {
        namesOfLast = names;
        names = new LinkedHashMap<>();
        dropped = excess;
        excess = 0;
        findings.clear();
        places.clear();
        lines.reset();
        base = 0;
        filled = 0;
        position = 0;
        row = 0;
        isEnded = false;
        continuations.clear();
    }

    private void makeRoom() {
        int blocks = Math.max(0, position - HISTORY) / LineIndex.BLOCK;
        int moved = blocks * LineIndex.BLOCK;
        for (int i = moved; i < filled; i++) {
            buffer[i - moved] = buffer[i];
        }
        lines.shift(blocks);
        continuations.shift(moved);
        base += moved;
        filled -= moved;
        position -= moved;
    }

    private void advance(int stop) {
        while (position < stop) {
            lines.enter(position);
            scanBlock(Math.min((position / LineIndex.BLOCK + 1) * LineIndex.BLOCK, stop));
        }
    }

    private void scanBlock(int end) {
        int entered = position;
        int signs = 0;
        while (position < end) {
            signs |= follow(end);
            int from = position;
            if (from < end) {
                position = attend(from);
            }
            for (int at = from; at < position; at++) {
                signs |= buffer[at];
            }
        }
        if (signs < 0) {
            lines.recount(entered, position);
        } else {
            lines.skip(position);
        }
    }

    /**
     * Takes transitions up to an anchor's end or what may be an escape; answers with all bits of all bytes. What is rare is
     * kept out of this loop: a compiler would clear the registers for it.
     */
    private int follow(int end) {
        int[] table = automaton.table;
        int[] classes = automaton.classes;
        byte[] bytes = buffer;
        int state = row;
        int at = position;
        int signs = 0;
        while (at < end) {
            int value = bytes[at];
            int next = table[state + classes[value & 255]];
            if (next >= 0) {
                state = next;
            } else if (value == '\n') {
                lines.endLine(at + 1);
            } else if (next == Automaton.ATTENTION && beginsNothing(value, at)) {
                state = 0;
            } else {
                break;
            }
            signs |= value;
            at++;
        }
        row = state;
        position = at;
        return signs;
    }

    private boolean beginsNothing(int introducer, int at) {
        return at + 1 < filled && EscapeBeginnings.isNothing(introducer, buffer[at + 1]);
    }

    /** Looks at an anchor's end or reads an escape; answers with the next byte's index. */
    private int attend(int at) {
        int value = buffer[at];
        if (!EscapeBeginnings.isIntroducer(value)) {
            row = automaton.table[row + automaton.classes[value & 255]] & ~Automaton.ATTENTION;
            lookCloser(at);
            return at + 1;
        }
        if (!reader.mayEscape(at, filled)) {
            row = 0;
            return at + 1;
        }
        return readEscape(at);
    }

    private int readEscape(int at) {
        long reading = reader.read(at, filled);
        int end = EscapeReader.next(reading);
        continuations.mark(at + 1, end);
        if (!EscapeReader.isNothing(reading)) {
            int next = automaton.step(row, EscapeReader.character(reading));
            row = next & ~Automaton.ATTENTION;
            if (next < 0) {
                lookCloser(at);
            }
        }
        for (int i = at; i < end; i++) {
            if (buffer[i] == '\n') {
                lines.endLine(i + 1);
            }
        }
        return end;
    }

    /** Decodes what is around the last character of an anchor, more and more of it until the endpoint is whole. */
    private void lookCloser(int at) {
        int kinds = automaton.kinds(row);
        for (int window : WINDOWS) {
            decodeAround(at, window);
            sightings.clear();
            int index = text.indexOf(at);
            if (index >= 0) {
                search.search(text, index, kinds, window, this::offer);
            }
            if (!text.isTouched()) {
                break;
            }
        }
        for (Sighting sighting : sightings) {
            if (sighting.judgement().isFinding()) {
                report(sighting);
            } else if (names.size() < FINDINGS_MAX) {
                names.put(sighting.judgement().endpoint(), sighting.judgement().ruling());
            }
        }
    }

    private void decodeAround(int at, int window) {
        int from = continuations.beginningFrom(Math.max(0, at - window));
        int to = Math.min(filled, at + WINDOW_MAX);
        boolean isFirst = from == 0 && base == 0;
        text.decode(from, to, filled, !isFirst, !(isEnded && to == filled));
    }

    private boolean offer(int start, Encoding encoding, String endpoint, boolean isAddressed) {
        Map<String, Optional<Judgement>> known = isAddressed ? verdictsOnAddressed : verdicts;
        Optional<Judgement> verdict = known.get(endpoint);
        if (verdict == null) {
            verdict = Optional.ofNullable(matcher.judge(endpoint, isAddressed));
            if (known.size() >= VERDICTS_MAX) {
                known.clear();
            }
            known.put(endpoint, verdict);
        }
        if (verdict.isEmpty()) {
            return false;
        }
        sightings.add(new Sighting(start, encoding, verdict.get()));
        return verdict.get().isFinding();
    }

    private void report(Sighting sighting) {
        long offset = base + sighting.start();
        String endpoint = sighting.judgement().endpoint();
        if (findings.size() >= FINDINGS_MAX) {
            excess++;
            return;
        }
        if (!places.add(offset + " " + endpoint)) {
            return;
        }
        long place = lines.lineAndColumn(sighting.start());
        findings.add(new ArtefactFinding(
                offset,
                (int) (place >>> 32),
                (int) place,
                endpoint,
                sighting.judgement().ruling().ownerText(),
                sighting.encoding()));
    }
}
