package dev.bers.client.server;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a server answers for one environment and tenant.
 *
 * @param base of the server, with or without a path
 * @param environment that is asked for
 * @param tenant that is asked for; null to let the server choose its default one
 */
public record ServerAddress(
        URI base, EnvironmentName environment, @Nullable TenantHash tenant) {

    /**
     * @throws ProblemException if the base is no URL of a server
     */
    public ServerAddress {
        String scheme = String.valueOf(base.getScheme());
        if (base.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new ProblemException(ServerProblems.noAddress(base.toString()));
        }
    }

    URI configuration() {
        return below("/configuration", true);
    }

    URI events() {
        return below("/events", true);
    }

    URI client(String id) {
        return below("/clients/" + id, false);
    }

    private URI below(String path, boolean isOfTenant) {
        String text = base.toString();
        String root = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        String query = isOfTenant && tenant != null ? "?tenant=" + tenant : "";
        return URI.create(root + "/api/v1/environments/" + environment + path + query);
    }

    /** Scheme, host and port, as messages name the server. */
    @Override
    public String toString() {
        return base.getScheme() + "://" + base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort());
    }
}
