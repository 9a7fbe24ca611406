package dev.bers.config;

/**
 * What a schema's annotations say of one value.
 *
 * @param isPublic {@code x-bers-public}: may enter a browser bundle
 * @param isSecret {@code x-bers-secret}: never shown, logged or exported in clear
 * @param endpoint {@code x-bers-endpoint}
 */
public record SchemaHints(boolean isPublic, boolean isSecret, EndpointHint endpoint) {

    /** Of a value that no schema mentions. */
    public static final SchemaHints NONE = new SchemaHints(false, false, EndpointHint.AUTOMATIC);

    /** The same, and a secret: such a value is not public, whatever else is said of it. */
    public SchemaHints secret() {
        return isSecret ? this : new SchemaHints(false, true, endpoint);
    }

    /** Whether a value is looked at as an endpoint. */
    public enum EndpointHint {
        /** Where it looks like one. */
        AUTOMATIC("automatic"),
        /** Always. */
        ALWAYS("always"),
        /** Never: it only looks like one. */
        NEVER("never");

        private final String text;

        EndpointHint(String text) {
            this.text = text;
        }

        /** The name in JSON and on the terminal. */
        public String text() {
            return text;
        }
    }
}
