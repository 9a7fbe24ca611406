package dev.bers.artefact;

/**
 * What a text looks like inside base64: three alignments, and in each the stretch of characters that the text alone
 * determines.
 *
 * <p>Six of those characters are enough to look closer, and the six with the fewest variants are taken. A letter's case
 * is one bit, which falls into one character of the image, so each character has two variants at most.
 */
final class Base64Images {

    /** Characters of an image. */
    private static final int LENGTH_MAX = 6;
    /** Of shorter images there would be one in every paragraph. */
    private static final int LENGTH_MIN = 4;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final String text;
    private final boolean caseFree;

    /**
     * @param text ASCII
     * @param caseFree whether its letters may be of either case
     */
    Base64Images(String text, boolean caseFree) {
        this.text = text;
        this.caseFree = caseFree;
    }

    /** Adds the images of a text; the kind of an image is {@code firstKind << p}, p its last character's place of four. */
    void addTo(Automaton.Builder automaton, int firstKind) {
        for (int shift = 0; shift < 3; shift++) {
            int first = (8 * shift + 5) / 6;
            int end = 8 * (shift + text.length()) / 6;
            int length = Math.min(LENGTH_MAX, end - first);
            if (length >= LENGTH_MIN) {
                int best = leastVaried(shift, first, end, length);
                int kind = firstKind << ((best + length - 1) & 3);
                automaton.add(image(shift, best, length, false), image(shift, best, length, true), kind);
            }
        }
    }

    /** Adds, for base64 in base64, the images of what the text as it is written looks like in base64. */
    void addTwiceTo(Automaton.Builder automaton, int firstKind) {
        for (int shift = 0; shift < 3; shift++) {
            int first = (8 * shift + 5) / 6;
            int end = 8 * (shift + text.length()) / 6;
            new Base64Images(image(shift, first, end - first, false), false).addTo(automaton, firstKind);
        }
    }

    private int leastVaried(int shift, int first, int end, int length) {
        int best = first;
        int fewest = Integer.MAX_VALUE;
        for (int start = first; start + length <= end; start++) {
            int variants = 1;
            for (int i = 0; i < length; i++) {
                variants *= isVaried(shift, start + i) ? 2 : 1;
            }
            if (variants < fewest) {
                best = start;
                fewest = variants;
            }
        }
        return best;
    }

    /** The characters at places, counted from the beginning of the group in which the text begins. */
    private String image(int shift, int start, int length, boolean otherCase) {
        StringBuilder image = new StringBuilder();
        for (int place = start; place < start + length; place++) {
            image.append(ALPHABET.charAt(sextet(shift, place, otherCase)));
        }
        return image.toString();
    }

    private boolean isVaried(int shift, int place) {
        return sextet(shift, place, false) != sextet(shift, place, true);
    }

    private int sextet(int shift, int place, boolean otherCase) {
        int bit = 6 * place - 8 * shift;
        int first = bit >> 3;
        int both = (byteAt(first, otherCase) << 8) | byteAt(first + 1, otherCase);
        return (both >> (10 - (bit & 7))) & 63;
    }

    private int byteAt(int index, boolean otherCase) {
        if (index >= text.length()) {
            return 0;
        }
        int c = text.charAt(index);
        boolean letter = (c | 32) >= 'a' && (c | 32) <= 'z';
        return otherCase && caseFree && letter ? c ^ 32 : c;
    }
}
