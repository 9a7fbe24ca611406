package dev.bers.exchange;

import dev.bers.problem.ProblemException;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberText;
import dev.bers.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The decisions by name; a decision that refuses its input answers {@code {"problems":[…]}}. */
public final class Exchange {

    private static final Map<String, Function<Request, Value>> DECISIONS = decisions();

    private Exchange() {}

    private static Map<String, Function<Request, Value>> decisions() {
        Map<String, Function<Request, Value>> decisions = new LinkedHashMap<>();
        decisions.put("artefact", ArtefactExchange::artefact);
        decisions.put("branch", DetectionExchange::branch);
        decisions.put("configurations", BuildExchange::configurations);
        decisions.put("content-security-policy", IsolationExchange::contentSecurityPolicy);
        decisions.put("detection", DetectionExchange::detection);
        decisions.put("diff", ConfigExchange::diff);
        decisions.put("digest", ConfigExchange::digest);
        decisions.put("endpoint", IsolationExchange::endpoint);
        decisions.put("explain", ConfigExchange::explain);
        decisions.put("guard", GuardExchange::guard);
        decisions.put("hostname", DetectionExchange::hostname);
        decisions.put("interpolation", ConfigExchange::values);
        decisions.put("isolation-draft", IsolationExchange::draft);
        decisions.put("isolation-proof", IsolationExchange::proof);
        decisions.put("manifest", DetectionExchange::manifest);
        decisions.put("merge", ConfigExchange::values);
        decisions.put("near-miss", BuildExchange::nearMiss);
        decisions.put("number", Exchange::number);
        decisions.put("ownership", IsolationExchange::ownership);
        decisions.put("path", ConfigExchange::path);
        decisions.put("resolve", ConfigExchange::resolve);
        decisions.put("sanitise", ConfigExchange::sanitise);
        return decisions;
    }

    /** What a decision answers to a request; {@code {"problems"}} if it refuses it. */
    public static Value answer(String decision, MappingValue request) {
        try {
            return decide(decision, request);
        } catch (ProblemException refused) {
            return ProblemExchange.refusal(refused.problems());
        }
    }

    /**
     * What a decision answers to a request.
     *
     * @throws ProblemException if it refuses the request, or there is no such decision
     */
    public static Value decide(String decision, MappingValue request) {
        Function<Request, Value> function = DECISIONS.get(decision);
        if (function == null) {
            throw new ProblemException(RequestProblems.unknownDecision(decision, List.copyOf(DECISIONS.keySet())));
        }
        return RequestCheck.checked(request, members -> function.apply(new Request(members)));
    }

    /** {@code {"literal"}} to {@code {"canonical"}}, null if the literal is no number. */
    private static Value number(Request request) {
        String literal = request.text("literal");
        return MappingValue.builder()
                .put(
                        "canonical",
                        ProblemExchange.orNull(NumberText.canonical(literal).orElse(null)))
                .build();
    }
}
