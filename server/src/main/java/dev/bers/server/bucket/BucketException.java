package dev.bers.server.bucket;

import dev.bers.problem.Problem;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked of a bucket was not done; the problem says why, and it is not for lack of trying again. */
public final class BucketException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final boolean isOfObject;
    private final @Nullable Duration retryAfter;

    private BucketException(
            Problem problem, boolean isOfObject, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
        this.isOfObject = isOfObject;
        this.retryAfter = retryAfter;
    }

    static BucketException ofBucket(Problem problem, @Nullable Duration retryAfter, Throwable cause) {
        return new BucketException(problem, false, retryAfter, cause);
    }

    /** For a problem with one object, or a few of them; the bucket itself answers. */
    public static BucketException ofObject(Problem problem) {
        return new BucketException(problem, true, null, null);
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }

    /** Whether it is the fault of one object, so that others can be read. */
    public boolean isOfObject() {
        return isOfObject;
    }

    /** How long the bucket asks to be left alone; empty if it does not. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
