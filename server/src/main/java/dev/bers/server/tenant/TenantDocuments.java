package dev.bers.server.tenant;

import dev.bers.environment.EnvironmentName;
import dev.bers.tenant.TenantHash;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All documents of one tenant, as its source had them at one moment; immutable, and never looked into before a workspace reads
 * them.
 *
 * @param tenant that they are for
 * @param documents at least one, by name: {@code config.json}, {@code config.staging.yaml}
 */
public record TenantDocuments(TenantHash tenant, SortedMap<String, Stored> documents) {

    /** How the names of all begin. */
    static final String STEM = "config";

    /** Copies the map. */
    public TenantDocuments {
        documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
    }

    /**
     * A document.
     *
     * @param bytes as they are, which nobody may change
     * @param etag of the bytes, to ask whether they are still the same
     * @param listed the tag that the bytes had in a listing; null where listings have none
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Stored(
            byte[] bytes, String etag, @Nullable String listed) {}

    /** The environment that a document is for, by its name without its ending; empty for all of them. */
    static String environmentOf(String stem) {
        return stem.equals(STEM) ? "" : stem.substring(STEM.length() + 1);
    }

    /** The name of a document without its ending. */
    static String stemOf(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Those that count in an environment, by their names; perhaps none. */
    SortedMap<String, byte[]> of(EnvironmentName environment) {
        SortedMap<String, byte[]> counting = new TreeMap<>();
        documents.forEach((name, stored) -> {
            String named = environmentOf(stemOf(name));
            if (named.isEmpty() || named.equals(environment.text())) {
                counting.put(name, stored.bytes());
            }
        });
        return counting;
    }

    /** Bytes of all of them. */
    public long bytes() {
        long bytes = 0;
        for (Map.Entry<String, Stored> document : documents.entrySet()) {
            bytes += document.getValue().bytes().length;
        }
        return bytes;
    }
}
