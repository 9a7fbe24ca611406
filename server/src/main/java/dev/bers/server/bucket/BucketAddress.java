package dev.bers.server.bucket;

import dev.bers.problem.ProblemException;
import java.util.regex.Pattern;

/**
 * A place in S3, written as {@code s3://bucket} or {@code s3://bucket/prefix}.
 *
 * @param bucket its name
 * @param prefix what the keys of all objects begin with: empty, or ending in {@code /}
 */
public record BucketAddress(String bucket, String prefix) {

    /** How an address begins. */
    public static final String SCHEME = "s3://";

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("(?:[A-Za-z0-9!_.*'()-]+/)*");
    private static final int PREFIX_LENGTH_MAX = 512;

    /**
     * @throws IllegalArgumentException if the bucket's name breaks the rules of S3, or the prefix has other characters
     *     than those that S3 calls safe
     */
    public BucketAddress {
        if (!BUCKET.matcher(bucket).matches() || bucket.contains("..")) {
            throw new IllegalArgumentException("a bucket's name is 3 to 63 of a-z 0-9 . -, got: " + bucket);
        }
        if (!PREFIX.matcher(prefix).matches() || prefix.length() > PREFIX_LENGTH_MAX) {
            throw new IllegalArgumentException("a prefix is safe names, each followed by a slash, got: " + prefix);
        }
    }

    /**
     * Reads an address; a slash at its end counts for nothing.
     *
     * @throws ProblemException if it is none
     */
    public static BucketAddress parse(String text) {
        String rest = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : "";
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        String prefix = slash < 0 ? "" : rest.substring(slash + 1);
        try {
            return new BucketAddress(bucket, prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(BucketProblems.badAddress(text));
        }
    }

    /** The address of an object in it, for people. */
    public String of(String name) {
        return this + name;
    }

    /** As it is written, with a slash at the end of a prefix. */
    @Override
    public String toString() {
        return SCHEME + bucket + "/" + prefix;
    }
}
