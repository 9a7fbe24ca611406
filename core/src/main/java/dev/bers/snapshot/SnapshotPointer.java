package dev.bers.snapshot;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.value.Utf8;

/**
 * The one small object of an environment's snapshots that changes: it says which release is the present one, and bears the
 * signature. Everything else is named by its digest, and so vouched for by this one.
 *
 * @param environment that the release is of
 * @param release its number; it only ever grows, also when an earlier revision is run again
 * @param revision the number of the release's revision
 * @param digest of the index
 * @param time when it was signed, as RFC 3339 writes it
 * @param key the name of the key that it is signed with
 */
public record SnapshotPointer(
        EnvironmentName environment, long release, long revision, String digest, String time, String key) {

    /** The format of pointers and indexes that this version writes and reads. */
    public static final long FORMAT = 1;

    private static final String WHAT = "the pointer";
    private static final String SIGNATURE = "signature";

    /** The name of an environment's pointer, relative to where snapshots are published. */
    public static String name(EnvironmentName environment) {
        return "environments/" + environment + "/latest.json";
    }

    /**
     * The pointer in a document, whoever signed it.
     *
     * @throws ProblemException if it is none, or of another format
     */
    public static SnapshotPointer read(MappingValue document) {
        SnapshotMembers members = new SnapshotMembers(WHAT, document).requireFormat();
        return new SnapshotPointer(
                members.parsed(
                        "environment",
                        EnvironmentName.parse(members.text("environment")),
                        "the name of an environment"),
                members.number("release"),
                members.number("revision"),
                members.digest("digest"),
                members.text("time"),
                members.text("key"));
    }

    /**
     * The signature that a document bears.
     *
     * @throws ProblemException if it bears none
     */
    static String signature(MappingValue document) {
        return new SnapshotMembers(WHAT, document).text(SIGNATURE);
    }

    /** What is signed of a document: all of it but the signature, as canonical JSON (RFC 8785) in UTF-8. */
    public static byte[] signed(MappingValue document) {
        MappingValue.Builder unsigned = MappingValue.builder();
        for (int i = 0; i < document.size(); i++) {
            if (!document.keyAt(i).equals(SIGNATURE)) {
                unsigned.put(document.keyAt(i), document.valueAt(i));
            }
        }
        return Utf8.encode(Json.canonical(unsigned.build()));
    }

    /** It as a document that is not signed yet. */
    public MappingValue document() {
        return builder().build();
    }

    /** It as a document with the signature of {@link #signed}. */
    public MappingValue document(String signature) {
        return builder().put(SIGNATURE, signature).build();
    }

    private MappingValue.Builder builder() {
        return MappingValue.builder()
                .put("format", FORMAT)
                .put("environment", environment.text())
                .put("release", release)
                .put("revision", revision)
                .put("digest", digest)
                .put("time", time)
                .put("key", key);
    }
}
