package dev.bers.workspace.reading;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Bounds;
import dev.bers.value.MappingValue;
import dev.bers.value.Position;
import java.util.ArrayList;
import java.util.List;

/** What both readers keep while they read one file: the problems so far, and what is left of the bounds. */
final class ReadingNotes {

    /** Problems of one file after which the rest of it is not looked at. */
    static final int PROBLEMS_MAX = 100;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private int nodes;

    ReadingNotes(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    /** Those noted so far; the caller may add to it. */
    List<Problem> problems() {
        return problems;
    }

    Location at(Position position) {
        return new Location(file, position.line(), position.column());
    }

    /** Notes a problem and goes on, unless there are too many. */
    void add(Problem problem) {
        problems.add(problem);
        if (problems.size() == PROBLEMS_MAX) {
            throw new RefusedText(ReadingProblems.tooMany(problem.location(), PROBLEMS_MAX));
        }
    }

    /** Nodes so far, those of expanded aliases included. */
    int nodes() {
        return nodes;
    }

    void countNodes(int more, Position position) {
        nodes += more;
        if (nodes > Bounds.NODES_MAX) {
            throw new RefusedText(ReadingProblems.tooManyNodes(at(position)));
        }
    }

    void checkDepth(int depth, Position position) {
        if (depth > Bounds.DEPTH_MAX) {
            throw new RefusedText(ReadingProblems.tooDeep(at(position)));
        }
    }

    /** Notes a text that is too long or has half of a surrogate pair. */
    void checkText(String text, Position position, boolean hasEscapes) {
        if (text.length() > Bounds.TEXT_LENGTH_MAX) {
            add(ReadingProblems.textTooLong(at(position), text.length()));
        }
        if (hasEscapes && SourceText.hasLoneSurrogate(text)) {
            add(ReadingProblems.loneSurrogate(at(position)));
        }
    }

    /** Notes a key that is too long or has half of a surrogate pair. */
    void checkKey(String key, Position position, boolean hasEscapes) {
        if (key.length() > Bounds.KEY_LENGTH_MAX) {
            add(ReadingProblems.keyTooLong(at(position), key.length()));
        }
        if (hasEscapes && SourceText.hasLoneSurrogate(key)) {
            add(ReadingProblems.loneSurrogate(at(position)));
        }
    }

    /** Notes a key's second occurrence in a mapping that has been read so far. */
    void addDuplicate(String key, Position second, MappingValue soFar) {
        Position first = soFar.keyPositionAt(soFar.indexOf(key));
        add(ReadingProblems.duplicateKey(at(second), key, first.line()));
    }
}
