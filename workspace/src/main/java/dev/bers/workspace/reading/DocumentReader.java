package dev.bers.workspace.reading;

import dev.bers.problem.Problem;
import dev.bers.value.Bounds;
import dev.bers.value.Document;
import dev.bers.value.MappingValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads files as documents, by the ending of their names: {@code .yaml} and {@code .yml} are YAML 1.2 with its core
 * schema, {@code .json} is RFC 8259. The two are equal: what one can say, the other can, and a key or value has the
 * same position in both.
 */
public final class DocumentReader {

    /** What the names of documents end in. */
    public static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private DocumentReader() {}

    /** The ending of a document's file name, case aside; null if the name isn't one of a document. */
    public static @Nullable String endingOf(String file) {
        String folded = file.toLowerCase(Locale.ROOT);
        for (String ending : ENDINGS) {
            if (folded.endsWith(ending)) {
                return ending;
            }
        }
        return null;
    }

    /**
     * The document that a file holds. Never throws for what the bytes are.
     *
     * @param file its path, as problems and the document name it; its ending decides how the bytes are read
     * @param bytes all of the file, at most {@link Bounds#DOCUMENT_BYTES_MAX}: more is a problem
     */
    public static Reading read(String file, byte[] bytes) {
        return readAs(file, endingOf(file), bytes);
    }

    /**
     * The document in a file whose name does not tell how its bytes are read. Never throws for what the bytes are.
     *
     * @param ending one of {@link #ENDINGS} that it is read as if it had; null is a problem
     */
    public static Reading readAs(String file, @Nullable String ending, byte[] bytes) {
        ReadingNotes notes = new ReadingNotes(file);
        try {
            return new Reading(new Document(file, root(file, ending, bytes, notes)), notes.problems());
        } catch (RefusedText refused) {
            List<Problem> problems = notes.problems();
            problems.add(refused.problem());
            return new Reading(null, problems);
        }
    }

    private static MappingValue root(String file, @Nullable String ending, byte[] bytes, ReadingNotes notes) {
        if (ending == null) {
            throw new RefusedText(ReadingProblems.unknownEnding(file));
        }
        if (bytes.length > Bounds.DOCUMENT_BYTES_MAX) {
            throw new RefusedText(ReadingProblems.tooLarge(file, bytes.length));
        }
        boolean isJson = ending.equals(".json");
        String text = SourceText.decode(file, bytes, isJson);
        return isJson ? new JsonReader(text, notes).read() : new YamlReader(text, notes).read();
    }
}
