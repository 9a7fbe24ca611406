package dev.bers.server.configuration;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigProblems;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.server.http.Refusal;
import dev.bers.server.http.ServerProblems;
import dev.bers.server.release.ActiveRelease;
import dev.bers.server.release.ActiveReleases;
import dev.bers.tenant.TenantHash;
import dev.bers.value.MappingValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the active releases say, ready to be sent. It reads nothing but memory, so that it answers whatever becomes of the store.
 *
 * <p>An answer is kept under the number of its release, so that a new release needs no word to this class, and nothing of an
 * older one can be taken for its own.
 */
public final class ServedConfigurations {

    /** Answers kept at once, all environments and tenants together. */
    public static final int REPLIES_MAX = 4_096;
    /** Bytes of the answers kept at once. */
    public static final long REPLY_BYTES_MAX = 32L * 1024 * 1024;
    /** Refusals kept at once, so that asking for a tenant that is not there costs no more than asking for one that is. */
    public static final int REFUSALS_MAX = 256;
    /** How long an answer is used at first: 10 minutes. */
    public static final long TTL_MILLIS_DEFAULT = 600_000;

    private static final int UNKNOWN = 404;

    private final ActiveReleases active;
    private final Map<String, String> variables;
    private final Today today;
    private final ConcurrentHashMap<EnvironmentName, ServedRelease> ready = new ConcurrentHashMap<>();
    private final BoundedCache<Key, Reply> replies;
    private final BoundedCache<Key, ServedConfiguration> configurations;
    private final BoundedCache<Key, Refusal> refusals;

    /** What was asked for; a kind of null is all of them, a tenant of null none. */
    private record Key(
            EnvironmentName environment,
            long release,
            @Nullable TenantHash tenant,
            @Nullable ConfigKind kind,
            boolean withProvenance) {}

    /**
     * @param variables of the server's process that a value may be made of, see {@link ServedVariables}
     * @param today for acceptances that end
     * @param nanoClock for the time that an answer is used
     */
    public ServedConfigurations(
            ActiveReleases active, Map<String, String> variables, Today today, LongSupplier nanoClock) {
        this.active = active;
        this.variables = Map.copyOf(variables);
        this.today = today;
        this.replies = new BoundedCache<>(REPLIES_MAX, REPLY_BYTES_MAX, TTL_MILLIS_DEFAULT, Reply::bytes, nanoClock);
        this.configurations =
                new BoundedCache<>(REPLIES_MAX / 4, Long.MAX_VALUE, TTL_MILLIS_DEFAULT, one -> 1, nanoClock);
        this.refusals = new BoundedCache<>(REFUSALS_MAX, Long.MAX_VALUE, TTL_MILLIS_DEFAULT, one -> 1, nanoClock);
    }

    /**
     * The environment of a name, which has a release.
     *
     * @throws Refusal if it is not declared, or has none
     */
    public EnvironmentName environment(String text) {
        EnvironmentName name = EnvironmentName.parse(text)
                .orElseThrow(() -> new Refusal(
                        UNKNOWN,
                        ServerProblems.noName(
                                "environment",
                                text,
                                declared().stream().map(EnvironmentName::text).toList())));
        if (active.of(name).isEmpty()) {
            List<EnvironmentName> declared = declared();
            throw new Refusal(
                    UNKNOWN,
                    declared.contains(name)
                            ? ServerProblems.noRelease(text)
                            : ConfigProblems.unknownEnvironment(name, declared));
        }
        return name;
    }

    /** The environments that the newest of the active releases declares. */
    public List<EnvironmentName> declared() {
        return newest().flatMap(release -> release.workspace().manifest())
                .map(manifest -> manifest.environments().names())
                .orElse(List.of());
    }

    /** Whether an environment has a release. */
    public boolean isReleased(EnvironmentName environment) {
        return active.of(environment).isPresent();
    }

    /** The active release of the newest revision, for what concerns no environment alone; empty if there is none. */
    public Optional<ActiveRelease> newest() {
        return active.all().values().stream()
                .max((a, b) -> Long.compare(a.revision().number(), b.revision().number()));
    }

    /**
     * What an environment's active release says to a tenant.
     *
     * @param tenant null for none
     * @throws Refusal if the environment has no release, or the release no such tenant
     */
    public ServedConfiguration of(EnvironmentName environment, @Nullable TenantHash tenant) {
        return configuration(release(environment), tenant);
    }

    private ServedConfiguration configuration(ServedRelease release, @Nullable TenantHash tenant) {
        return configurations.get(
                new Key(release.environment(), release.number(), tenant, null, false),
                key -> release.configuration(key.tenant()));
    }

    /** The answer that says all kinds, or one of them. */
    Reply reply(
            EnvironmentName environment,
            @Nullable TenantHash tenant,
            @Nullable ConfigKind kind,
            boolean withProvenance) {
        ServedRelease release = release(environment);
        Key key = new Key(environment, release.number(), tenant, kind, withProvenance);
        if (tenant != null && !release.has(tenant)) {
            throw refusals.get(key, unknown -> release.refusal(tenant));
        }
        return replies.get(key, missing -> made(missing, release));
    }

    private Reply made(Key key, ServedRelease release) {
        ServedConfiguration served = configuration(release, key.tenant());
        ConfigKind kind = key.kind();
        MappingValue document = kind == null ? served.document() : served.document(kind, key.withProvenance());
        if (kind != null && document == null) {
            throw new ProblemException(ConfigProblems.unknownKind(kind.text(), served.kinds()));
        }
        return Reply.of(served, java.util.Objects.requireNonNull(document));
    }

    /** The kinds that an environment's release has. */
    List<ConfigKind> kinds(EnvironmentName environment) {
        return release(environment).resolver().documents().kinds();
    }

    ServedRelease release(EnvironmentName environment) {
        ActiveRelease now = active.of(environment)
                .orElseThrow(() -> new Refusal(UNKNOWN, ServerProblems.noRelease(environment.text())));
        ServedRelease known = ready.get(environment);
        if (known == null || known.number() != now.release().number()) {
            known = new ServedRelease(now, variables, today);
            ready.put(environment, known);
        }
        return known;
    }

    /** What the cache of answers has done so far. */
    public CacheStatistics statistics() {
        return replies.statistics();
    }

    /** How long an answer is used from now on. */
    public void setTtlMillis(long ttlMillis) {
        replies.setTtlMillis(ttlMillis);
        configurations.setTtlMillis(ttlMillis);
        refusals.setTtlMillis(ttlMillis);
    }

    /** Forgets every answer, and gives how many that were. */
    public int clear() {
        configurations.clear();
        refusals.clear();
        ready.clear();
        return replies.clear();
    }

    /** Forgets the answers that nobody will get any more: past their time, or of a release that is not active. */
    public int optimise() {
        configurations.forgetIf(this::isOld);
        refusals.forgetIf(this::isOld);
        return replies.forgetStale() + replies.forgetIf(this::isOld);
    }

    private boolean isOld(Key key) {
        return active.of(key.environment())
                .map(now -> now.release().number() != key.release())
                .orElse(true);
    }
}
