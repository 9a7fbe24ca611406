package dev.bers.workspace.importing;

import dev.bers.problem.Problem;
import dev.bers.value.Position;
import dev.bers.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The constant parts of a JavaScript file.
 *
 * @param constants what the names at the top of the file stand for, as far as it is constant, in the file's order;
 *     {@code default} and {@code module.exports} are names, too
 * @param functions the functions of the file that have a name
 * @param urlParameter the URL parameter from which the file reads the environment; null if it reads none
 */
record Script(
        Map<String, Constant> constants,
        List<Function> functions,
        @Nullable String urlParameter) {

    /**
     * A constant.
     *
     * @param value what it stands for, without the parts that are not constant
     * @param leftOut those parts
     */
    record Constant(Value value, List<Problem> leftOut) {}

    /**
     * A function.
     *
     * @param name how it is called
     * @param position where it stands
     * @param constant the text that it always returns; null if it is not constant
     * @param gluesUrl whether it puts a URL together from pieces
     */
    record Function(
            String name, Position position, @Nullable String constant, boolean gluesUrl) {}
}
