package dev.bers.javascript.lean;

/** A {@link java.util.Locale}: the root one, the only one by which the core folds case. */
public final class LeanLocale {

    /** No language in particular. */
    public static final LeanLocale ROOT = new LeanLocale();

    private LeanLocale() {}

    /** A tag whose language folds case as the root does; engines are several times faster for it than for "und". */
    public String toLanguageTag() {
        return "en";
    }
}
