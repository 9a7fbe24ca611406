package dev.bers.manifest;

import dev.bers.config.ConfigKind;
import dev.bers.config.ValidationMode;
import dev.bers.environment.Tier;
import java.util.Map;

/**
 * How strictly each kind of configuration is held to its schema.
 *
 * @param declared by the manifest; a kind that it does not name is strict
 */
public record ValidationModes(Map<ConfigKind, ValidationMode> declared) {

    /** Every kind strict. */
    public static final ValidationModes STRICT = new ValidationModes(Map.of());

    /** Copies the map. */
    public ValidationModes {
        declared = Map.copyOf(declared);
    }

    /** The mode of a kind in an environment of a tier; in the production tier {@code off} becomes {@code warn}. */
    public ValidationMode mode(ConfigKind kind, Tier tier) {
        ValidationMode mode = declared.getOrDefault(kind, ValidationMode.STRICT);
        return mode == ValidationMode.OFF && tier == Tier.PRODUCTION ? ValidationMode.WARN : mode;
    }
}
