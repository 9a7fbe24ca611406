package dev.bers.workspace.folder;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.environment.EnvironmentName;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Document;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the place of a document in the folder says of it.
 *
 * @param kind of configuration
 * @param role which layer it is, or that it is the kind's schema
 * @param environment that it is for; null if for all
 * @param tenant that it is for; null if for all
 */
record Place(
        ConfigKind kind,
        Role role,
        @Nullable EnvironmentName environment,
        @Nullable TenantHash tenant) {

    /** What a document is for. */
    enum Role {
        SCHEMA,
        BASE,
        ENVIRONMENT,
        LOCAL,
        TENANT
    }

    /** Puts a document that stands here among the layers, unless it is a schema. */
    void put(Document document, ConfigDocuments.Builder layers) {
        switch (role) {
            case BASE -> layers.base(kind, document);
            case ENVIRONMENT -> layers.environment(kind, Objects.requireNonNull(environment), document);
            case LOCAL -> layers.local(kind, Objects.requireNonNull(environment), document);
            case TENANT -> {
                if (environment == null) {
                    layers.tenant(Objects.requireNonNull(tenant), document);
                } else {
                    layers.tenant(Objects.requireNonNull(tenant), environment, document);
                }
            }
            case SCHEMA -> throw new IllegalArgumentException("a schema is no layer: " + document.file());
        }
    }
}
