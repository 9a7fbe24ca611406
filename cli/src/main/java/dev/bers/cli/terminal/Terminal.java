package dev.bers.cli.terminal;

import java.io.PrintStream;

/**
 * The two streams of a command: answers go to {@code out}, everything else (progress, warnings, problems that stop it)
 * to {@code err}.
 */
public final class Terminal {

    /** Columns of a terminal that does not say how wide it is, and the bound on text that is wrapped. */
    public static final int COLUMNS_DEFAULT = 100;

    private final PrintStream out;
    private final PrintStream err;
    private final Screen outScreen;
    private final Screen errScreen;

    /**
     * What one stream leads to.
     *
     * @param isTerminal whether a person looks at it now
     * @param colours whether it takes colours
     * @param columns how wide it is; 0 for a file or a pipe, which takes any width
     */
    public record Screen(boolean isTerminal, boolean colours, int columns) {

        /** A file or a pipe. */
        public static final Screen NONE = new Screen(false, false, 0);
    }

    /** For streams that take UTF-8. */
    public Terminal(PrintStream out, PrintStream err, Screen outScreen, Screen errScreen) {
        this.out = out;
        this.err = err;
        this.outScreen = outScreen;
        this.errScreen = errScreen;
    }

    /** Prints a line of the answer. */
    public void print(Line line) {
        out.print(line.render(outScreen.colours()));
        out.print('\n');
    }

    /** Prints a line of plain text of the answer. */
    public void print(String text) {
        print(Line.of(text));
    }

    /** Prints text behind a head, broken between words where the terminal ends, with so many blanks before what follows. */
    public void printWrapped(Line head, Look look, String text, int indent) {
        int columns = outScreen.columns();
        Line line = head;
        for (String part : WordWrap.lines(text, columns - head.width(), columns - indent)) {
            print(line.text(look, part));
            line = Line.of(" ".repeat(indent));
        }
    }

    /** Prints an empty line. */
    public void printBlank() {
        out.print('\n');
    }

    /** Prints text for other programs as it is, control characters included. */
    public void printVerbatim(String text) {
        out.print(text);
    }

    /** Prints a line beside the answer. */
    public void say(Line line) {
        err.print(line.render(errScreen.colours()));
        err.print('\n');
    }

    /** What standard output leads to. */
    public Screen outScreen() {
        return outScreen;
    }

    /** What standard error leads to. */
    public Screen errScreen() {
        return errScreen;
    }

    /** A line that is overwritten by the next: standard error's, which only a terminal sees. */
    Progress.Display display() {
        return text -> {
            err.print("\r\u001b[K" + TextWidth.cut(VisibleText.of(text), Math.max(10, errScreen.columns() - 1)));
            err.flush();
        };
    }

    /** The same terminal, whose answers go where the rest goes: for problems that stop a command. */
    public Terminal onErr() {
        return new Terminal(err, err, errScreen, errScreen);
    }

    /** Hands on what is buffered. A reader that has gone away ({@code | head}) is no fault. */
    public void flush() {
        out.flush();
        err.flush();
    }
}
