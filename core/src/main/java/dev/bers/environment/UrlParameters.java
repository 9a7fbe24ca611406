package dev.bers.environment;

/** What the URL parameter that names an environment is worth. */
public enum UrlParameters {
    /** It counts, on a loopback host only. */
    ON_LOOPBACK("on-loopback"),
    /** It is ignored, and reported as a security event. */
    REPORTED("reported"),
    /** There is no such thing. */
    NONE("none");

    private final String text;

    UrlParameters(String text) {
        this.text = text;
    }

    /** What it is worth under the guards of a tier. */
    public static UrlParameters under(Tier guards) {
        return switch (guards) {
            case DEVELOPMENT -> ON_LOOPBACK;
            case STAGING -> REPORTED;
            case PRODUCTION -> NONE;
        };
    }

    /** The name in JSON and on the terminal. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
