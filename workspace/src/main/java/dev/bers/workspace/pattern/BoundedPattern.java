package dev.bers.workspace.pattern;

import java.util.regex.Pattern;

/** A regular expression that is small enough for Java's engine, with what a match may cost that looks at no character. */
public final class BoundedPattern {

    /** UTF-16 units of the longest: the engine calls itself for each part. */
    public static final int LENGTH_MAX = 8_192;
    /** Groups and classes of characters inside each other: the engine calls itself for each. */
    public static final int NESTING_MAX = 64;

    private final String written;
    private final Pattern compiled;
    private final long choices;

    private BoundedPattern(String written, Pattern compiled) {
        this.written = written;
        this.compiled = compiled;
        this.choices = new PatternShape(written).choices();
    }

    /** Whether a pattern is too long, or its groups are nested too deeply, to be compiled. */
    public static boolean isVast(String written) {
        return written.length() > LENGTH_MAX || new PatternShape(written).nesting() > NESTING_MAX;
    }

    /**
     * A pattern that is not vast.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    public static BoundedPattern compile(String written) {
        return compile(written, written);
    }

    /**
     * A pattern that is not vast, which Java writes in another way.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    public static BoundedPattern compile(String written, String inJava) {
        return new BoundedPattern(written, Pattern.compile(inJava));
    }

    /** As its author knows it. */
    public String written() {
        return written;
    }

    Pattern compiled() {
        return compiled;
    }

    /** How many ways of matching nothing at all may be tried at one place of a text. */
    long choices() {
        return choices;
    }
}
