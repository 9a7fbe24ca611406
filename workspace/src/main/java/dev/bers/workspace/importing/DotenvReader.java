package dev.bers.workspace.importing;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.Bounds;
import dev.bers.value.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a {@code .env} file as the dotenv packages of Node and Ruby do: {@code export}, single quotes (literal), double
 * quotes (with {@code \n}, {@code \"}, {@code \$}), both over several lines, comments behind a {@code #} that stands
 * first or after white space.
 */
final class DotenvReader {

    private final String file;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    private final List<DotenvEntry> entries = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private DotenvReader(String file, String text) {
        this.file = file;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * The entries in the order of the file; a name may come twice.
     *
     * @throws ProblemException with each line that is none
     */
    static List<DotenvEntry> read(String file, String text) {
        if (text.length() > Bounds.DOCUMENT_BYTES_MAX) {
            throw new ProblemException(ImportProblems.tooLarge(file, text.length(), Bounds.DOCUMENT_BYTES_MAX));
        }
        DotenvReader reader = new DotenvReader(file, text.replace("\r\n", "\n").replace('\r', '\n'));
        reader.readAll();
        if (!reader.problems.isEmpty()) {
            throw new ProblemException(reader.problems);
        }
        return reader.entries;
    }

    private void readAll() {
        while (at < text.length()) {
            skipBlanks();
            if (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '#') {
                readEntry();
            }
            skipLine();
        }
    }

    private void readEntry() {
        if (text.startsWith("export ", at) || text.startsWith("export\t", at)) {
            at += "export ".length();
            skipBlanks();
        }
        Position position = new Position(line, at - lineStart + 1);
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        skipBlanks();
        boolean hasSign = at < text.length() && text.charAt(at) == '=';
        if (name.isEmpty() || !hasSign) {
            refuse(
                    name.isEmpty() ? "a name of letters, digits and _ is missing" : "an = is missing after " + name,
                    position);
            return;
        }
        at++;
        skipBlanks();
        readValue(name, position);
    }

    private void readValue(String name, Position position) {
        char first = at < text.length() ? text.charAt(at) : '\n';
        if (first == '\'' || first == '"' || first == '`') {
            readQuoted(name, position, first);
        } else {
            readBare(name, position);
        }
    }

    private void readBare(String name, Position position) {
        int start = at;
        while (at < text.length() && text.charAt(at) != '\n' && !isComment(start)) {
            at++;
        }
        String value = text.substring(start, at).strip().replace("\\$", String.valueOf(DotenvEntry.LITERAL_DOLLAR));
        entries.add(new DotenvEntry(name, value, false, position));
    }

    private boolean isComment(int start) {
        return text.charAt(at) == '#' && (at == start || " \t".indexOf(text.charAt(at - 1)) >= 0);
    }

    private void readQuoted(String name, Position position, char quote) {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\\' && quote == '"' && at < text.length()) {
                value.append(unescaped(text.charAt(at++)));
            } else {
                value.append(c == '$' && quote == '\'' ? DotenvEntry.LITERAL_DOLLAR : c);
            }
            if (c == '\n') {
                line++;
                lineStart = at;
            }
        }
        if (at == text.length()) {
            refuse("the quote that opens the value of " + name + " is never closed", position);
            return;
        }
        at++;
        skipBlanks();
        if (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '#') {
            refuse("something stands behind the closing quote of " + name, position);
        }
        entries.add(new DotenvEntry(name, value.toString(), true, position));
    }

    private static String unescaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '$' -> String.valueOf(DotenvEntry.LITERAL_DOLLAR);
            case '"', '\\' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private void refuse(String why, Position position) {
        problems.add(ImportProblems.dotenvLine(why, new Location(file, position.line(), position.column())));
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
        at++;
        line++;
        lineStart = at;
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_.-".indexOf(c) >= 0;
    }
}
