package dev.bers.server.configuration;

import dev.bers.config.ConfigKind;
import dev.bers.environment.EnvironmentName;
import dev.bers.exchange.ProblemExchange;
import dev.bers.server.environment.EnvironmentDetection;
import dev.bers.server.http.QueryParameters;
import dev.bers.server.http.Refusal;
import dev.bers.server.http.ServerProblems;
import dev.bers.server.release.ActiveRelease;
import dev.bers.tenant.TenantHash;
import dev.bers.value.MappingValue;
import dev.bers.workspace.folder.ValidationReport;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The configuration of the environment that the server itself is in, as operators ask for it. */
@Path("/api/config/environment")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "configuration")
public class CurrentConfigurationResource {

    private static final int UNKNOWN = 404;

    private final ServedConfigurations configurations;
    private final EnvironmentDetection detection;
    private final Today today;

    @Inject
    CurrentConfigurationResource(ServedConfigurations configurations, EnvironmentDetection detection, Today today) {
        this.configurations = configurations;
        this.detection = detection;
        this.today = today;
    }

    /** What the environment's release says. */
    @GET
    @Path("current")
    @Operation(summary = "The effective configuration of the environment that the server is in, or of another")
    @Parameter(name = "environment", in = ParameterIn.QUERY, description = "In place of the detected one")
    @Parameter(name = "tenant", in = ParameterIn.QUERY, description = "A tenant hash")
    public MappingValue current(@Context HttpServerRequest request) {
        QueryParameters parameters = QueryParameters.of(request.query()).only(List.of("environment", "tenant"));
        EnvironmentName environment = environment(parameters);
        TenantHash tenant =
                parameters.text("tenant").map(ConfigurationResource::tenant).orElse(null);
        MappingValue document = configurations.of(environment, tenant).document(ConfigKind.ENVIRONMENT, true);
        if (document == null) {
            throw new Refusal(UNKNOWN, ServerProblems.noRelease(environment.text()));
        }
        return document;
    }

    /** Everything that is wrong with the documents of the environment's release. */
    @GET
    @Path("validate")
    @Operation(
            summary = "Whether the documents of the environment's release are valid; as bers validate --json says it")
    @Parameter(name = "environment", in = ParameterIn.QUERY, description = "In place of the detected one")
    public MappingValue validate(@Context HttpServerRequest request) {
        QueryParameters parameters = QueryParameters.of(request.query()).only(List.of("environment"));
        EnvironmentName environment = environment(parameters);
        ActiveRelease active = configurations.release(environment).active();
        ValidationReport report = active.workspace().validate(Map.of(), today.date());
        return MappingValue.builder()
                .put("environment", environment.text())
                .put("release", active.release().number())
                .put("revision", active.release().revision())
                .put("valid", report.valid())
                .put(
                        "checked",
                        MappingValue.builder()
                                .put("documents", report.documents())
                                .put("environments", report.environments())
                                .put("tenants", report.tenants())
                                .build())
                .put("problems", ProblemExchange.list(report.problems()))
                .put("dropped", report.dropped())
                .put("accepted", ProblemExchange.list(report.accepted()))
                .build();
    }

    private EnvironmentName environment(QueryParameters parameters) {
        return configurations.environment(parameters.text("environment").orElseGet(() -> detection
                .detect(detection.ofProcess())
                .detection()
                .environment()
                .text()));
    }
}
