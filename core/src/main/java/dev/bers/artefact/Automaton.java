package dev.bers.artefact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An Aho–Corasick automaton (Aho, Corasick: Efficient String Matching, CACM 18 (6), 1975) as one dense table over
 * classes of bytes: a transition is one look-up.
 *
 * <p>It is a filter, and finds more than is there: case is free, {@code -} counts as {@code +} and {@code _} as
 * {@code /} (the two alphabets of base64), and NUL, CR and LF are passed over, which lets it see through UTF-16 and
 * through broken lines of base64. Whoever asks looks closer.
 */
final class Automaton {

    /** Set in a transition that needs more than being taken: an anchor ends, a line ends, an escape may begin. */
    static final int ATTENTION = 0x8000_0000;

    private static final int BYTES = 256;
    private static final int OTHER = 0;
    private static final int TRANSPARENT = 1;
    private static final int LINE_END = 2;
    private static final int INTRODUCER = 3;
    private static final int FIRST_OF_ANCHORS = 4;

    /** The transition of a state (its row) on a class, at {@code row + class}; rows are multiples of the width. */
    final int[] table;
    /** The class of each byte. */
    final int[] classes;

    private final int width;
    private final int[] kinds;
    private final int longest;

    private Automaton(int[] table, int[] classes, int width, int[] kinds, int longest) {
        this.table = table;
        this.classes = classes;
        this.width = width;
        this.kinds = kinds;
        this.longest = longest;
    }

    /** Characters of the longest anchor. */
    int longest() {
        return longest;
    }

    /** What ends in a state, as the bits given to {@link Builder#add}. */
    int kinds(int row) {
        return kinds[row / width];
    }

    /** The transition on a decoded character; an introducer that introduces nothing is a character like any other. */
    int step(int row, int character) {
        if (character >= BYTES) {
            return 0;
        }
        int group = classes[character];
        if (group == LINE_END) {
            return row;
        }
        return group == INTRODUCER ? 0 : table[row + group];
    }

    /** Collects the anchors. */
    static final class Builder {
        private final List<byte[]> anchors = new ArrayList<>();
        private final List<Integer> anchorKinds = new ArrayList<>();
        private final int[] classes = new int[BYTES];
        private int width = FIRST_OF_ANCHORS;

        /** Adds a text that is to be found; of other than ASCII nothing is found. */
        void add(String anchor, int kind) {
            byte[] bytes = new byte[anchor.length()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) fold(anchor.charAt(i) & 127);
                if (classes[bytes[i]] == OTHER) {
                    classes[bytes[i]] = width++;
                }
            }
            anchors.add(bytes);
            anchorKinds.add(kind);
        }

        /** The automaton of all that was added. */
        Automaton build() {
            classifyBytes();
            Trie trie = new Trie(width);
            for (int i = 0; i < anchors.size(); i++) {
                trie.insert(anchors.get(i), classes, anchorKinds.get(i));
            }
            trie.complete();
            int longest = 0;
            for (byte[] anchor : anchors) {
                longest = Math.max(longest, anchor.length);
            }
            return new Automaton(trie.flagged(), classes, width, Arrays.copyOf(trie.kinds, trie.states), longest);
        }

        private void classifyBytes() {
            for (int i = 0; i < 128; i++) {
                classes[i] = classes[fold(i)];
            }
            classes[0] = TRANSPARENT;
            classes['\r'] = TRANSPARENT;
            classes['\n'] = LINE_END;
            for (int i = 0; i < BYTES; i++) {
                if (EscapeBeginnings.isIntroducer(i)) {
                    classes[i] = INTRODUCER;
                }
            }
        }

        private static int fold(int character) {
            if (character >= 'A' && character <= 'Z') {
                return character + 32;
            }
            if (character == '-') {
                return '+';
            }
            return character == '_' ? '/' : character;
        }
    }

    /** The anchors as a tree, then as an automaton; states are numbers, 0 is the root. */
    private static final class Trie {
        private final int width;
        private int[] next;
        private int[] kinds = new int[64];
        private int states = 1;

        Trie(int width) {
            this.width = width;
            this.next = new int[64 * width];
        }

        void insert(byte[] anchor, int[] classes, int kind) {
            int state = 0;
            for (byte character : anchor) {
                int at = state * width + classes[character];
                int child = next[at];
                if (child == 0) {
                    child = newState();
                    next[at] = child;
                }
                state = child;
            }
            kinds[state] |= kind;
        }

        private int newState() {
            if (states == kinds.length) {
                kinds = Arrays.copyOf(kinds, states * 2);
                next = Arrays.copyOf(next, states * 2 * width);
            }
            return states++;
        }

        /** Gives each state the transitions of its longest proper suffix where it has none of its own. */
        void complete() {
            int[] suffix = new int[states];
            int[] queue = new int[states];
            int queued = 1;
            for (int head = 0; head < queued; head++) {
                int state = queue[head];
                for (int group = 0; group < width; group++) {
                    int at = state * width + group;
                    int inherited = state == 0 ? 0 : next[suffix[state] * width + group];
                    if (next[at] == 0) {
                        next[at] = inherited;
                    } else {
                        int child = next[at];
                        suffix[child] = inherited;
                        kinds[child] |= kinds[inherited];
                        queue[queued++] = child;
                    }
                }
            }
        }

        int[] flagged() {
            int[] table = new int[states * width];
            for (int i = 0; i < table.length; i++) {
                int target = next[i];
                table[i] = (target * width) | (kinds[target] == 0 ? 0 : ATTENTION);
            }
            for (int state = 0; state < states; state++) {
                int row = state * width;
                table[row + TRANSPARENT] = row;
                table[row + LINE_END] = row | ATTENTION;
                table[row + INTRODUCER] = ATTENTION;
            }
            return table;
        }
    }
}
