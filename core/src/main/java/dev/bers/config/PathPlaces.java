package dev.bers.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place of its own for each of a fixed set of paths, found without looking at every character.
 *
 * <p>Perfect hashing by "hash and displace" (Belazzougui, Botelho, Dietzfelbinger: Hash, displace, and compress, 2009), the
 * groups being the paths of one length: for each length it is found out which three characters tell its paths apart, and a
 * multiplier that sends all of them to places that are still free.
 */
final class PathPlaces {

    /** Longer paths are not placed: an index must fit into eight bits. */
    private static final int LENGTH_MAX = 255;

    private static final int SAMPLES = 3;
    /** The table is twice to sixteen times as large as the set. */
    private static final int ROOM_MIN = 2;

    private static final int ROOM_MAX = 16;
    /** So many multipliers are tried for each length. */
    private static final int TRIES = 400;
    /** 2^32 / φ, made odd (Knuth, TAOCP volume 3, section 6.4). */
    private static final int GOLDEN = 0x9E3779B9;

    /**
     * By length: in the upper half the multiplier, in the lower one the indexes of the characters, eight bits each; 0 for a
     * length that no path has. One number, since a second look-up would cost as much as the multiplication.
     */
    private final long[] recipes;
    /** By place. */
    private final @Nullable String[] paths;
    /** How far a hash is moved down to be a place. */
    private final int shift;

    private PathPlaces(int lengthMax, int bits) {
        this.recipes = new long[lengthMax + 1];
        this.paths = new @Nullable String[1 << bits];
        this.shift = 32 - bits;
    }

    /** Places for different paths; null where three characters or the room do not suffice. */
    static @Nullable PathPlaces of(List<String> paths) {
        List<Group> groups = groups(paths);
        if (groups == null) {
            return null;
        }
        int lengthMax = 0;
        for (Group group : groups) {
            lengthMax = Math.max(lengthMax, group.length);
        }
        // The largest groups choose first, while most places are free.
        groups.sort(
                Comparator.<Group>comparingInt(group -> -group.paths.size()).thenComparingInt(group -> group.length));
        int bits = bits(paths.size() * ROOM_MIN);
        while (1 << bits <= Math.max(2, paths.size() * ROOM_MAX)) {
            PathPlaces places = new PathPlaces(lengthMax, bits);
            if (places.placeAll(groups)) {
                return places;
            }
            bits++;
        }
        return null;
    }

    private static int bits(int capacity) {
        int bits = 1;
        while (1 << bits < capacity) {
            bits++;
        }
        return bits;
    }

    private static @Nullable List<Group> groups(List<String> paths) {
        Map<Integer, Group> byLength = new HashMap<>();
        for (String path : paths) {
            if (path.isEmpty() || path.length() > LENGTH_MAX) {
                return null;
            }
            byLength.computeIfAbsent(path.length(), Group::new).paths.add(path);
        }
        for (Group group : byLength.values()) {
            if (!group.findSamples()) {
                return null;
            }
        }
        return new ArrayList<>(byLength.values());
    }

    private boolean placeAll(List<Group> groups) {
        for (Group group : groups) {
            if (!place(group)) {
                return false;
            }
        }
        return true;
    }

    private boolean place(Group group) {
        int multiplier = GOLDEN;
        for (int i = 0; i < TRIES; i++) {
            if (tryMultiplier(multiplier, group)) {
                recipes[group.length] = ((long) multiplier << 32) | group.samples;
                return true;
            }
            multiplier = multiplier * GOLDEN + 2;
        }
        return false;
    }

    private boolean tryMultiplier(int multiplier, Group group) {
        for (int i = 0; i < group.paths.size(); i++) {
            String path = group.paths.get(i);
            int place = place(path, group.samples, multiplier);
            if (paths[place] != null) {
                for (String placed : group.paths.subList(0, i)) {
                    paths[place(placed, group.samples, multiplier)] = null;
                }
                return false;
            }
            paths[place] = path;
        }
        return true;
    }

    /** How many places there are, the free ones included. */
    int capacity() {
        return paths.length;
    }

    /** The place of a path, from 0 to {@link #capacity()} - 1; -1 if it is not of the set. */
    int find(String path) {
        int length = path.length();
        if (length >= recipes.length) {
            return -1;
        }
        long recipe = recipes[length];
        if (recipe == 0) {
            return -1;
        }
        int place = place(path, (int) recipe, (int) (recipe >>> 32));
        return path.equals(paths[place]) ? place : -1;
    }

    private int place(String path, int indexes, int multiplier) {
        return (sampled(path, indexes) * multiplier) >>> shift;
    }

    /** Three characters in one number. Unrolled, for a loop costs more than what it does. */
    private static int sampled(String path, int indexes) {
        return path.charAt(indexes & 255)
                ^ (path.charAt((indexes >>> 8) & 255) << 8)
                ^ (path.charAt(indexes >>> 16) << 16);
    }

    /** The paths of one length. */
    private static final class Group {
        final int length;
        final List<String> paths = new ArrayList<>();
        /** Indexes of the characters that tell them apart, eight bits each. */
        int samples;

        Group(int length) {
            this.length = length;
        }

        /** Takes the index that tells most of them apart, given those taken before; false if they aren't all apart. */
        boolean findSamples() {
            int apart = 1;
            for (int taken = 0; taken < SAMPLES && apart < paths.size(); taken++) {
                int before = samples;
                for (int index = 0; index < length; index++) {
                    int candidate = before | (index << (8 * taken));
                    int count = countApart(candidate);
                    if (count > apart) {
                        apart = count;
                        samples = candidate;
                    }
                }
            }
            return apart == paths.size();
        }

        private int countApart(int candidate) {
            int[] sampled = new int[paths.size()];
            for (int i = 0; i < sampled.length; i++) {
                sampled[i] = sampled(paths.get(i), candidate);
            }
            Arrays.sort(sampled);
            int count = 1;
            for (int i = 1; i < sampled.length; i++) {
                count += sampled[i] == sampled[i - 1] ? 0 : 1;
            }
            return count;
        }
    }
}
