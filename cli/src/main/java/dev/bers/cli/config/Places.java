package dev.bers.cli.config;

import dev.bers.config.LayerKind;
import dev.bers.config.Provenance;

/** Provenance in a few words. */
final class Places {

    private Places() {}

    /** The layer, with its name where the kind alone does not say which one it is. */
    static String layer(Provenance provenance) {
        LayerKind kind = provenance.layer();
        return switch (kind) {
            case PARENT, ENVIRONMENT, TENANT, TENANT_ENVIRONMENT -> kind.text() + " " + provenance.layerName();
            case DEFAULTS, BASE, LOCAL, VARIABLES -> kind.text();
        };
    }
}
