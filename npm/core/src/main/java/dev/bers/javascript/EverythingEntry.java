package dev.bers.javascript;

import dev.bers.exchange.ArtefactExchange;
import dev.bers.exchange.Exchange;
import dev.bers.value.Value;
import java.util.function.Function;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The module with every decision, for Node. */
public final class EverythingEntry {

    private EverythingEntry() {}

    /** What a decision answers to a request, both as JavaScript values. */
    @JSExport
    public static JSObject answer(String decision, JSObject request, Refusal refusal) {
        return Border.cross(
                request, refusal, asked -> ScriptWriter.write(Exchange.decide(decision, ScriptReader.mapping(asked))));
    }

    /** A scan with the patterns of one environment compiled once; it finds in bytes what {@code artefact} finds. */
    @JSExport
    public static JSObject scanner(JSObject request, Refusal refusal) {
        return Border.cross(request, refusal, asked -> {
            Function<byte[], Value> scan = ArtefactExchange.scanner(ScriptReader.mapping(asked));
            return function(bytes -> ScriptWriter.write(scan.apply(bytes)));
        });
    }

    @JSBody(params = "scan", script = "return scan;")
    private static native JSObject function(ByteScan scan);

    /** Finds in the bytes of an {@code Int8Array}. */
    @JSFunctor
    interface ByteScan extends JSObject {
        JSObject in(@JSByRef byte[] bytes);
    }
}
