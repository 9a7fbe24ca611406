package dev.bers.typed;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Value;
import java.util.List;

/** All messages of typed reads: codes GEN-010 to GEN-019. They name types, never values, which may be secret. */
final class TypedReadProblems {

    private TypedReadProblems() {}

    static Problem missing(String path, String environment) {
        return Problem.error("BERS-GEN-010", path + " has no value in " + environment)
                .atPath(path)
                .suggesting("give it a value, or regenerate the types if the schema no longer requires it");
    }

    static Problem wrongType(String path, Value found, String expected, Location place) {
        return Problem.error("BERS-GEN-011", path + " must be " + expected + ", got: " + found.typeName())
                .at(place)
                .atPath(path)
                .foundInsteadOf(found.typeName(), expected);
    }

    static Problem notListed(String path, List<String> listed, Location place) {
        return Problem.error("BERS-GEN-012", path + " is none of the listed values")
                .at(place)
                .atPath(path)
                .foundInsteadOf(null, "one of " + String.join(", ", listed));
    }
}
