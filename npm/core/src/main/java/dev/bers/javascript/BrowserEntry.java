package dev.bers.javascript;

import dev.bers.config.ConfigPath;
import dev.bers.exchange.DetectionExchange;
import dev.bers.exchange.GuardExchange;
import dev.bers.isolation.EndpointGuard;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The module for a page: detects, reads a configuration by path, guards requests. */
public final class BrowserEntry {

    private BrowserEntry() {}

    /** What signals mean by the rules that a manifest was found to declare. */
    @JSExport
    public static JSObject detect(JSObject request, Refusal refusal) {
        return Border.cross(
                request,
                refusal,
                asked -> ScriptWriter.write(DetectionExchange.detectionOfDeclared(ScriptReader.mapping(asked))));
    }

    /** The guard of one environment, by who owns what; made once for a page: {@code judge} and {@code decidingPathLength}. */
    @JSExport
    public static JSObject guard(JSObject request, Refusal refusal) {
        return Border.cross(request, refusal, asked -> {
            EndpointGuard guard = GuardExchange.ofDeclared(ScriptReader.mapping(asked));
            return functions(
                    address -> ScriptWriter.write(GuardExchange.answer(guard.judge(address))),
                    guard::decidingPathLength);
        });
    }

    @JSBody(
            params = {"judge", "decidingPathLength"},
            script = "return {judge: judge, decidingPathLength: decidingPathLength};")
    private static native JSObject functions(AddressGuard judge, PathMeasure decidingPathLength);

    /** Says of an address whether it may be reached. */
    @JSFunctor
    interface AddressGuard extends JSObject {
        JSObject judge(String address);
    }

    /** Says of an address how much of its path decides. */
    @JSFunctor
    interface PathMeasure extends JSObject {
        int decidingPathLength(String address);
    }

    /** The steps of a path: a text for a key, a number for an index, a list of one text for a keyed item; null if it is no path. */
    @JSExport
    public static @Nullable JSObject steps(String path) {
        ConfigPath parsed = ConfigPath.parse(path).orElse(null);
        return parsed == null ? null : ScriptWriter.steps(parsed);
    }
}
