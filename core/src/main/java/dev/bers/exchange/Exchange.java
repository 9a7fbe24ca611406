package dev.bers.exchange;

import dev.bers.problem.ProblemException;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberText;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The decisions by name; a decision that refuses its input answers {@code {"problems":[…]}}. */
public final class Exchange {

    private static final Map<String, Function<MappingValue, Value>> DECISIONS = decisions();

    private Exchange() {}

    private static Map<String, Function<MappingValue, Value>> decisions() {
        Map<String, Function<MappingValue, Value>> decisions = new LinkedHashMap<>();
        decisions.put("artefact", ArtefactExchange::artefact);
        decisions.put("branch", DetectionExchange::branch);
        decisions.put("content-security-policy", IsolationExchange::contentSecurityPolicy);
        decisions.put("detection", DetectionExchange::detection);
        decisions.put("diff", ConfigExchange::diff);
        decisions.put("digest", ConfigExchange::digest);
        decisions.put("endpoint", IsolationExchange::endpoint);
        decisions.put("explain", ConfigExchange::explain);
        decisions.put("hostname", DetectionExchange::hostname);
        decisions.put("interpolation", ConfigExchange::values);
        decisions.put("isolation-draft", IsolationExchange::draft);
        decisions.put("isolation-proof", IsolationExchange::proof);
        decisions.put("manifest", DetectionExchange::manifest);
        decisions.put("merge", ConfigExchange::values);
        decisions.put("number", Exchange::number);
        decisions.put("ownership", IsolationExchange::ownership);
        decisions.put("path", ConfigExchange::path);
        decisions.put("resolve", ConfigExchange::resolve);
        decisions.put("sanitise", ConfigExchange::sanitise);
        return decisions;
    }

    /**
     * What a decision answers to a request.
     *
     * @throws IllegalArgumentException if no decision has that name
     */
    public static Value answer(String decision, MappingValue request) {
        Function<MappingValue, Value> function = DECISIONS.get(decision);
        if (function == null) {
            throw new IllegalArgumentException("no such decision: " + decision + "; there are " + DECISIONS.keySet());
        }
        try {
            return function.apply(request);
        } catch (ProblemException refused) {
            return ProblemExchange.refusal(refused.problems());
        }
    }

    /** {@code {"literal"}} to {@code {"canonical"}}, null if the literal is no number. */
    private static Value number(MappingValue request) {
        String literal = ((TextValue) java.util.Objects.requireNonNull(request.get("literal"))).text();
        return MappingValue.builder()
                .put(
                        "canonical",
                        ProblemExchange.orNull(NumberText.canonical(literal).orElse(null)))
                .build();
    }
}
