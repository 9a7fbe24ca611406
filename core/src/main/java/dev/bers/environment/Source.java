package dev.bers.environment;

/** Where the name of an environment can come from, the highest ranked first. */
public enum Source {
    CONFIGURATION_FILE(1, "configuration-file"),
    ENVIRONMENT_VARIABLE(2, "environment-variable"),
    URL_PARAMETER(3, "url-parameter"),
    HOSTNAME(4, "hostname"),
    BUILD_CONTEXT(5, "build-context"),
    DEFAULT(6, "default");

    private final int rank;
    private final String text;

    Source(int rank, String text) {
        this.rank = rank;
        this.text = text;
    }

    /** Its place among the six: 1 decides before 2. */
    public int rank() {
        return rank;
    }

    /** Its place in an array by rank. */
    int index() {
        return rank - 1;
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
