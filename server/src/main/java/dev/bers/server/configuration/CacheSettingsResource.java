package dev.bers.server.configuration;

import dev.bers.environment.DetectionRules;
import dev.bers.server.environment.EnvironmentDetection;
import dev.bers.server.http.JsonBody;
import dev.bers.server.http.Refusal;
import dev.bers.server.http.ServerProblems;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caches, as operators set and empty them. (CFG-6, ENV-6) */
@Path("/api/config/cache")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "configuration")
public class CacheSettingsResource {

    private static final int UNPROCESSABLE = 422;

    private final ServedConfigurations configurations;
    private final EnvironmentDetection detection;

    @Inject
    CacheSettingsResource(ServedConfigurations configurations, EnvironmentDetection detection) {
        this.configurations = configurations;
        this.detection = detection;
    }

    /**
     * What went from the caches.
     *
     * @param configuration answers of configurations
     * @param environmentDetection detections
     */
    public record Removed(int configuration, int environmentDetection) {}

    /**
     * How long an answer is used.
     *
     * @param ttl in ms, from now on
     * @param before in ms, until now
     */
    public record TimeToLive(long ttl, long before) {}

    /** Takes away what nobody would get any more. */
    @POST
    @Path("optimize")
    @Operation(summary = "Take away answers of old releases, and those past their time")
    public Removed optimize() {
        return new Removed(configurations.optimise(), 0);
    }

    /** Takes away everything; the next readers have it made anew. */
    @POST
    @Path("clear")
    @Operation(summary = "Empty both caches")
    public Removed clear() {
        return new Removed(configurations.clear(), detection.clear());
    }

    /** How long a detection is used. */
    @POST
    @Path("environment-detection/ttl")
    @Operation(summary = "Set how long a detection is used: {\"ttl\": ms}")
    public TimeToLive detectionTtl(byte @Nullable [] body) {
        long before = detection.ttlMillis();
        long ttl = ttl(body);
        detection.setTtlMillis(ttl);
        return new TimeToLive(ttl, before);
    }

    /** How long an answer is used. */
    @POST
    @Path("configuration/ttl")
    @Operation(summary = "Set how long a configuration is used: {\"ttl\": ms}")
    public TimeToLive configurationTtl(byte @Nullable [] body) {
        long before = configurations.statistics().ttlMillis();
        long ttl = ttl(body);
        configurations.setTtlMillis(ttl);
        return new TimeToLive(ttl, before);
    }

    private static long ttl(byte @Nullable [] body) {
        return JsonBody.read(body)
                .only("ttl")
                .integer("ttl", 0, DetectionRules.CACHE_MILLIS_MAX)
                .orElseThrow(() -> new Refusal(UNPROCESSABLE, ServerProblems.memberMissing("ttl")));
    }
}
