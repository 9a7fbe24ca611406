package dev.bers.workspace.compatibility;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;

/**
 * One reason why data that one version accepts may be refused by the other.
 *
 * @param direction which promise is broken
 * @param pointer JSON pointer (RFC 6901) of the keyword in the schema that refuses
 * @param older the place in the older version
 * @param newer the place in the newer version
 * @param problem code, reason and the path of the value concerned; its location is in the schema that refuses
 */
public record SchemaBreak(Direction direction, String pointer, Location older, Location newer, Problem problem) {

    /** Whether it is only that a proof was not found: the versions may be compatible after all. */
    public boolean isUnproved() {
        return CompatibilityProblems.isUnproved(problem);
    }
}
