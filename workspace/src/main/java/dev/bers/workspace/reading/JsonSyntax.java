package dev.bers.workspace.reading;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Position;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** What the JSON parser's refusals mean to a person. */
final class JsonSyntax {

    private static final List<String> WORD_REFUSALS = List.of("Unrecognized token '", "Non-standard token '");

    private JsonSyntax() {}

    static Problem problem(ReadingNotes notes, String text, JacksonException syntax) {
        Position position = position(text, syntax.getLocation());
        Location location = notes.at(position);
        if (syntax instanceof StreamConstraintsException) {
            return ReadingProblems.tooDeep(location);
        }
        int offset = offset(syntax.getLocation(), text);
        if (offset >= text.length()) {
            return ReadingProblems.jsonSyntax(location, "the file ends too early", "close what is still open");
        }
        return ReadingProblems.jsonSyntax(location, reason(syntax), cure(text, offset));
    }

    private static int offset(@Nullable TokenStreamLocation at, String text) {
        return at == null || at.getCharOffset() < 0 ? text.length() : (int) Math.min(at.getCharOffset(), text.length());
    }

    private static Position position(String text, @Nullable TokenStreamLocation at) {
        return SourceText.positionAt(text, offset(at, text));
    }

    /** The parser's message without its codes, its advice to programmers and its own names of settings. */
    private static String reason(JacksonException syntax) {
        String message = syntax.getOriginalMessage();
        if (message.startsWith("Illegal unquoted character")) {
            return "a text holds a control character or runs over the end of its line";
        }
        for (String opening : WORD_REFUSALS) {
            if (message.startsWith(opening)) {
                int end = message.indexOf('\'', opening.length());
                return message.substring(opening.length(), Math.max(end, opening.length())) + " is no value of JSON";
            }
        }
        int codeStart = message.indexOf(" (code ");
        int codeEnd = codeStart < 0 ? -1 : message.indexOf(')', codeStart);
        String plain = codeEnd < 0 ? message : message.substring(0, codeStart) + message.substring(codeEnd + 1);
        int adviceStart = plain.indexOf(": maybe a");
        plain = adviceStart < 0 ? plain : plain.substring(0, adviceStart);
        int lineEnd = plain.indexOf('\n');
        plain = lineEnd < 0 ? plain : plain.substring(0, lineEnd);
        return plain.replace("('", "'").replace("')", "'").toLowerCase(Locale.ROOT);
    }

    private static @Nullable String cure(String text, int offset) {
        int before = offset - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        char last = before < 0 ? ' ' : text.charAt(before);
        return switch (text.charAt(offset)) {
            case '}', ']' -> last == ',' ? "remove the comma before it: JSON has no trailing commas" : null;
            case '/', '#' -> "JSON has no comments: remove it, or rename the file to .yaml";
            case '\'' -> "use double quotes";
            case '"' -> "is a comma missing before it?";
            default -> null;
        };
    }
}
