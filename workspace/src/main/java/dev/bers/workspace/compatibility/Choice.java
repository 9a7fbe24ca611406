package dev.bers.workspace.compatibility;

import java.util.List;

/**
 * An {@code anyOf} or {@code oneOf}.
 *
 * @param owner the schema that has it
 * @param keyword which of the two
 * @param alternatives the schemas to choose from
 */
record Choice(Subschema owner, String keyword, List<Subschema> alternatives) {

    boolean isExactlyOne() {
        return keyword.equals("oneOf");
    }
}
