package dev.bers.cli.config;

import dev.bers.cli.invocation.OpenWorkspace;
import dev.bers.environment.EnvironmentName;
import dev.bers.tenant.TenantHash;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name one environment, and one of its tenants or none. */
final class EnvironmentOption {

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "ENV",
            required = true,
            description = "The environment.")
    private String environment = "";

    @Option(
            names = {"-t", "--tenant"},
            paramLabel = "TENANT",
            description = "The tenant (default: none).")
    private @Nullable String tenant;

    EnvironmentName environment(OpenWorkspace workspace) {
        return workspace.environment(environment);
    }

    @Nullable
    TenantHash tenant(OpenWorkspace workspace) {
        return workspace.tenant(tenant);
    }
}
