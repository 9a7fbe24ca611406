package dev.bers.javascript;

import dev.bers.exchange.Exchange;
import dev.bers.exchange.ProblemExchange;
import dev.bers.problem.ProblemException;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.function.Function;
import org.teavm.jso.JSObject;

/** The way of a request into the core and of its answer or its refusal out of it. */
final class Border {

    private Border() {}

    /** The answer as a JavaScript value. */
    static JSObject cross(JSObject request, Refusal refusal, Function<MappingValue, Value> decision) {
        return make(request, refusal, members -> ScriptWriter.write(decision.apply(members)));
    }

    /** Whatever is made of a request, unless it is refused. */
    static JSObject make(JSObject request, Refusal refusal, Function<MappingValue, JSObject> maker) {
        try {
            return maker.apply(Exchange.checked(() -> ScriptReader.mapping(request)));
        } catch (ProblemException refused) {
            return refusal.of(ScriptWriter.write(ProblemExchange.list(refused.problems())));
        }
    }
}
