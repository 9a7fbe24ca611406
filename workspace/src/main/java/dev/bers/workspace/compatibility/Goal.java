package dev.bers.workspace.compatibility;

import dev.bers.config.ConfigPath;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import java.util.List;

/**
 * What is to be proved at one place: all that fulfils the stronger side fulfils the weaker.
 *
 * @param direction which version has to accept which data
 * @param stronger what is known of the data
 * @param weaker the schema, or the part of it, that has to accept them
 * @param path of the value within a document
 * @param depth how many steps down into a document it is
 * @param known the nearest place in the file of the stronger side
 * @param breaks where reasons against it are collected
 */
record Goal(
        Direction direction,
        Conjunction stronger,
        Subschema weaker,
        String path,
        int depth,
        Location known,
        List<SchemaBreak> breaks) {

    Goal {
        known = stronger.parts().isEmpty() ? known : stronger.parts().get(0).location();
    }

    /** The same about another weaker schema. */
    Goal of(Subschema other) {
        return new Goal(direction, stronger, other, path, depth, known, breaks);
    }

    /** The same knowing more. */
    Goal knowing(Conjunction more) {
        return new Goal(direction, more, weaker, path, depth, known, breaks);
    }

    /** The same with its reasons kept apart. */
    Goal collectingInto(List<SchemaBreak> others) {
        return new Goal(direction, stronger, weaker, path, depth, known, others);
    }

    /** About a property of the value. */
    Goal property(String name, Conjunction known, Subschema schema) {
        StringBuilder longer = new StringBuilder(path);
        ConfigPath.appendKey(longer, name);
        return down(longer.toString(), known, schema);
    }

    /** About properties that are not known by name. */
    Goal others(String which, Conjunction known, Subschema schema) {
        return down(path + (path.isEmpty() ? "" : ".") + which, known, schema);
    }

    /** About an item of the value. */
    Goal item(String index, Conjunction known, Subschema schema) {
        return down(path + "[" + index + "]", known, schema);
    }

    private Goal down(String longer, Conjunction more, Subschema schema) {
        return new Goal(direction, more, schema, longer, depth + 1, known, breaks);
    }

    /** Notes a reason against it; answers false. */
    boolean refuse(String keyword, Problem problem) {
        Location refusing = weaker.location(keyword);
        String pointer = weaker.has(keyword) ? weaker.pointer() + "/" + keyword : weaker.pointer();
        boolean backward = direction == Direction.BACKWARD;
        breaks.add(new SchemaBreak(
                direction,
                pointer,
                backward ? known : refusing,
                backward ? refusing : known,
                problem.at(refusing).atPath(path.isEmpty() ? null : path)));
        return false;
    }

    /** Notes that the proof needs what can't be compared; answers false. */
    boolean leaveUnproved(String keyword) {
        return refuse(keyword, CompatibilityProblems.unproved(direction, path, keyword));
    }
}
