package dev.bers.artefact;

import dev.bers.value.Base64Digits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Looks closer where an anchor was found: for the endpoint itself, or for what base64 or UTF-16 holds there. */
final class StretchSearch {

    /** Texts inside texts: base64 in a source map in base64 is the third. */
    private static final int NESTING_MAX = 3;

    /** Bytes by which an anchor may end before the last that its image in base64 tells. */
    private static final int ANCHOR_BEFORE_MAX = 4;

    private static final int LEFT_MAX = 1_024;
    private static final int RIGHT_MAX = 2_048;

    private final Anchors anchors;

    StretchSearch(Anchors anchors) {
        this.anchors = anchors;
    }

    /**
     * Offers whatever endpoint there is at the last character of an anchor.
     *
     * @param reach how many characters before the anchor are looked at, and as many behind; if they were too few, the text
     *     was {@linkplain DecodedText#isTouched() touched}
     */
    void search(DecodedText text, int at, int kinds, int reach, Sightings sightings) {
        search(text, at, kinds, reach, sightings, 1);
    }

    private void search(DecodedText text, int at, int kinds, int reach, Sightings sightings, int nesting) {
        if (text.at(at - 1) == 0) {
            searchWide(text, at, reach, sightings, nesting);
            return;
        }
        EndpointExpansion expansion = new EndpointExpansion(text, sightings);
        if ((kinds & Anchors.HOST_KIND) != 0) {
            expansion.host(at);
        }
        if ((kinds & Anchors.URL_KIND) != 0) {
            expansion.url(at);
        }
        if ((kinds & Anchors.ARN_KIND) != 0) {
            expansion.arn(at);
        }
        if ((kinds & Anchors.KEY_KIND) != 0) {
            expansion.key(at, anchors.keyPrefixes());
        }
        for (int place = 0; place < 4; place++) {
            if ((kinds & (Anchors.BASE64_KIND << place)) != 0) {
                searchBase64(text, at, place, reach, sightings, nesting);
            }
        }
    }

    /** UTF-16, of either byte order: every other byte is zero. */
    private void searchWide(DecodedText text, int at, int reach, Sightings sightings, int nesting) {
        int first = at;
        while (text.at(first - 1) == 0 && text.at(first - 2) > 0 && at - first < LEFT_MAX) {
            first -= 2;
        }
        Inner inner = new Inner(text, sightings, null);
        int index = first;
        inner.add(text.at(index), index);
        while (text.at(index + 1) == 0 && text.at(index + 2) > 0 && index - at < RIGHT_MAX) {
            index += 2;
            inner.add(text.at(index), index);
        }
        searchInner(inner, (at - first) / 2, reach, nesting);
    }

    /** The run of base64 around a character whose place in its group of four is known. */
    private void searchBase64(DecodedText text, int at, int place, int reach, Sightings sightings, int nesting) {
        int[] run = new int[Math.min(reach, LEFT_MAX)];
        byte[] sextets = new byte[run.length];
        int left = 0;
        int before = previous(text, at);
        int sextet = Base64Digits.sextet(text.peek(before));
        while (sextet >= 0 && left < run.length) {
            sextets[left] = (byte) sextet;
            run[left++] = before;
            before = previous(text, before);
            sextet = Base64Digits.sextet(text.peek(before));
        }
        boolean isCutLeft = text.isCutBefore(before) || (left == run.length && left < LEFT_MAX);
        if (left < place) {
            if (isCutLeft) {
                text.touch();
            }
            return;
        }
        Inner inner = new Inner(text, sightings, Encoding.BASE64);
        inner.isCutLeft = isCutLeft;
        Base64Bits bits = new Base64Bits(inner);
        for (int i = left - ((left - place) & 3) - 1; i >= 0; i--) {
            bits.add(sextets[i], run[i]);
        }
        int found = inner.length;
        int right = Math.min(2 * reach, RIGHT_MAX);
        int index = at;
        sextet = Base64Digits.sextet(text.peek(index));
        for (int i = 0; i < right && sextet >= 0; i++) {
            bits.add(sextet, index);
            index = following(text, index);
            sextet = Base64Digits.sextet(text.peek(index));
        }
        inner.isCutRight = text.isCutAt(index) || (sextet >= 0 && right < RIGHT_MAX);
        searchInner(inner, found, reach, nesting);
    }

    /** The index of the character before one, line ends passed over. */
    private static int previous(DecodedText text, int index) {
        int at = index - 1;
        while (isLineEnd(text.peek(at))) {
            at--;
        }
        return at;
    }

    private static int following(DecodedText text, int index) {
        int at = index + 1;
        while (isLineEnd(text.peek(at))) {
            at++;
        }
        return at;
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    /**
     * Searches what was taken out of a text around the byte for which it was taken: what else is in it is found where its
     * own anchor stands, so that a long run of base64 is not searched once for each of its anchors.
     */
    private void searchInner(Inner inner, int around, int reach, int nesting) {
        if (nesting >= NESTING_MAX) {
            return;
        }
        DecodedText text = new DecodedText(inner.bytes);
        text.decode(0, inner.length, inner.length, inner.isCutLeft, inner.isCutRight);
        Automaton automaton = anchors.automaton();
        // Twice, since UTF-16 may be inside.
        int nearby = 2 * automaton.longest();
        int first = around - ANCHOR_BEFORE_MAX;
        if (inner.isCutLeft && first < nearby) {
            text.touch();
        }
        int row = 0;
        for (int i = 0; text.at(i) >= 0 && text.start(i) <= around + nearby; i++) {
            int next = automaton.step(row, text.at(i));
            row = next & ~Automaton.ATTENTION;
            if (next < 0 && text.start(i) >= first) {
                search(text, i, automaton.kinds(row), reach, inner, nesting + 1);
            }
        }
        if (text.isTouched()) {
            inner.outer.touch();
        }
    }

    /** Bytes taken out of a text, each with the index of the character from which it comes. */
    private static final class Inner implements Sightings {
        private final DecodedText outer;
        private final Sightings sightings;
        private final @Nullable Encoding encoding;
        private byte[] bytes = new byte[256];
        private int[] origins = new int[256];
        private int length;
        private boolean isCutLeft;
        private boolean isCutRight;

        Inner(DecodedText outer, Sightings sightings, @Nullable Encoding encoding) {
            this.outer = outer;
            this.sightings = sightings;
            this.encoding = encoding;
        }

        void add(int value, int origin) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, length * 2);
                origins = Arrays.copyOf(origins, length * 2);
            }
            bytes[length] = (byte) Math.min(value, 255);
            origins[length++] = origin;
        }

        @Override
        public boolean offer(int start, Encoding inside, String endpoint, boolean isAddressed) {
            int origin = outer.start(origins[start]);
            return sightings.offer(origin, encoding == null ? inside : encoding, endpoint, isAddressed);
        }
    }

    /** Puts sextets together to bytes. */
    private static final class Base64Bits {
        private final Inner inner;
        private int bits;
        private int count;
        private int origin;

        Base64Bits(Inner inner) {
            this.inner = inner;
        }

        void add(int sextet, int index) {
            if (count == 0) {
                origin = index;
            }
            bits = (bits << 6) | sextet;
            count += 6;
            if (count >= 8) {
                count -= 8;
                inner.add((bits >> count) & 255, origin);
                origin = index;
            }
        }
    }
}
