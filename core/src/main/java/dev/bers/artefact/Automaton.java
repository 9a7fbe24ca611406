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
        private final List<Anchor> anchors = new ArrayList<>();
        private final int[] classes = new int[BYTES];
        private int width = FIRST_OF_ANCHORS;

        /** Adds a text that is to be found; of other than ASCII nothing is found. */
        void add(String anchor, int kind) {
            add(anchor, anchor, kind);
        }

        /** Adds all texts that have at each place the one or the other character there. */
        void add(String anchor, String other, int kind) {
            for (int i = 0; i < anchor.length(); i++) {
                classify(anchor.charAt(i));
                classify(other.charAt(i));
            }
            anchors.add(new Anchor(anchor, other, kind));
        }

        private void classify(char character) {
            int folded = fold(character & 127);
            if (classes[folded] == OTHER) {
                classes[folded] = width++;
            }
        }

        /** The automaton of all that was added. */
        Automaton build() {
            for (int i = 0; i < 128; i++) {
                classes[i] = classes[fold(i)];
            }
            Trie trie = new Trie(width, classes);
            int longest = 0;
            for (Anchor anchor : anchors) {
                trie.insert(anchor, 0, 0);
                longest = Math.max(longest, anchor.text().length());
            }
            classifyOthers();
            return new Automaton(trie.completed(), classes, width, trie.kinds, longest);
        }

        private void classifyOthers() {
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

    /** A text, what may stand in the place of each of its characters, and its kind. */
    private record Anchor(String text, String other, int kind) {}

    /** The anchors as a tree, then as an automaton; states are numbers, 0 is the root. */
    private static final class Trie {
        private final int width;
        private final int[] classes;
        /** By state and class the child, until all are rows. */
        private int[] next;

        private int[] kinds = new int[64];
        private int states = 1;
        /** The children of each state as a list, so that none is sought among the classes. */
        private int[] firstChild = new int[64];

        private int[] sibling = new int[64];
        private int[] classOfChild = new int[64];

        Trie(int width, int[] classes) {
            this.width = width;
            this.classes = classes;
            this.next = new int[64 * width];
        }

        /** Inserts what of an anchor stands at a place and behind it, below a state. */
        void insert(Anchor anchor, int place, int state) {
            if (place == anchor.text().length()) {
                kinds[state] |= anchor.kind();
                return;
            }
            int group = classes[anchor.text().charAt(place) & 127];
            int other = classes[anchor.other().charAt(place) & 127];
            insert(anchor, place + 1, child(state, group));
            if (other != group) {
                insert(anchor, place + 1, child(state, other));
            }
        }

        private int child(int state, int group) {
            int child = next[state * width + group];
            if (child == 0) {
                child = newState();
                next[state * width + group] = child;
                classOfChild[child] = group;
                sibling[child] = firstChild[state];
                firstChild[state] = child;
            }
            return child;
        }

        private int newState() {
            if (states == kinds.length) {
                kinds = Arrays.copyOf(kinds, states * 2);
                firstChild = Arrays.copyOf(firstChild, states * 2);
                sibling = Arrays.copyOf(sibling, states * 2);
                classOfChild = Arrays.copyOf(classOfChild, states * 2);
                next = Arrays.copyOf(next, states * 2 * width);
            }
            return states++;
        }

        /**
         * The table of all transitions. Where a state has none of its own, it has those of its longest proper suffix, which is
         * nearer to the root and so completed before.
         */
        int[] completed() {
            int[] suffix = new int[states];
            int[] queue = new int[states];
            int queued = 1;
            for (int head = 0; head < queued; head++) {
                int state = queue[head];
                int row = state * width;
                if (state != 0) {
                    Rows.copy(next, suffix[state] * width, row, width);
                }
                for (int child = firstChild[state]; child != 0; child = sibling[child]) {
                    int at = row + classOfChild[child];
                    int inherited = state == 0 ? 0 : (next[at] & ~ATTENTION) / width;
                    suffix[child] = inherited;
                    kinds[child] |= kinds[inherited];
                    next[at] = (child * width) | (kinds[child] == 0 ? 0 : ATTENTION);
                    queue[queued++] = child;
                }
                next[row + TRANSPARENT] = row;
                next[row + LINE_END] = row | ATTENTION;
                next[row + INTRODUCER] = ATTENTION;
            }
            return next;
        }
    }
}
