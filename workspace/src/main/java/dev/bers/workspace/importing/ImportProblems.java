package dev.bers.workspace.importing;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import java.util.List;

/** All messages of the importers: codes MIG-050 to MIG-079. */
final class ImportProblems {

    private ImportProblems() {}

    static Problem notParsed(String reason, Location place) {
        return Problem.error("BERS-MIG-050", "the file is not JavaScript that can be read: " + reason)
                .at(place)
                .suggesting("mend the file, or compile it to plain JavaScript first");
    }

    static Problem tooLarge(String file, int length, int lengthMax) {
        return Problem.error(
                        "BERS-MIG-051", "a file to import has at most " + lengthMax + " characters, got: " + length)
                .at(Location.ofFile(file));
    }

    static Problem tooDeep(String file) {
        return Problem.error("BERS-MIG-052", "the file is nested too deeply to be read")
                .at(Location.ofFile(file));
    }

    static Problem noEnvironments(String file) {
        return Problem.error("BERS-MIG-053", "no object whose keys name environments stands at the top of the file")
                .at(Location.ofFile(file))
                .foundInsteadOf(null, "an object such as const ENVIRONMENTS = { development: {…}, production: {…} }")
                .suggesting("name the object with --object NAME");
    }

    static Problem ambiguous(List<String> names, String file) {
        return Problem.error("BERS-MIG-054", "several objects have environments as keys: " + String.join(", ", names))
                .at(Location.ofFile(file))
                .suggesting("choose one with --object NAME");
    }

    static Problem unknownObject(String name, List<String> known, String file) {
        return Problem.error("BERS-MIG-055", "no object of the name " + name + " stands at the top of the file")
                .at(Location.ofFile(file))
                .foundInsteadOf(name, known.isEmpty() ? "an object at the top" : "one of " + String.join(", ", known))
                .suggesting(dev.bers.problem.NearMiss.question(name, known));
    }

    static Problem notConstant(String what, Location place) {
        return Problem.warning("BERS-MIG-056", what + " is not constant and was left out")
                .at(place)
                .suggesting("add the value by hand, if it belongs to the configuration");
    }

    static Problem keyTwice(String key, Location place) {
        return Problem.warning(
                        "BERS-MIG-057", "the key " + key + " is there twice; the later one counts, as in JavaScript")
                .at(place);
    }

    static Problem notAnEnvironment(String key, Location place) {
        return Problem.warning("BERS-MIG-058", "the entry " + key + " is no environment and was left out")
                .at(place)
                .foundInsteadOf(null, "a name of a-z 0-9 - with an object as its value");
    }

    static Problem dotenvLine(String why, Location place) {
        return Problem.error("BERS-MIG-060", "a line of a .env file is NAME=value: " + why)
                .at(place)
                .suggesting("write NAME=value, with quotes around a value of several lines");
    }

    static Problem dotenvFileName(String file) {
        return Problem.error(
                        "BERS-MIG-061",
                        "the name of a .env file says its environment, as in .env.staging, got: " + file)
                .at(Location.ofFile(file))
                .suggesting("copy it to .env, or to .env. and the name of its environment, and import that");
    }
}
