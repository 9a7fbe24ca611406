package dev.bers.environment;

import java.util.Optional;

/** How much is at stake in an environment, from least to most; the order decides which of two is stricter. */
public enum Tier {
    DEVELOPMENT("development"),
    STAGING("staging"),
    PRODUCTION("production");

    private final String text;

    Tier(String text) {
        this.text = text;
    }

    /** The tier of a name as {@code bers.yaml} writes it; empty for any other text. */
    public static Optional<Tier> parse(String text) {
        for (Tier tier : values()) {
            if (tier.text.equals(text)) {
                return Optional.of(tier);
            }
        }
        return Optional.empty();
    }

    /** The name in files, in JSON and on the terminal. */
    public String text() {
        return text;
    }

    /** The stricter of the two. */
    public Tier strictest(Tier other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return text;
    }
}
