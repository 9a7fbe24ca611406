package dev.bers.isolation;

import dev.bers.environment.EnvironmentName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code isolation:} block of the manifest, not yet compiled.
 *
 * @param unknown what an endpoint that nobody owns means
 * @param owners what each environment owns, beside its hostnames
 * @param shared what every environment may reach
 */
public record IsolationDeclaration(
        UnknownPolicy unknown, Map<EnvironmentName, List<Declared>> owners, List<Declared> shared) {

    /** Copies the collections; the order of the owners is kept. */
    public IsolationDeclaration {
        Map<EnvironmentName, List<Declared>> copy = new LinkedHashMap<>();
        owners.forEach((owner, patterns) -> copy.put(owner, List.copyOf(patterns)));
        owners = java.util.Collections.unmodifiableMap(copy);
        shared = List.copyOf(shared);
    }
}
