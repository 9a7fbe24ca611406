package dev.bers.javascript.lean;

/** A {@link java.util.Locale}: the root one, the only one by which the core folds case. */
public final class LeanLocale {

    /** No language in particular. */
    public static final LeanLocale ROOT = new LeanLocale();

    private LeanLocale() {}

    /** The tag of BCP 47 that stands for no language. */
    public String toLanguageTag() {
        return "und";
    }
}
