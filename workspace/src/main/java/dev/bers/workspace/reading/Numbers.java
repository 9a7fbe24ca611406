package dev.bers.workspace.reading;

import dev.bers.value.NumberText;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.Optional;

/** JSON number literals to canonical numbers, where every runtime can hold them exactly enough. */
final class Numbers {

    private static final String INTEGER_MAX = "9007199254740992";

    private Numbers() {}

    /** The number that a literal after RFC 8259 writes; where it is out of range a problem is noted and it is text. */
    static Value number(String literal, boolean isInteger, Position position, ReadingNotes notes) {
        Optional<String> canonical = NumberText.canonical(literal);
        if (canonical.isEmpty() || (isInteger && !isExact(literal))) {
            notes.add(ReadingProblems.numberOutOfRange(notes.at(position), literal, isInteger));
            return new TextValue(literal, position);
        }
        return new NumberValue(canonical.get(), position);
    }

    private static boolean isExact(String integer) {
        int start = integer.charAt(0) == '-' ? 1 : 0;
        int digits = integer.length() - start;
        return digits < INTEGER_MAX.length()
                || (digits == INTEGER_MAX.length() && integer.substring(start).compareTo(INTEGER_MAX) <= 0);
    }
}
