package dev.bers.javascript;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** What the caller does with problems because of which there is no answer: throw them, or answer with them. */
@JSFunctor
public interface Refusal extends JSObject {

    /** Takes the problems, a list of mappings; what it gives back is answered. */
    JSObject of(JSObject problems);
}
