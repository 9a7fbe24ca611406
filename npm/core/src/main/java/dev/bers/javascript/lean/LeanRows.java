package dev.bers.javascript.lean;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;

/** Rows of a table that is one array, copied by the engine: what copies arrays of any type would ask for those types. */
public final class LeanRows {

    private LeanRows() {}

    /** Copies a row, by where it begins, over another one. */
    @JSBody(
            params = {"table", "from", "to", "width"},
            script = "table.copyWithin(to, from, from + width);")
    public static native void copy(@JSByRef int[] table, int from, int to, int width);
}
