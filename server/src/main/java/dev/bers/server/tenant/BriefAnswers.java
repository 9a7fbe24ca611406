package dev.bers.server.tenant;

import dev.bers.tenant.TenantHash;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered for a short time only: that a tenant has no documents, or that they can't be read. All of it for the same time, so
 * that the first of them is the first to go; a stranger who asks for one made-up tenant after the other displaces nothing else.
 */
final class BriefAnswers {

    private final int countMax;
    private final long ttlNanos;
    private final Map<TenantHash, Brief> answers = new LinkedHashMap<>();

    private record Brief(TenantLookup answer, long atNanos) {}

    BriefAnswers(int countMax, long ttlNanos) {
        this.countMax = countMax;
        this.ttlNanos = ttlNanos;
    }

    synchronized @Nullable TenantLookup find(TenantHash tenant, long nowNanos) {
        Brief known = answers.get(tenant);
        return known == null || nowNanos - known.atNanos >= ttlNanos ? null : known.answer;
    }

    synchronized void put(TenantHash tenant, TenantLookup answer, long nowNanos) {
        answers.remove(tenant);
        answers.put(tenant, new Brief(answer, nowNanos));
        Iterator<Brief> oldest = answers.values().iterator();
        while (oldest.hasNext()) {
            boolean isOver = nowNanos - oldest.next().atNanos >= ttlNanos;
            if (!isOver && answers.size() <= countMax) {
                return;
            }
            oldest.remove();
        }
    }

    synchronized void forget(TenantHash tenant) {
        answers.remove(tenant);
    }

    synchronized int size() {
        return answers.size();
    }

    synchronized void clear() {
        answers.clear();
    }
}
