package dev.bers.artefact;

/** How an endpoint is written in an artefact; of a mixture, the form of its first character that is not plain. */
public enum Encoding {
    /** As it is; also where string literals are joined, in UTF-16, and in full-width letters and the like. */
    PLAIN(0, "plain"),
    /** Escaped as JSON writers and regular expressions do it: {@code \/}, {@code \.}, <code>&#92;u002f</code>. */
    JSON_ESCAPED(1, "json-escaped"),
    /** {@code %2F}, {@code %252F}, {@code %u002F}. */
    PERCENT(2, "percent"),
    /** Character references of HTML: decimal, hexadecimal and named. */
    HTML(3, "html"),
    /** Standard or URL-safe, at any alignment, with line breaks or without. */
    BASE64(4, "base64"),
    /** <code>&#92;u0063</code>, {@code \x63}, <code>&#92;u{63}</code>, {@code \143}, and CSS's {@code \63 }. */
    UNICODE_ESCAPE(5, "unicode-escape");

    private static final Encoding[] BY_NUMBER = values();

    private final int number;
    private final String text;

    Encoding(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** What stands for it in a character's reading; 0 is plain. */
    int number() {
        return number;
    }

    static Encoding ofNumber(int number) {
        return BY_NUMBER[number];
    }

    /** The name in JSON and on the terminal. */
    public String text() {
        return text;
    }
}
