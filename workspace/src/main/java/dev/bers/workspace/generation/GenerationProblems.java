package dev.bers.workspace.generation;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;

/** All messages of the generators: codes GEN-001 to GEN-009. */
final class GenerationProblems {

    private GenerationProblems() {}

    static Problem tooManyProperties(String type, int count, int countMax, String file) {
        return Problem.error(
                        "BERS-GEN-001",
                        "a Java record has at most " + countMax + " components, " + type + " would have " + count)
                .at(Location.ofFile(file))
                .suggesting("group the properties into mappings");
    }

    static Problem badPackage(String name) {
        return Problem.error("BERS-GEN-002", "a Java package is named like com.example.config, got: " + name)
                .suggesting("take words of letters and digits with dots between them, none of them a word of Java");
    }
}
