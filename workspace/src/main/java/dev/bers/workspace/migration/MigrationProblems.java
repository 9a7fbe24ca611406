package dev.bers.workspace.migration;

import dev.bers.config.ConfigPath;
import dev.bers.problem.Location;
import dev.bers.problem.NearMiss;
import dev.bers.problem.Problem;
import dev.bers.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All messages about migrations: codes MIG-001 to MIG-049. */
final class MigrationProblems {

    private static final int NUMBER_DIGITS = 4;

    private MigrationProblems() {}

    static Problem fileName(String file) {
        return Problem.error("BERS-MIG-001", "a migration is named NNNN-title.yaml, got: " + file)
                .at(Location.ofFile(file))
                .suggesting("name it by four digits and a title, such as " + numbered(file));
    }

    /** The name with its number in four digits; with the first one if it has none. */
    private static String numbered(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int digits = 0;
        while (digits < name.length() && Character.isDigit(name.charAt(digits))) {
            digits++;
        }
        String number = digits == 0 ? "1" : name.substring(0, digits);
        String title = name.substring(digits).replaceFirst("^[^A-Za-z0-9]+", "");
        return "0".repeat(Math.max(0, NUMBER_DIGITS - number.length())) + number + "-" + title;
    }

    static Problem numbering(String file, int expected, int found) {
        String what =
                found < expected ? "the number " + found + " is given twice" : "the number " + expected + " is missing";
        return Problem.error("BERS-MIG-002", "migrations are numbered from 0001 without a gap: " + what)
                .at(Location.ofFile(file))
                .foundInsteadOf(Integer.toString(found), Integer.toString(expected))
                .suggesting("renumber the later migration");
    }

    static Problem versions(String file, String kind, int from, int expected) {
        return Problem.error(
                        "BERS-MIG-003",
                        "migrations of kind " + kind + " go on from version " + expected + ", this one starts at "
                                + from)
                .at(Location.ofFile(file))
                .foundInsteadOf("from: " + from, "from: " + expected);
    }

    static Problem notOneStep(Location place, int from, int to) {
        return Problem.error("BERS-MIG-004", "a migration goes to the next version, got: from " + from + " to " + to)
                .at(place)
                .foundInsteadOf("to: " + to, "to: " + (from + 1));
    }

    static Problem missing(String key, String expected, Location place) {
        return Problem.error("BERS-MIG-005", "the migration lacks " + key)
                .at(place)
                .foundInsteadOf(null, key + ": " + expected);
    }

    static Problem unknownKey(String key, List<String> known, Location place) {
        return Problem.error("BERS-MIG-006", "a migration has no key " + key)
                .at(place)
                .foundInsteadOf(key, "one of " + String.join(", ", known))
                .suggesting(NearMiss.of(key, known)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse(null));
    }

    static Problem wrongValue(String key, Value found, String expected, Location place) {
        return Problem.error("BERS-MIG-007", key + " must be " + expected + ", got: " + found.typeName())
                .at(place)
                .foundInsteadOf(found.typeName(), expected);
    }

    static Problem badPath(String key, String text, Location place) {
        return Problem.error("BERS-MIG-008", key + " must be a path of keys such as A.B, got: " + text)
                .at(place)
                .foundInsteadOf(text, "keys only, without [ ]");
    }

    static Problem unknownStep(@Nullable String word, List<String> known, Location place) {
        String near = word == null
                ? null
                : NearMiss.of(word, known)
                        .map(name -> "Did you mean " + name + "?")
                        .orElse(null);
        return Problem.error("BERS-MIG-009", "a step is one of " + String.join(", ", known))
                .at(place)
                .foundInsteadOf(word, "one of " + String.join(", ", known))
                .suggesting(near);
    }

    static Problem unknownConversion(String name, List<String> known, Location place) {
        return Problem.error("BERS-MIG-010", "there is no conversion " + name)
                .at(place)
                .foundInsteadOf(name, "one of " + String.join(", ", known))
                .suggesting(NearMiss.of(name, known)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse(null));
    }

    static Problem nowhere(ConfigPath path, Location place) {
        return Problem.warning("BERS-MIG-020", "no file has " + path + ", so the step changes nothing")
                .at(place)
                .atPath(path.toString());
    }

    static Problem collision(ConfigPath path, ConfigPath to, Location place) {
        return Problem.error("BERS-MIG-021", path + " can't become " + to + ", which is there already")
                .at(place)
                .atPath(to.toString())
                .suggesting("remove one of the two first");
    }

    static Problem notConvertible(ConfigPath path, Value found, Location place) {
        return Problem.error("BERS-MIG-022", path + " can't be converted: " + found.typeName() + " that does not fit")
                .at(place)
                .atPath(path.toString())
                .suggesting("mend the value, or list it under values");
    }

    static Problem interpolated(ConfigPath path, Location place) {
        return Problem.warning(
                        "BERS-MIG-023", path + " is an interpolation and was not converted; look at what it refers to")
                .at(place)
                .atPath(path.toString());
    }

    static Problem notEditable(String file, String step) {
        return Problem.error(
                        "BERS-MIG-024",
                        "the file can't be changed in place by " + step + ": it is written too unusually")
                .at(Location.ofFile(file))
                .suggesting("write the entry in plain style, without anchors and aliases, and run the migration again");
    }

    static Problem irreversible(ConfigPath path, Location place) {
        return Problem.error(
                        "BERS-MIG-030", "the step for " + path + " can't be taken back: what it changed was not kept")
                .at(place)
                .atPath(path.toString())
                .suggesting("give the step a value, or bring config/ back from version control");
    }

    static Problem nothingToReverse(String kind) {
        return Problem.error("BERS-MIG-031", "no migration of kind " + kind + " has been applied")
                .suggesting("name another kind by --kind, or leave --reverse away to apply what is new");
    }

    static Problem interrupted(String file) {
        return Problem.error(
                        "BERS-MIG-032", "an interrupted migration can't be finished: the file has been changed since")
                .at(Location.ofFile(file))
                .suggesting("bring the file back from version control, or delete .bers/migrations/journal.json");
    }

    static Problem unreadableState(String file) {
        return Problem.error("BERS-MIG-033", "the record of a migration can't be read")
                .at(Location.ofFile(file))
                .suggesting(
                        "bring it back from version control; a record that was too large to be read back has changed"
                                + " nothing: migrate fewer files at once");
    }

    static Problem schemaVersion(String file, String found, int expected) {
        return Problem.warning(
                        "BERS-MIG-034", "the files are now of version " + expected + ", their schema says " + found)
                .at(Location.ofFile(file))
                .foundInsteadOf("x-bers-version: " + found, "x-bers-version: " + expected)
                .suggesting("write a migration from " + expected + " to " + (expected + 1)
                        + " under config/migrations if the schema is ahead; else set its x-bers-version to "
                        + expected);
    }
}
