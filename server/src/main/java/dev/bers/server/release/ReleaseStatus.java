package dev.bers.server.release;

import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.server.http.ProblemDocument;
import dev.bers.server.http.Refusal;
import java.util.Map;
import java.util.function.Supplier;

/** Which status of HTTP a refusal of this package has. */
final class ReleaseStatus {

    private static final Map<String, Integer> BY_CODE = Map.ofEntries(
            Map.entry("BERS-REL-002", 404),
            Map.entry("BERS-REL-003", 404),
            Map.entry("BERS-REL-004", 404),
            Map.entry("BERS-REL-005", 412),
            Map.entry("BERS-REL-006", 412),
            Map.entry("BERS-REL-008", 400),
            Map.entry("BERS-REL-009", 503),
            Map.entry("BERS-REL-010", 409),
            Map.entry("BERS-REL-014", 400),
            Map.entry("BERS-REL-015", 400),
            Map.entry("BERS-REL-016", 413),
            Map.entry("BERS-REL-017", 404),
            Map.entry("BERS-REL-019", 404),
            Map.entry("BERS-REL-020", 400));

    private static final int UNAVAILABLE = 503;

    private ReleaseStatus() {}

    /**
     * What some work answers.
     *
     * @throws Refusal if it is refused
     */
    static <T> T of(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException refused) {
            Problem first = refused.problems().get(0);
            String code = first.code().text();
            Integer status = code.startsWith("BERS-STO-") ? Integer.valueOf(UNAVAILABLE) : BY_CODE.get(code);
            throw status == null ? ProblemDocument.refusal(refused) : new Refusal(status, refused.problems());
        }
    }
}
