package dev.bers.workspace.reading;

import dev.bers.value.Position;
import java.util.Arrays;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The parser's marks, which count code points, as positions, which count UTF-16 units. */
final class YamlPositions {

    private static final Position START = new Position(1, 1);

    /** Ascending, the index in code points of each character that takes two units; mostly there is none. */
    private final int[] wide;

    YamlPositions(String text) {
        this.wide = wideCharacters(text);
    }

    private static int[] wideCharacters(String text) {
        int[] found = new int[0];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))) {
                found = count == found.length ? Arrays.copyOf(found, Math.max(16, count * 2)) : found;
                found[count] = i - count;
                count++;
            }
        }
        return Arrays.copyOf(found, count);
    }

    Position of(Optional<Mark> mark) {
        return mark.isPresent() ? of(mark.get()) : START;
    }

    Position of(Mark mark) {
        int column = mark.getColumn() + 1;
        if (wide.length > 0) {
            column += countBelow(mark.getIndex()) - countBelow(mark.getIndex() - mark.getColumn());
        }
        return new Position(mark.getLine() + 1, column);
    }

    private int countBelow(int index) {
        int found = Arrays.binarySearch(wide, index);
        return found < 0 ? -found - 1 : found;
    }
}
