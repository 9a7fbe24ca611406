package dev.bers.server.environment;

import dev.bers.environment.Detection;
import dev.bers.environment.DetectionMemo;
import dev.bers.environment.DetectionStatistics;
import dev.bers.environment.Detector;
import dev.bers.environment.Signals;
import dev.bers.manifest.Manifest;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which environment signals mean by the manifest of the newest release, remembered for a time. (ENV-6)
 *
 * <p>The signals of the process itself are gathered anew when what is remembered ends, too: a file that a deployment drops
 * counts after that time at the latest.
 */
public final class EnvironmentDetection {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Supplier<Manifest> manifest;
    private final Supplier<Signals> gatherer;
    private final LongSupplier nanoClock;
    private volatile @Nullable Known known;
    private volatile @Nullable Gathered gathered;

    private record Known(Manifest manifest, DetectionMemo memo) {}

    private record Gathered(Signals signals, long atNanos) {}

    /**
     * A detection and what it took.
     *
     * @param nanos from the question to the answer
     */
    public record Timed(Detection detection, long nanos) {}

    /**
     * @param manifest of the newest release
     * @param gatherer reads what this process shows of where it runs
     * @param nanoClock counts nanoseconds from any beginning
     */
    public EnvironmentDetection(Supplier<Manifest> manifest, Supplier<Signals> gatherer, LongSupplier nanoClock) {
        this.manifest = manifest;
        this.gatherer = gatherer;
        this.nanoClock = nanoClock;
    }

    /** The signals of this process. */
    public Signals ofProcess() {
        long now = nanoClock.getAsLong();
        Gathered last = gathered;
        if (last == null || now - last.atNanos() >= memo().ttlMillis() * NANOS_PER_MILLI) {
            last = new Gathered(gatherer.get(), now);
            gathered = last;
        }
        return last.signals();
    }

    /** The environment that signals mean. */
    public Timed detect(Signals signals) {
        long began = nanoClock.getAsLong();
        DetectionMemo memo = memo();
        Detection detection = memo.detect(signals, began);
        long nanos = nanoClock.getAsLong() - began;
        memo.recordLatency(nanos);
        return new Timed(detection, nanos);
    }

    /** Releases that change no manifest share one. */
    @SuppressWarnings("ReferenceEquality")
    private DetectionMemo memo() {
        Manifest now = manifest.get();
        Known last = known;
        return last != null && last.manifest() == now ? last.memo() : renewed(now);
    }

    /** After a release with another manifest; time to live and statistics stay. */
    @SuppressWarnings("ReferenceEquality")
    private synchronized DetectionMemo renewed(Manifest now) {
        Known last = known;
        if (last != null && last.manifest() == now) {
            return last.memo();
        }
        Detector detector = new Detector(now.environments(), now.detection());
        DetectionMemo memo = last == null ? new DetectionMemo(detector) : last.memo();
        memo.setDetector(detector);
        known = new Known(now, memo);
        return memo;
    }

    /** What was detected so far. */
    public DetectionStatistics statistics() {
        return memo().statistics(nanoClock.getAsLong());
    }

    /** How long a detection is used, in ms. */
    public long ttlMillis() {
        return memo().ttlMillis();
    }

    /** Sets how long a detection is used, and forgets all; the range is {@link DetectionMemo#setTtlMillis}'s. */
    public void setTtlMillis(long ttlMillis) {
        memo().setTtlMillis(ttlMillis);
        gathered = null;
    }

    /** Forgets all detections; the statistics stay. Gives how many that were. */
    public int clear() {
        int size = statistics().size();
        memo().clear();
        gathered = null;
        return size;
    }
}
