package dev.bers.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** A line with branches below it. */
public final class Tree {

    private final Line line;
    private final List<Tree> branches = new ArrayList<>();

    /** A tree without branches. */
    public Tree(Line line) {
        this.line = line;
    }

    /** Adds a branch, and returns that branch. */
    public Tree branch(Line below) {
        Tree branch = new Tree(below);
        branches.add(branch);
        return branch;
    }

    /** Prints it. */
    public void print(Terminal terminal) {
        terminal.print(line);
        printBranches(terminal, "");
    }

    private void printBranches(Terminal terminal, String stem) {
        for (int i = 0; i < branches.size(); i++) {
            boolean last = i == branches.size() - 1;
            Tree branch = branches.get(i);
            terminal.print(Line.of(Look.FAINT, stem + (last ? "└─ " : "├─ ")).line(branch.line));
            branch.printBranches(terminal, stem + (last ? "   " : "│  "));
        }
    }
}
