package dev.bers.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.problem.Location;
import dev.bers.value.Document;
import dev.bers.value.MappingValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariableProofTest {

    private static final EnvironmentName STAGING = new EnvironmentName("staging");
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");
    private static final Environments ENVIRONMENTS =
            new Environments(List.of(environment(STAGING, Tier.STAGING), environment(PRODUCTION, Tier.PRODUCTION)));
    private static final Ownership OWNERSHIP = Ownership.compile(
                    new IsolationDeclaration(
                            UnknownPolicy.FAIL,
                            Map.of(
                                    STAGING,
                                    List.of(new Declared("https://*.staging.shop.example", Location.NONE)),
                                    PRODUCTION,
                                    List.of(new Declared("https://*.shop.example", Location.NONE))),
                            List.of()),
                    ENVIRONMENTS)
            .ownership();

    private static final ConfigDocuments DOCUMENTS = ConfigDocuments.builder(ENVIRONMENTS)
            .base(
                    ConfigKind.ENVIRONMENT,
                    new Document(
                            "base.yaml",
                            MappingValue.builder()
                                    .put("HOST", "api.staging")
                                    .put("URL", "https://${HOST}.shop.example/v1")
                                    .put("OLD", "https://old.shop.example")
                                    .build()))
            .build();

    private static Environment environment(EnvironmentName name, Tier tier) {
        return new Environment(name, tier, null, List.of(), List.of(), Location.NONE);
    }

    @Test
    void without_variables_nothing_is_added_to_what_the_documents_violate() {
        assertThat(VariableProof.violations(OWNERSHIP, DOCUMENTS, Map.of("PATH", "/bin"), STAGING))
                .isEmpty();
    }

    @Test
    void a_variable_that_completes_a_foreign_endpoint_is_named_where_the_endpoint_stands() {
        assertThat(VariableProof.violations(OWNERSHIP, DOCUMENTS, Map.of("BERS_CONFIG__HOST", "api"), STAGING))
                .extracting(violation -> violation.path() + " " + violation.endpoint() + " " + violation.owner())
                .containsExactly("URL https://api.shop.example/v1 production");
    }
}
