package dev.bers.server.monitoring;

import dev.bers.environment.DetectionStatistics;
import dev.bers.environment.LatencyHistogram;
import dev.bers.environment.Source;
import dev.bers.server.configuration.CacheStatistics;
import dev.bers.server.configuration.ServedConfigurations;
import dev.bers.server.environment.EnvironmentDetection;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the caches have done so far. (CFG-6, ENV-7) */
@Path("/api/monitoring/cache")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "monitoring")
public class CacheResource {

    private static final double NANOS_PER_MICRO = 1_000;

    private final ServedConfigurations configurations;
    private final EnvironmentDetection detection;

    @Inject
    CacheResource(ServedConfigurations configurations, EnvironmentDetection detection) {
        this.configurations = configurations;
        this.detection = detection;
    }

    /**
     * The cache of configurations.
     *
     * @param hitRate the share of answers from memory, from 0 to 1
     * @param ttl how long an answer is used, in ms
     */
    public record ConfigurationCache(
            long hits,
            long misses,
            double hitRate,
            long evictions,
            int size,
            long bytes,
            long oldestAgeMillis,
            long ttl) {}

    /**
     * The memory of detections, and what they came to.
     *
     * @param failures detections that only the default decided
     * @param decisions by the source that decided
     * @param latencyMicros quantiles, exact to a factor of two
     */
    public record DetectionCache(
            long count,
            long hits,
            long misses,
            double hitRate,
            long failures,
            Map<String, Long> decisions,
            int size,
            long oldestAgeMillis,
            long ttl,
            Map<String, Double> latencyMicros) {}

    /** Both. */
    public record AllCaches(DetectionCache environmentDetection, ConfigurationCache configuration) {}

    /**
     * What a clean-up took away.
     *
     * @param removed answers that nobody would have got any more
     */
    public record Cleanup(int removed) {}

    /** Both caches. */
    @GET
    @Path("stats")
    @Operation(summary = "What both caches have done so far")
    public AllCaches stats() {
        return new AllCaches(environmentDetection(), configuration());
    }

    /** The memory of detections. */
    @GET
    @Path("environment-detection")
    @Operation(summary = "What the memory of detections has done so far")
    public DetectionCache environmentDetection() {
        DetectionStatistics statistics = detection.statistics();
        LatencyHistogram latency = statistics.latency();
        Map<String, Long> decisions = new TreeMap<>();
        for (Source source : Source.values()) {
            decisions.put(source.text(), statistics.decisions().getOrDefault(source, 0L));
        }
        return new DetectionCache(
                statistics.count(),
                statistics.hits(),
                statistics.misses(),
                statistics.hitRate(),
                statistics.failures(),
                decisions,
                statistics.size(),
                statistics.oldestAgeMillis(),
                statistics.ttlMillis(),
                new TreeMap<>(Map.of(
                        "p50", micros(latency, 0.5), "p95", micros(latency, 0.95), "p99", micros(latency, 0.99))));
    }

    private static double micros(LatencyHistogram latency, double share) {
        return latency.quantileNanos(share) / NANOS_PER_MICRO;
    }

    /** The cache of configurations. */
    @GET
    @Path("configuration")
    @Operation(summary = "What the cache of configurations has done so far")
    public ConfigurationCache configuration() {
        CacheStatistics statistics = configurations.statistics();
        return new ConfigurationCache(
                statistics.hits(),
                statistics.misses(),
                statistics.hitRate(),
                statistics.evictions(),
                statistics.size(),
                statistics.bytes(),
                statistics.oldestAgeMillis(),
                statistics.ttlMillis());
    }

    /** Takes away what nobody would get any more. */
    @POST
    @Path("cleanup")
    @Operation(summary = "Take away answers of old releases, and those past their time")
    public Cleanup cleanup() {
        return new Cleanup(configurations.optimise());
    }
}
