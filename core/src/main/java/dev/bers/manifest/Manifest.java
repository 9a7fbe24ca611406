package dev.bers.manifest;

import dev.bers.environment.DetectionRules;
import dev.bers.environment.Environments;
import dev.bers.isolation.IsolationDeclaration;
import dev.bers.tenant.TenantHash;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bers.yaml} declares.
 *
 * @param name of the workspace
 * @param environments those declared, then those of {@code development}, {@code staging} and {@code production} that
 *     are not: these three are built in
 * @param detection how the environment is detected
 * @param validation how strictly each kind is held to its schema
 * @param isolation who owns which endpoint, not yet compiled
 * @param defaultTenant the tenant of a request that names none; null if such a request has none
 */
public record Manifest(
        String name,
        Environments environments,
        DetectionRules detection,
        ValidationModes validation,
        IsolationDeclaration isolation,
        @Nullable TenantHash defaultTenant) {}
