package dev.bers.artefact;

import dev.bers.value.Base64Digits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Looks closer where an anchor was found: for the endpoint itself, or for what base64 or UTF-16 holds there. */
final class StretchSearch {

    /** Texts inside texts: base64 in a source map in base64 is the third. */
    private static final int NESTING_MAX = 3;

    private static final int LEFT_MAX = 1_024;
    private static final int RIGHT_MAX = 2_048;

    private final Anchors anchors;

    StretchSearch(Anchors anchors) {
        this.anchors = anchors;
    }

    /** Offers whatever endpoint there is at the last character of an anchor. */
    void search(DecodedText text, int at, int kinds, Sightings sightings) {
        search(text, at, kinds, sightings, 1);
    }

    private void search(DecodedText text, int at, int kinds, Sightings sightings, int nesting) {
        if (text.at(at - 1) == 0) {
            searchWide(text, at, sightings, nesting);
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
                searchBase64(text, at, place, sightings, nesting);
            }
        }
    }

    /** UTF-16, of either byte order: every other byte is zero. */
    private void searchWide(DecodedText text, int at, Sightings sightings, int nesting) {
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
        searchInner(inner, (at - first) / 2, nesting);
    }

    /** The run of base64 around a character whose place in its group of four is known. */
    private void searchBase64(DecodedText text, int at, int place, Sightings sightings, int nesting) {
        int[] run = new int[LEFT_MAX];
        int left = 0;
        for (int i = previous(text, at); i >= 0 && left < LEFT_MAX; i = previous(text, i)) {
            run[left++] = i;
        }
        if (left < place) {
            return;
        }
        Inner inner = new Inner(text, sightings, Encoding.BASE64);
        Base64Bits bits = new Base64Bits(inner);
        for (int i = left - ((left - place) & 3) - 1; i >= 0; i--) {
            bits.add(Base64Digits.sextet(text.at(run[i])), run[i]);
        }
        int index = at;
        int found = inner.length;
        for (int i = 0; index >= 0 && i < RIGHT_MAX; i++) {
            bits.add(Base64Digits.sextet(text.at(index)), index);
            index = following(text, index);
        }
        searchInner(inner, found, nesting);
    }

    /** The index of the base64 character before one, line ends passed over; -1 if there is none. */
    private static int previous(DecodedText text, int index) {
        int at = index - 1;
        while (isLineEnd(text.at(at))) {
            at--;
        }
        return Base64Digits.sextet(text.at(at)) < 0 ? -1 : at;
    }

    private static int following(DecodedText text, int index) {
        int at = index + 1;
        while (isLineEnd(text.at(at))) {
            at++;
        }
        return Base64Digits.sextet(text.at(at)) < 0 ? -1 : at;
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    /**
     * Searches what was taken out of a text around the byte for which it was taken: what else is in it is found where its
     * own anchor stands, so that a long run of base64 is not searched once for each of its anchors.
     */
    private void searchInner(Inner inner, int around, int nesting) {
        if (nesting >= NESTING_MAX) {
            return;
        }
        DecodedText text = new DecodedText(inner.bytes);
        text.decode(0, inner.length, inner.length, false, false);
        Automaton automaton = anchors.automaton();
        int nearby = automaton.longest();
        int row = 0;
        for (int i = 0; text.at(i) >= 0 && text.start(i) <= around + nearby; i++) {
            int next = automaton.step(row, text.at(i));
            row = next & ~Automaton.ATTENTION;
            if (next < 0 && text.start(i) >= around - nearby) {
                search(text, i, automaton.kinds(row), inner, nesting + 1);
            }
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
