package dev.bers.server.tenant;

import dev.bers.config.ConfigProblems;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.server.release.ActiveRelease;
import dev.bers.tenant.TenantHash;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Releases as their tenants see them.
 *
 * <p>A tenant of the release is seen as it was released. For any other one the source is asked, if there is one, and what it has
 * is validated and proved for this environment and this tenant before anybody sees it, as if it were published; if it is refused, the
 * tenant's last good documents stay in use. Safe for use by several threads: two of them may prove the same, and both find the same.
 */
public final class TenantOverlays {

    /** Pairs of environment and tenant whose view is kept. */
    public static final int OVERLAYS_MAX = 10_000;

    private final @Nullable TenantCache cache;
    private final TenantProof proof;
    private final SequencedMap<Key, View> views = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(EnvironmentName environment, TenantHash tenant) {}

    /**
     * What was found of some documents for a release.
     *
     * @param documents that it was found of, good or not
     * @param stale of the answer with those documents
     * @param lastGood the documents that were found good most recently; null if none ever were
     * @param overlay what is seen; null if there are only problems
     * @param problems why the documents are refused; else none
     */
    private record View(
            ActiveRelease release,
            TenantDocuments documents,
            @Nullable Problem stale,
            @Nullable TenantDocuments lastGood,
            @Nullable TenantOverlay overlay,
            List<Problem> problems) {

        @SuppressWarnings("ReferenceEquality") // The cache gives the very same as long as nothing changed.
        boolean isOf(ActiveRelease active, TenantLookup.Found found) {
            return release == active && documents == found.documents() && stale == found.stale();
        }
    }

    /**
     * The views of releases.
     *
     * @param cache of the source of tenants that are in no release; null if there is none
     * @param variables of the server's process, as the highest layer
     * @param today for acceptances that end
     */
    public TenantOverlays(@Nullable TenantCache cache, Map<String, String> variables, Supplier<LocalDate> today) {
        this.cache = cache;
        this.proof = new TenantProof(variables, today);
    }

    /** The cache of the source; empty if tenants are in the release only. */
    public Optional<TenantCache> cache() {
        return Optional.ofNullable(cache);
    }

    /**
     * A release as a tenant sees it; waits for the source where nothing is known of the tenant.
     *
     * @throws ProblemException if there is no such tenant, its documents can't be had, or they are refused and there are no good
     *     ones from before
     */
    public TenantOverlay overlay(ActiveRelease active, TenantHash tenant) {
        if (active.workspace().documents().has(tenant)) {
            return new TenantOverlay(active, tenant, active.workspace(), List.of());
        }
        return answer(active, tenant, cache(active, tenant).find(tenant));
    }

    /**
     * What {@link #overlay} would give, if that is known already; empty if it takes waiting or work, which is not for a thread that
     * others wait for.
     *
     * @throws ProblemException as {@link #overlay} does, if that is known already
     */
    public Optional<TenantOverlay> ready(ActiveRelease active, TenantHash tenant) {
        if (active.workspace().documents().has(tenant)) {
            return Optional.of(overlay(active, tenant));
        }
        TenantLookup known = cache(active, tenant).peek(tenant);
        boolean isReady = known != null;
        if (known instanceof TenantLookup.Found found) {
            View view = find(new Key(active.release().environment(), tenant));
            isReady = view != null && view.isOf(active, found);
        }
        return isReady && known != null ? Optional.of(answer(active, tenant, known)) : Optional.empty();
    }

    private TenantCache cache(ActiveRelease active, TenantHash tenant) {
        if (cache == null) {
            throw new ProblemException(ConfigProblems.unknownTenant(
                    tenant, active.workspace().documents().tenants()));
        }
        return cache;
    }

    private TenantOverlay answer(ActiveRelease active, TenantHash tenant, TenantLookup known) {
        TenantSource source = cache(active, tenant).source();
        return switch (known) {
            case TenantLookup.Found found -> seen(view(active, tenant, source, found));
            case TenantLookup.Failed failed -> throw new ProblemException(failed.problem());
            case TenantLookup.Absent absent ->
                throw new ProblemException(TenantProblems.unknown(tenant, source.address()));
        };
    }

    private static TenantOverlay seen(View view) {
        if (view.overlay == null) {
            throw new ProblemException(view.problems);
        }
        return view.overlay;
    }

    private View view(ActiveRelease active, TenantHash tenant, TenantSource source, TenantLookup.Found found) {
        Key key = new Key(active.release().environment(), tenant);
        View before = find(key);
        if (before != null && before.isOf(active, found)) {
            return before;
        }
        View view = prove(active, source, found, before == null ? null : before.lastGood);
        put(key, view);
        return view;
    }

    private View prove(
            ActiveRelease active, TenantSource source, TenantLookup.Found found, @Nullable TenantDocuments lastGood) {
        TenantDocuments documents = found.documents();
        TenantProof.Outcome outcome = proof.prove(active, documents, source);
        if (outcome.isGood()) {
            TenantOverlay overlay =
                    new TenantOverlay(active, documents.tenant(), outcome.workspace(), remarks(found.stale(), null));
            return new View(active, documents, found.stale(), documents, overlay, List.of());
        }
        List<Problem> problems = outcome.problems();
        TenantOverlay overlay = null;
        if (lastGood != null && !lastGood.equals(documents)) {
            TenantProof.Outcome again = proof.prove(active, lastGood, source);
            if (again.isGood()) {
                String folder = source.addressOf(documents.tenant(), "");
                Problem refused = TenantProblems.newerRefused(folder, problems.size());
                List<Problem> remarks = new ArrayList<>(remarks(found.stale(), refused));
                remarks.addAll(problems);
                overlay = new TenantOverlay(active, documents.tenant(), again.workspace(), remarks);
            }
        }
        return new View(active, documents, found.stale(), lastGood, overlay, problems);
    }

    private static List<Problem> remarks(@Nullable Problem stale, @Nullable Problem refused) {
        return Stream.of(Optional.ofNullable(stale), Optional.ofNullable(refused))
                .flatMap(Optional::stream)
                .toList();
    }

    private @Nullable View find(Key key) {
        synchronized (views) {
            return views.get(key);
        }
    }

    private void put(Key key, View view) {
        synchronized (views) {
            views.put(key, view);
            if (views.size() > OVERLAYS_MAX) {
                views.pollFirstEntry();
            }
        }
    }
}
