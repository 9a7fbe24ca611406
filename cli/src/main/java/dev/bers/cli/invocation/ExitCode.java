package dev.bers.cli.invocation;

/** How a command ends, see {@code docs/cli.md}. */
public final class ExitCode {

    /** Fine. */
    public static final int FINE = 0;
    /** Findings, or problems in the user's input. */
    public static final int FINDINGS = 1;
    /** Wrong usage of the command line. */
    public static final int USAGE = 2;
    /** The surroundings failed: a disk, a network, or BERS itself. */
    public static final int SURROUNDINGS = 3;

    private ExitCode() {}
}
