package dev.bers.problem;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The declared name that was probably meant: the candidate at the least optimal-string-alignment distance
 * (insertion, deletion, substitution, transposition of neighbours; case is free), if that is at most a third of the
 * longer name's length.
 */
public final class NearMiss {

    /** Longer names are not compared: the cost grows with the product of the lengths. */
    public static final int LENGTH_MAX = 128;

    /** Names beyond the first so many are not compared: nobody reads through more. */
    public static final int CANDIDATES_MAX = 1_000;

    /** Letters from which on they tell a name that they shorten. */
    private static final int SHORTENED_MIN = 2;

    private NearMiss() {}

    /** The closest candidate; of equally close ones the first; empty if none is close. */
    public static Optional<String> of(String found, Iterable<String> candidates) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        int compared = 0;
        for (String candidate : candidates) {
            if (found.length() > LENGTH_MAX || compared++ == CANDIDATES_MAX) {
                break;
            }
            if (candidate.length() > LENGTH_MAX) {
                continue;
            }
            int distance = distance(found.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            int allowed = Math.max(1, Math.max(found.length(), candidate.length()) / 3);
            if (distance <= allowed && distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * The closest candidate; where none is close the first one that is shortened so, as {@code production} is to
     * {@code prod} and {@code typescript} to {@code ts}: it begins alike and has all the letters in their order.
     */
    public static Optional<String> orShortened(String found, Iterable<String> candidates) {
        Optional<String> near = of(found, candidates);
        if (near.isPresent() || found.length() < SHORTENED_MIN) {
            return near;
        }
        for (String candidate : candidates) {
            if (isShortened(found.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static boolean isShortened(String found, String candidate) {
        int at = candidate.startsWith(found.substring(0, 1)) ? 0 : candidate.length();
        int seen = 0;
        while (at < candidate.length() && seen < found.length()) {
            seen += candidate.charAt(at++) == found.charAt(seen) ? 1 : 0;
        }
        return seen == found.length();
    }

    /** The closest candidate as a cure that asks back; null if none is close. */
    public static @Nullable String question(String found, Iterable<String> candidates) {
        String near = of(found, candidates).orElse(null);
        return near == null ? null : "Did you mean " + near + "?";
    }

    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int step = Math.min(Math.min(last[j], current[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                current[j] = swapped ? Math.min(step, beforeLast[j - 2] + 1) : step;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return last[b.length()];
    }
}
