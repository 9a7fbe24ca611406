package dev.bers.server.http;

import dev.bers.exchange.ProblemExchange;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Problems as the body of an answer, after RFC 9457. */
public final class ProblemDocument {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int UNPROCESSABLE = 422;

    /** What a code of the core says of a request; of all others the request could be read, and says what cannot be. */
    private static final Map<String, Integer> STATUS_BY_CODE =
            Map.of("BERS-CFG-001", 404, "BERS-CFG-002", 404, "BERS-CFG-003", 404, "BERS-CFG-004", 404);

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "The request cannot be understood"),
            Map.entry(401, "Who asks is not known"),
            Map.entry(403, "This is not allowed"),
            Map.entry(404, "There is no such thing"),
            Map.entry(405, "The method is not one of this address"),
            Map.entry(406, "There is no such form of the answer"),
            Map.entry(409, "It is in conflict with what is there"),
            Map.entry(410, "It is gone"),
            Map.entry(412, "It has changed meanwhile"),
            Map.entry(413, "The request is too big"),
            Map.entry(414, "The address is too long"),
            Map.entry(415, "The body is of another type"),
            Map.entry(422, "The request is refused"),
            Map.entry(429, "There are too many requests"),
            Map.entry(431, "The headers are too big"),
            Map.entry(500, "The server failed"),
            Map.entry(503, "The server cannot do this now"));

    private ProblemDocument() {}

    /** What a refusal says. */
    public static MappingValue of(Refusal refusal) {
        List<Problem> problems = refusal.problems();
        Problem first = problems.stream().filter(Problem::isError).findFirst().orElse(problems.get(0));
        String cure = first.suggestion();
        String detail = cure == null ? first.message() : first.message() + ": " + cure;
        return MappingValue.builder()
                .put("type", "/docs/problems#" + first.code().text().toLowerCase(Locale.ROOT))
                .put("title", TITLES.getOrDefault(refusal.status(), "The request is refused"))
                .put("status", refusal.status())
                .put("code", first.code().text())
                .put("detail", problems.size() == 1 ? detail : detail + " (and " + (problems.size() - 1) + " more)")
                .put("problems", ProblemExchange.list(problems))
                .build();
    }

    /** The same in UTF-8. */
    public static byte[] bytes(Refusal refusal) {
        return (Json.write(of(refusal)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What the core refuses, as an answer: 404 for what is not declared, 422 for everything else. */
    public static Refusal refusal(ProblemException refused) {
        List<Problem> problems = refused.problems();
        boolean isUnknown = !problems.isEmpty()
                && problems.stream()
                        .filter(Problem::isError)
                        .allMatch(problem ->
                                STATUS_BY_CODE.containsKey(problem.code().text()));
        return new Refusal(
                isUnknown ? STATUS_BY_CODE.getOrDefault(problems.get(0).code().text(), UNPROCESSABLE) : UNPROCESSABLE,
                problems);
    }
}
