package dev.bers.workspace.reading;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Position;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** What the YAML parser's refusals mean to a person. */
final class YamlSyntax {

    private static final String NO_TOKEN = "found character '";
    private static final String LOOK_AROUND = "check the quotes, escapes and brackets nearby";

    private YamlSyntax() {}

    static Problem problem(ReadingNotes notes, String text, YamlPositions positions, YamlEngineException syntax) {
        if (!(syntax instanceof MarkedYamlEngineException marked)
                || marked.getProblemMark().isEmpty()) {
            return syntax instanceof YamlVersionException
                    ? ReadingProblems.yamlSyntax(
                            Location.ofFile(notes.file()), "it declares another version", "remove the %YAML directive")
                    : ReadingProblems.yamlSyntax(
                            Location.ofFile(notes.file()), firstLine(syntax.getMessage()), LOOK_AROUND);
        }
        Mark mark = marked.getProblemMark().get();
        int lineStart = lineStart(text, mark.getLine());
        int tab = tabInIndentation(text, lineStart);
        if (tab >= 0) {
            Position position = new Position(mark.getLine() + 1, tab - lineStart + 1);
            return ReadingProblems.tabInIndentation(notes.at(position));
        }
        String reason = firstLine(marked.getProblem());
        return ReadingProblems.yamlSyntax(notes.at(positions.of(mark)), meaning(reason), cure(reason));
    }

    /** Where the parser itself failed. */
    static Problem unreadable(Location location) {
        return ReadingProblems.yamlSyntax(location, "an escape or a character that makes no sense here", LOOK_AROUND);
    }

    private static int lineStart(String text, int line) {
        int at = 0;
        for (int i = 0; i < line; i++) {
            while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                at++;
            }
            boolean both = at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n';
            at = Math.min(text.length(), at + (both ? 2 : 1));
        }
        return at;
    }

    private static int tabInIndentation(String text, int lineStart) {
        int at = lineStart;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() && text.charAt(at) == '\t' ? at : -1;
    }

    private static String meaning(String reason) {
        if (reason.startsWith("mapping values are not allowed here")) {
            return "a second \": \" on one line, or a key that is indented wrongly";
        }
        if (reason.startsWith("could not find expected ':'")) {
            return "a key without a colon";
        }
        if (reason.startsWith("found unexpected end of stream") || reason.contains("<stream end>")) {
            return "the file ends within a quoted text, a list or a mapping";
        }
        if (reason.startsWith("expected ',' or ")) {
            return "a list or mapping in brackets goes on without a comma, or is not closed";
        }
        if (reason.startsWith(NO_TOKEN)) {
            return "a value cannot begin with " + reason.charAt(NO_TOKEN.length());
        }
        if (reason.contains("<block end>")) {
            return "a line that is indented unlike those before it";
        }
        return reason;
    }

    private static String cure(String reason) {
        if (reason.startsWith("mapping values are not allowed here")) {
            return "put the value in quotes, or indent the line as its neighbours are";
        }
        if (reason.startsWith("could not find expected ':'")) {
            return "write \"key: value\", with a space after the colon";
        }
        if (reason.startsWith(NO_TOKEN)) {
            return "put the value in quotes";
        }
        if (reason.startsWith("found unexpected end of stream") || reason.contains("<stream end>")) {
            return "close the quotes and brackets that are open";
        }
        if (reason.startsWith("expected ',' or ")) {
            return "put a comma between the items, or close the bracket";
        }
        return reason.contains("<block end>") ? "indent it as its neighbours are" : LOOK_AROUND;
    }

    private static String firstLine(@Nullable String message) {
        if (message == null) {
            return "unreadable";
        }
        int lineEnd = message.indexOf('\n');
        return lineEnd < 0 ? message : message.substring(0, lineEnd);
    }
}
