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
            int first = firstPlace(shift);
            int length = Math.min(LENGTH_MAX, lastPlace(shift) - first);
            if (length >= LENGTH_MIN) {
                String image = image(shift, caseFree ? Integer.MAX_VALUE : LENGTH_MAX, false);
                String other = caseFree ? image(shift, Integer.MAX_VALUE, true) : image;
                int best = leastVaried(image, other, length);
                int kind = firstKind << ((first + best + length - 1) & 3);
                automaton.add(image.substring(best, best + length), other.substring(best, best + length), kind);
            }
        }
    }

    /** Adds, for base64 in base64, the images of what the text as it is written looks like in base64. */
    void addTwiceTo(Automaton.Builder automaton, int firstKind) {
        for (int shift = 0; shift < 3; shift++) {
            // An image of so many characters alone is long enough.
            new Base64Images(image(shift, LENGTH_MAX, false), false).addTo(automaton, firstKind);
        }
    }

    /** Where, counted from the beginning of the group in which the text begins, its first own character stands. */
    private static int firstPlace(int shift) {
        return (8 * shift + 5) / 6;
    }

    private int lastPlace(int shift) {
        return 8 * (shift + text.length()) / 6;
    }

    /** The stretch of as many characters in which the fewest vary. */
    private static int leastVaried(String image, String other, int length) {
        int best = 0;
        int fewest = Integer.MAX_VALUE;
        int varied = 0;
        for (int end = 0; end < image.length(); end++) {
            varied += image.charAt(end) == other.charAt(end) ? 0 : 1;
            int start = end + 1 - length;
            if (start > 0) {
                varied -= image.charAt(start - 1) == other.charAt(start - 1) ? 0 : 1;
            }
            if (start >= 0 && varied < fewest) {
                best = start;
                fewest = varied;
            }
        }
        return best;
    }

    /** The characters that the text alone determines, so many at most. */
    private String image(int shift, int lengthMax, boolean otherCase) {
        StringBuilder image = new StringBuilder();
        // The bits of a character that are still to come belong to what stands before the text: that one is left out.
        int missing = firstPlace(shift) * 6 - 8 * shift;
        int count = -missing;
        int bits = 0;
        for (int i = 0; i < text.length() && image.length() < lengthMax; i++) {
            bits = (bits << 8) | (otherCase ? withOtherCase(text.charAt(i)) : text.charAt(i));
            count += 8;
            while (count >= 6 && image.length() < lengthMax) {
                count -= 6;
                image.append(ALPHABET.charAt((bits >> count) & 63));
            }
        }
        return image.toString();
    }

    private static int withOtherCase(int c) {
        return (c | 32) >= 'a' && (c | 32) <= 'z' ? c ^ 32 : c;
    }
}
