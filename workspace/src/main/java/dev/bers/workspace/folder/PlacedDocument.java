package dev.bers.workspace.folder;

import dev.bers.config.ConfigKind;
import dev.bers.environment.EnvironmentName;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Document;
import org.jspecify.annotations.Nullable;

/**
 * A document and what its place in the folder says of it.
 *
 * @param kind of configuration
 * @param role which layer it is, or that it is the kind's schema
 * @param environment that it is for; null if for all
 * @param tenant that it is for; null if for all
 */
record PlacedDocument(
        ConfigKind kind,
        Role role,
        @Nullable EnvironmentName environment,
        @Nullable TenantHash tenant,
        Document document) {

    /** What a document is for. */
    enum Role {
        SCHEMA,
        BASE,
        ENVIRONMENT,
        LOCAL,
        TENANT
    }
}
