package dev.bers.server.configuration;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigProblems;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.server.http.HttpAnswers;
import dev.bers.server.http.QueryParameters;
import dev.bers.server.http.Refusal;
import dev.bers.server.http.ServerProblems;
import dev.bers.tenant.TenantHash;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/environments/{environment}/configuration[/{kind}]}: what clients read.
 *
 * <p>It stands on a route of Vert.x of its own, before everything else: it is read tens of thousands of times a second, and a JAX-RS
 * resource costs a third more.
 */
@Singleton
public final class ConfigurationResource {

    private static final String PREFIX = "/api/v1/environments/";
    private static final String CONFIGURATION = "configuration";
    /** The changes between two releases have their own route. */
    private static final String DELTA = "delta";

    private static final int BEFORE_ALL_OTHERS = -20_000;
    private static final int MALFORMED = 400;
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final ServedConfigurations configurations;

    @Inject
    ConfigurationResource(ServedConfigurations configurations) {
        this.configurations = configurations;
    }

    void register(@Observes Router router) {
        router.route(PREFIX + "*").order(BEFORE_ALL_OTHERS).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        String path = HttpAnswers.path(context.request());
        int afterEnvironment = path.indexOf('/', PREFIX.length());
        String rest = afterEnvironment < 0 ? "" : path.substring(afterEnvironment + 1);
        String kind = rest.startsWith(CONFIGURATION + "/") ? rest.substring(CONFIGURATION.length() + 1) : null;
        if (kind == null ? !rest.equals(CONFIGURATION) : kind.equals(DELTA) || kind.indexOf('/') >= 0) {
            context.next();
            return;
        }
        HttpMethod method = context.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            HttpAnswers.refuseMethod(context, METHODS);
            return;
        }
        try {
            String environment = path.substring(PREFIX.length(), afterEnvironment);
            ReplySender.send(context, reply(environment, kind, context.request()));
        } catch (Refusal | ProblemException refused) {
            HttpAnswers.refuse(context, HttpAnswers.refusal(refused));
        }
    }

    private Reply reply(String environmentText, @Nullable String kindText, HttpServerRequest request) {
        EnvironmentName environment = configurations.environment(QueryParameters.decoded(environmentText));
        QueryParameters parameters = QueryParameters.of(request.query());
        parameters.only(kindText == null ? List.of("tenant") : List.of("tenant", "provenance"));
        ConfigKind kind = kindText == null ? null : kind(environment, QueryParameters.decoded(kindText));
        TenantHash tenant =
                parameters.text("tenant").map(ConfigurationResource::tenant).orElse(null);
        return configurations.reply(environment, tenant, kind, parameters.isTrue("provenance"));
    }

    private ConfigKind kind(EnvironmentName environment, String text) {
        return ConfigKind.parse(text)
                .orElseThrow(() ->
                        new ProblemException(ConfigProblems.unknownKind(text, configurations.kinds(environment))));
    }

    /**
     * The tenant that a parameter names.
     *
     * @throws Refusal if it cannot be one
     */
    static TenantHash tenant(String text) {
        return TenantHash.parse(text)
                .orElseThrow(() ->
                        new Refusal(MALFORMED, ServerProblems.parameter("tenant", text, "1 to 64 of A-Z a-z 0-9 _ -")));
    }
}
