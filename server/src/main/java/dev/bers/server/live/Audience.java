package dev.bers.server.live;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.configuration.ServedConfiguration;
import dev.bers.server.configuration.ServedConfigurations;
import dev.bers.server.http.QueryParameters;
import dev.bers.server.http.Refusal;
import dev.bers.server.http.ServerProblems;
import dev.bers.tenant.TenantHash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All who are told the same.
 *
 * @param environment whose releases they follow
 * @param tenant whose configuration they use; null for none
 */
record Audience(EnvironmentName environment, @Nullable TenantHash tenant) {

    static Audience of(ServedConfiguration served) {
        return new Audience(served.environment(), served.tenant());
    }

    /**
     * The one that a request means.
     *
     * @param environment its name, from the path
     * @param parameters of which {@code tenant} counts
     * @throws Refusal if the environment has no release, or the tenant is none
     */
    static Audience asked(ServedConfigurations configurations, String environment, QueryParameters parameters) {
        return new Audience(configurations.environment(environment), tenant(parameters.text("tenant")));
    }

    /**
     * The tenant of a hash, if one is named.
     *
     * @throws Refusal if the text is no hash
     */
    static @Nullable TenantHash tenant(Optional<String> hash) {
        return hash.map(text -> TenantHash.parse(text)
                        .orElseThrow(() -> new Refusal(
                                MALFORMED, ServerProblems.parameter("tenant", text, "1 to 64 of A-Z a-z 0-9 _ -"))))
                .orElse(null);
    }

    private static final int MALFORMED = 400;
}
