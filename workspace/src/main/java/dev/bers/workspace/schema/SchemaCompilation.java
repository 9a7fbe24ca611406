package dev.bers.workspace.schema;

import dev.bers.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of compiling a schema.
 *
 * @param schema ready to validate with; null if the document is no usable schema
 * @param problems what is wrong with the schema itself
 */
public record SchemaCompilation(@Nullable ConfigSchema schema, List<Problem> problems) {

    /** Copies the problems. */
    public SchemaCompilation {
        problems = List.copyOf(problems);
    }
}
