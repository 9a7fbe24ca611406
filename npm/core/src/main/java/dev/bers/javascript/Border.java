package dev.bers.javascript;

import dev.bers.exchange.ProblemExchange;
import dev.bers.exchange.RequestCheck;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import java.util.List;
import org.teavm.jso.JSObject;

/** The way of a request into the core and of its answer or its refusal out of it. */
final class Border {

    private Border() {}

    /** What is made of a request, unless it is refused. */
    static JSObject cross(JSObject request, Refusal refusal, Maker maker) {
        List<Problem> problems;
        try {
            return maker.make(request);
        } catch (ProblemException refused) {
            problems = refused.problems();
        } catch (IllegalArgumentException malformed) {
            problems = List.of(RequestCheck.problem(malformed.getMessage()));
        }
        return refusal.of(ScriptWriter.write(ProblemExchange.list(problems)));
    }

    /** Makes something of a request; its own type, since JavaScript values pass through generic ones wrapped only. */
    interface Maker {
        JSObject make(JSObject request);
    }
}
