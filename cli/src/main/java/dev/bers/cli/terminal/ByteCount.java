package dev.bers.cli.terminal;

/** A number of bytes for people. */
public final class ByteCount {

    private static final int STEP = 1_000;
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private ByteCount() {}

    /** Such as {@code 812 B}, {@code 1.2 kB}, {@code 34 MB}: decimal units, two digits or more, cut and not rounded. */
    public static String text(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        long whole = bytes;
        long rest = 0;
        int unit = -1;
        while (whole >= STEP) {
            rest = whole % STEP;
            whole /= STEP;
            unit++;
        }
        String fraction = whole < 10 ? "." + rest / (STEP / 10) : "";
        return whole + fraction + " " + UNITS[unit];
    }
}
