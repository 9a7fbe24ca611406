package dev.bers.javascript;

import dev.bers.exchange.DetectionExchange;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/** The module that detects and does nothing else. */
public final class DetectionEntry {

    private DetectionEntry() {}

    /** What signals mean by the rules that a manifest was found to declare. */
    @JSExport
    public static JSObject detect(JSObject request, Refusal refusal) {
        return Border.cross(
                request,
                refusal,
                asked -> ScriptWriter.write(DetectionExchange.detectionOfDeclared(ScriptReader.mapping(asked))));
    }
}
