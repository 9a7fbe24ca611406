package dev.bers.client;

import dev.bers.client.snapshot.PlainValues;
import dev.bers.client.snapshot.Snapshot;
import dev.bers.config.ConfigKind;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.environment.Detection;
import dev.bers.environment.DetectionMemo;
import dev.bers.environment.DetectionStatistics;
import dev.bers.environment.Detector;
import dev.bers.environment.FileSignal;
import dev.bers.environment.Signals;
import dev.bers.environment.Tier;
import dev.bers.manifest.Manifest;
import dev.bers.problem.Location;
import dev.bers.tenant.TenantHash;
import dev.bers.tenant.UrlTemplate;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The calls of Picasso's old configuration object, under the names that applications know (CFG-14). None of them throws: what
 * fails is reported, and answered with the last good value, a URL with {@value #NOWHERE}.
 *
 * <p>Wherever a tenant may be named, null and the empty text mean the client's own, else the declared default one.
 */
public final class Calls {

    /** An address that leads nowhere, for a URL that cannot be made. */
    public static final String NOWHERE = "about:invalid";

    /** What is asked of {@link #getEndpointForEnvironment}, and the template that knows the tenant; empty where there is none. */
    private static final Map<String, String> ENDPOINTS = endpoints();

    private final Current current;
    private final Reports reports;
    private final DetectionMemo memo;
    private final LongAdder reads = new LongAdder();
    private volatile Manifest detectsBy;

    private static Map<String, String> endpoints() {
        Map<String, String> templates = new LinkedHashMap<>();
        templates.put("API_BASE_URL", "");
        templates.put("CHAT_API_URL", "urls.chat");
        templates.put("CHAT_ENDPOINT", "urls.chat");
        templates.put("STREAMING_ENDPOINT", "urls.streaming");
        return Collections.unmodifiableMap(templates);
    }

    Calls(Current current, Reports reports) {
        this.current = current;
        this.reports = reports;
        this.detectsBy = current.get().manifest();
        this.memo = new DetectionMemo(new Detector(detectsBy.environments(), detectsBy.detection()));
    }

    /** {@code urls.config} for a tenant. */
    public String getConfigUrl(@Nullable String tenantHash) {
        return url("urls.config", tenantHash);
    }

    /** {@code urls.chat} for a tenant. */
    public String getChatUrl(@Nullable String tenantHash) {
        return url("urls.chat", tenantHash);
    }

    /** {@code urls.streaming} for a tenant. */
    public String getStreamingUrl(@Nullable String tenantHash) {
        return url("urls.streaming", tenantHash);
    }

    /** {@code urls.tenantConfig} for a tenant. */
    public String getLegacyS3ConfigUrl(@Nullable String tenantHash) {
        return url("urls.tenantConfig", tenantHash);
    }

    /** The tenant that is meant where none is named; null if the manifest declares none. */
    public @Nullable String getDefaultTenantHash() {
        TenantHash declared = current.get().manifest().defaultTenant();
        return declared == null ? null : declared.text();
    }

    /** Whether the environment is of the development tier. */
    public boolean isDevelopment() {
        return current.get().tier() == Tier.DEVELOPMENT;
    }

    /** Whether the environment is of the staging tier, as a preview is. */
    public boolean isStaging() {
        return current.get().tier() == Tier.STAGING;
    }

    /** Whether the environment is of the production tier. */
    public boolean isProduction() {
        return current.get().tier() == Tier.PRODUCTION;
    }

    /** Whether {@code STREAMING_ENABLED} is true. */
    public boolean isStreamingEnabled() {
        reads.increment();
        return current.get().configuration().isTrue("STREAMING_ENABLED");
    }

    /**
     * The endpoint of a type, for a tenant where {@code urls} has a template for it; null, with a report, if there is none.
     *
     * @param type {@code API_BASE_URL}, {@code CHAT_API_URL}, {@code CHAT_ENDPOINT} or {@code STREAMING_ENDPOINT}
     */
    public @Nullable String getEndpointForEnvironment(String type, @Nullable String tenantHash) {
        String template = ENDPOINTS.get(type);
        if (template == null) {
            reports.send(ClientProblems.unknownEndpoint(type, List.copyOf(ENDPOINTS.keySet())));
            return null;
        }
        boolean hasTemplate =
                !template.isEmpty() && current.get().configuration().get(template) != null;
        return hasTemplate ? url(template, tenantHash) : demand(type) instanceof TextValue text ? text.text() : null;
    }

    /** All values of the kind {@code environment}, with {@code ENVIRONMENT} and {@code TIER}. */
    public Map<String, @Nullable Object> getEnvironmentAwareConfig() {
        Snapshot now = current.get();
        reads.increment();
        Map<String, @Nullable Object> all =
                new LinkedHashMap<>(PlainValues.of(now.configuration().values()));
        all.put("ENVIRONMENT", now.environment().text());
        all.put("TIER", now.tier().text());
        return Collections.unmodifiableMap(all);
    }

    /**
     * Which environment this process is in, with every source and what became of it: that of its configuration, and a warning
     * where its variables say otherwise. Remembered for as long as the manifest says.
     */
    public Detection detectEnvironment() {
        Snapshot now = current.get();
        if (!now.manifest().equals(detectsBy)) {
            detectsBy = now.manifest();
            memo.setDetector(new Detector(detectsBy.environments(), detectsBy.detection()));
        }
        long start = System.nanoTime();
        FileSignal own = new FileSignal(now.environment().text(), Location.NONE);
        Detection detection =
                memo.detect(Signals.NONE.withConfigurationFiles(List.of(own)).withVariables(System.getenv()), start);
        memo.recordLatency(System.nanoTime() - start);
        detection.warnings().forEach(reports::send);
        return detection;
    }

    /** What {@link #detectEnvironment} has done so far. */
    public DetectionStatistics detectionStatistics() {
        return memo.statistics(System.nanoTime());
    }

    /** How the client has done so far: {@code detection}, {@code reads} and {@code reports}, each with its {@code count}. */
    public Map<String, Map<String, Number>> getPerformanceMetrics() {
        DetectionStatistics detections = detectionStatistics();
        Map<String, Map<String, Number>> metrics = new LinkedHashMap<>();
        metrics.put(
                "detection",
                Map.of(
                        "count", detections.count(),
                        "cacheHits", detections.hits(),
                        "hitRate", detections.hitRate(),
                        "failures", detections.failures()));
        metrics.put("reads", Map.of("count", reads.sum()));
        metrics.put("reports", Map.of("count", reports.told()));
        return Collections.unmodifiableMap(metrics);
    }

    /**
     * The values of a kind in an environment. What a server or a workspace gives was held to its schema and inherits already, so
     * that nothing is left to choose.
     */
    public Map<String, @Nullable Object> loadConfiguration(String kind, String environment) {
        return getEffectiveConfiguration(kind, environment, null);
    }

    /** The values of a kind in an environment for a tenant; the client's own, with a report, if it has no others. */
    public Map<String, @Nullable Object> getEffectiveConfiguration(
            String kind, String environment, @Nullable String tenantHash) {
        Snapshot now = current.get();
        reads.increment();
        EffectiveConfiguration found =
                ConfigKind.parse(kind).flatMap(now::configuration).orElse(null);
        boolean isOwnTenant =
                isBlank(tenantHash) || String.valueOf(now.origin().tenant()).equals(tenantHash);
        if (found == null || !environment.equals(now.environment().text()) || !isOwnTenant) {
            String whose = isBlank(tenantHash) ? "" : " for tenant " + tenantHash;
            reports.send(ClientProblems.notHere(kind + " of " + environment + whose, now.toString()));
        }
        return PlainValues.of(
                Objects.requireNonNullElse(found, now.configuration()).values());
    }

    /** The URL that the template at a path makes for a tenant, or {@value #NOWHERE}. */
    private String url(String path, @Nullable String tenantHash) {
        Value template = demand(path);
        if (template == null) {
            return NOWHERE;
        }
        String hash = hash(tenantHash);
        TenantHash tenant = TenantHash.parse(hash).orElse(null);
        if (tenant == null) {
            reports.send(ClientProblems.badTenant(hash));
            return NOWHERE;
        }
        String url = template instanceof TextValue text
                ? UrlTemplate.fill(text.text(), tenant).map(Calls::parsed).orElse(null)
                : null;
        if (url == null) {
            reports.send(ClientProblems.badTemplate(path, template.toString()));
        }
        return url == null ? NOWHERE : url;
    }

    private @Nullable Value demand(String path) {
        Snapshot now = current.get();
        reads.increment();
        Value value = now.configuration().get(path);
        if (value == null) {
            reports.send(ClientProblems.noValue(path, now.environment().text()));
        }
        return value;
    }

    private String hash(@Nullable String named) {
        if (named != null && !named.isEmpty()) {
            return named;
        }
        TenantHash own = current.get().origin().tenant();
        return own == null ? Objects.requireNonNullElse(getDefaultTenantHash(), "") : own.text();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    /** The normal text of an absolute URL; null for a text that is none. */
    private static @Nullable String parsed(String text) {
        try {
            URI url = URI.create(text);
            return url.isAbsolute() ? url.toString() : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
