package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.Json;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one place that changes what is released: an order is worked out on top of where the environments stand, stored,
 * and active when it is answered. Safe for use by several threads, and by several servers on one store.
 *
 * <p>Orders that come while others are being stored wait together, and whoever of them is let in first works out all and
 * stores them in one transaction: each is told of its own success or refusal.
 */
public final class Publisher {

    /** Orders that are stored at once. */
    static final int GROUP_MAX = 64;
    /** How often an order is worked out anew because other servers were faster. */
    static final int ATTEMPTS_MAX = 16;

    private final ReleaseStore store;
    private final Planner planner;
    private final Recovery recovery;
    private final ActiveReleases active;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    /** Written under the lock. */
    private volatile Standing standing = Standing.EMPTY;

    private volatile Map<EnvironmentName, Problem> degraded = Map.of();
    /** Whether the store may hold what is not known here. */
    private boolean stale;

    /**
     * Knows of nothing until {@link #refresh()}.
     *
     * @param active what is told of what becomes active
     * @param variables of the server's process, as the highest layer of all that is released
     */
    public Publisher(ReleaseStore store, ActiveReleases active, Map<String, String> variables, InstantSource clock) {
        Archive archive = new Archive(store);
        Map<String, String> fixed = Map.copyOf(variables);
        this.store = store;
        this.planner = new Planner(archive, fixed, clock);
        this.recovery = new Recovery(store, archive, new Gate(fixed));
        this.active = active;
        this.clock = clock;
    }

    /**
     * What came of an order.
     *
     * @param answer as JSON
     * @param isRepeated whether it was done before, and this is what was answered then
     * @param published null if it is repeated
     */
    public record Outcome(
            String answer, boolean isRepeated, @Nullable Published published) {}

    /** An order that waits, and what came of it. */
    private static final class Waiting {
        private final ReleaseOrder order;
        private @Nullable Plan plan;
        private @Nullable Outcome outcome;
        private @Nullable RuntimeException refusal;

        Waiting(ReleaseOrder order) {
            this.order = order;
        }

        boolean isDone() {
            return outcome != null || refusal != null;
        }
    }

    /**
     * Does what is asked for. It is stored and active when this returns; if it is refused, nothing has changed.
     *
     * @throws ProblemException with all problems, if it is refused, or the store can't be written
     */
    public Outcome release(ReleaseOrder order) {
        Waiting waiting = new Waiting(order);
        queue.add(waiting);
        lock.lock();
        try {
            while (!waiting.isDone()) {
                lead(group());
            }
        } finally {
            lock.unlock();
        }
        if (waiting.refusal != null) {
            throw waiting.refusal;
        }
        return java.util.Objects.requireNonNull(waiting.outcome);
    }

    /**
     * What would come of an order; nothing is done.
     *
     * @throws ProblemException with all problems, if it would be refused
     */
    public Published preview(ReleaseOrder order) {
        return planner.plan(standing, order).published();
    }

    /** Where the environments stand. */
    Standing standing() {
        return standing;
    }

    /** The environments of which the last release is refused by this program, and why; mostly none. */
    public Map<EnvironmentName, Problem> degraded() {
        return degraded;
    }

    /** The name of the workspace whose releases these are; null as long as nothing was released. */
    public @Nullable String workspace() {
        return standing.workspace();
    }

    /** Takes over what the store holds: at the start, and whenever another server appended to it. */
    public void refresh() {
        lock.lock();
        try {
            reload();
        } finally {
            lock.unlock();
        }
    }

    private void reload() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Recovery.Recovered recovered = recovery.recover(standing, today);
        standing = recovered.standing();
        degraded = recovered.degraded();
        stale = false;
        active.activate(recovered.activated());
    }

    private List<Waiting> group() {
        List<Waiting> group = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = group.size() < GROUP_MAX ? queue.poll() : null) {
            group.add(next);
        }
        return group;
    }

    private void lead(List<Waiting> group) {
        try {
            for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
                if (stale) {
                    reload();
                }
                Standing after = planAll(group);
                if (store(group, after)) {
                    return;
                }
            }
            throw new ProblemException(ReleaseProblems.crowded(ATTEMPTS_MAX));
        } catch (RuntimeException failure) {
            // Whether anything was written is for the store to say.
            stale = true;
            for (Waiting waiting : group) {
                if (!waiting.isDone()) {
                    waiting.refusal = failure;
                }
            }
        }
    }

    /** Works out each, on top of those before it. */
    private Standing planAll(List<Waiting> group) {
        Standing after = standing;
        Map<String, IdempotentAnswer> answers = new LinkedHashMap<>();
        for (Waiting waiting : group) {
            waiting.plan = null;
            waiting.outcome = null;
            waiting.refusal = null;
            try {
                waiting.outcome = earlier(waiting.order.idempotency(), answers);
                if (waiting.outcome == null) {
                    Plan plan = planner.plan(after, waiting.order);
                    after = plan.after();
                    waiting.plan = plan;
                    for (Append append : plan.appends()) {
                        IdempotentAnswer answer = append.answer();
                        if (answer != null) {
                            answers.put(answer.key(), answer);
                        }
                    }
                }
            } catch (RuntimeException refused) {
                // Its own affair, whatever it is: the others go on.
                waiting.refusal = refused;
            }
        }
        return after;
    }

    private @Nullable Outcome earlier(
            ReleaseOrder.@Nullable Idempotency idempotency, Map<String, IdempotentAnswer> answers) {
        if (idempotency == null) {
            return null;
        }
        IdempotentAnswer known = answers.get(idempotency.key());
        IdempotentAnswer answer =
                known == null ? store.answer(idempotency.key()).orElse(null) : known;
        if (answer == null) {
            return null;
        }
        if (!answer.requestDigest().equals(idempotency.requestDigest())) {
            throw new ProblemException(ReleaseProblems.keyOfAnother(idempotency.key()));
        }
        return new Outcome(answer.body(), true, null);
    }

    /** Stores all that was worked out, and makes it active; false if another server was faster. */
    private boolean store(List<Waiting> group, Standing after) {
        List<Append> appends = new ArrayList<>();
        Map<EnvironmentName, ActiveRelease> activated = new LinkedHashMap<>();
        for (Waiting waiting : group) {
            if (waiting.plan != null) {
                appends.addAll(waiting.plan.appends());
                waiting.plan
                        .activated()
                        .forEach(release -> activated.put(release.release().environment(), release));
            }
        }
        if (!appends.isEmpty()) {
            String name = after.workspace();
            if (standing.workspace() == null && name != null) {
                store.claim(name);
            }
            try {
                store.append(appends);
            } catch (NumberTakenException faster) {
                stale = true;
                return false;
            }
            standing = after;
            active.activate(List.copyOf(activated.values()));
            forgive(activated);
        }
        for (Waiting waiting : group) {
            if (waiting.plan != null) {
                Published published = waiting.plan.published();
                waiting.outcome = new Outcome(Json.write(published.answer()), false, published);
            }
        }
        return true;
    }

    /** An environment with a new release has nothing left of which it is degraded. */
    private void forgive(Map<EnvironmentName, ActiveRelease> activated) {
        if (!degraded.isEmpty()) {
            Map<EnvironmentName, Problem> left = new LinkedHashMap<>(degraded);
            left.keySet().removeAll(activated.keySet());
            degraded = Map.copyOf(left);
        }
    }
}
