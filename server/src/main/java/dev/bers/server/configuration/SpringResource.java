package dev.bers.server.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bers.config.ConfigKind;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.environment.EnvironmentName;
import dev.bers.server.http.Refusal;
import dev.bers.server.http.ServerProblems;
import dev.bers.tenant.TenantHash;
import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.ScalarValue;
import dev.bers.value.Value;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP interface of Spring Cloud Config, so that an application with the ordinary starter reads its environment here.
 *
 * <p>A profile is an environment; of several the last one counts most, as in Spring. The application is a tenant where one is so
 * named, and otherwise says nothing. A profile that is no environment has no properties, as with Spring's own server: Spring
 * asks for the profile {@code default} before it knows its own.
 */
@Path("/spring")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Spring Cloud Config")
public class SpringResource {

    private static final int UNKNOWN = 404;

    private final ServedConfigurations configurations;

    @Inject
    SpringResource(ServedConfigurations configurations) {
        this.configurations = configurations;
    }

    /**
     * What Spring Cloud Config calls an environment.
     *
     * @param name of the application
     * @param profiles as asked for
     * @param label as asked for
     * @param version the digest of what is served to the last profile
     * @param propertySources what counts most first
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record SpringEnvironment(
            String name,
            List<String> profiles,
            @Nullable String label,
            @Nullable String version,
            @Nullable String state,
            List<PropertySource> propertySources) {}

    /**
     * The properties of one kind of configuration in one environment.
     *
     * @param name where they are from
     * @param source by flattened name, such as {@code a.b[0].c}
     */
    public record PropertySource(String name, Map<String, Object> source) {}

    /** What the active releases say. */
    @GET
    @Path("{application}/{profiles}")
    @Operation(summary = "An application's properties, for Spring's own client")
    public SpringEnvironment active(
            @PathParam("application") String application, @PathParam("profiles") String profiles) {
        return answer(application, profiles, null);
    }

    /** What a release says; the label is its number. */
    @GET
    @Path("{application}/{profiles}/{label}")
    @Operation(summary = "The same, of the release that the label numbers")
    public SpringEnvironment labelled(
            @PathParam("application") String application,
            @PathParam("profiles") String profiles,
            @PathParam("label") String label) {
        return answer(application, profiles, label);
    }

    private SpringEnvironment answer(String application, String profiles, @Nullable String label) {
        List<String> names = List.of(profiles.split(",", -1));
        List<PropertySource> sources = new ArrayList<>();
        String version = null;
        for (String profile : names.reversed()) {
            Optional<EnvironmentName> environment =
                    EnvironmentName.parse(profile).filter(configurations::isReleased);
            if (environment.isPresent()) {
                ServedConfiguration served =
                        configurations.of(environment.get(), tenant(environment.get(), application));
                requireLabel(label, served);
                version = version == null ? served.digest() : version;
                addSources(served, sources);
            }
        }
        return new SpringEnvironment(application, names, label, version, null, sources);
    }

    private @Nullable TenantHash tenant(EnvironmentName environment, String application) {
        return TenantHash.parse(application)
                .filter(configurations.release(environment)::has)
                .orElse(null);
    }

    private static void requireLabel(@Nullable String label, ServedConfiguration served) {
        String number = Long.toString(served.release().number());
        if (label != null && !label.isEmpty() && !label.equals(number)) {
            throw new Refusal(
                    UNKNOWN,
                    ServerProblems.noName(
                            "active release of " + served.environment().text(), label, List.of(number)));
        }
    }

    private static void addSources(ServedConfiguration served, List<PropertySource> sources) {
        for (ConfigKind kind : served.kinds()) {
            EffectiveConfiguration configuration = served.kind(kind).orElseThrow();
            Map<String, Object> properties = new LinkedHashMap<>();
            // A Spring application has one space of names: that of the environment's own values.
            String prefix = kind == ConfigKind.ENVIRONMENT ? "" : kind.text();
            flatten(prefix, configuration.values(), properties);
            if (!properties.isEmpty()) {
                sources.add(new PropertySource(
                        "bers:" + served.environment().text() + "/" + kind.text() + "@"
                                + served.release().number(),
                        properties));
            }
        }
    }

    private static void flatten(String path, Value value, Map<String, Object> properties) {
        if (value instanceof MappingValue mapping && (mapping.size() > 0 || path.isEmpty())) {
            for (String key : mapping.keys()) {
                flatten(path + segment(path, key), java.util.Objects.requireNonNull(mapping.get(key)), properties);
            }
        } else if (value instanceof ListValue list && !list.items().isEmpty()) {
            for (int i = 0; i < list.items().size(); i++) {
                flatten(path + "[" + i + "]", list.items().get(i), properties);
            }
        } else {
            properties.put(path, scalar(value));
        }
    }

    /** A key as Spring writes it: one with a dot or a bracket of its own stands in brackets. */
    private static String segment(String path, String key) {
        boolean isPlain = !key.isEmpty() && key.indexOf('.') < 0 && key.indexOf('[') < 0 && key.indexOf(']') < 0;
        if (!isPlain) {
            return "[" + key + "]";
        }
        return path.isEmpty() ? key : "." + key;
    }

    private static Object scalar(Value value) {
        return switch (value) {
            case BooleanValue flag -> flag.isTrue();
            case NumberValue number -> new BigDecimal(number.text());
            case ScalarValue text -> text.text();
            default -> "";
        };
    }
}
