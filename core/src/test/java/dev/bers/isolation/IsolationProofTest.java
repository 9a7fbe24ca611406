package dev.bers.isolation;

import static dev.bers.isolation.Fixtures.DEVELOPMENT;
import static dev.bers.isolation.Fixtures.ENVIRONMENTS;
import static dev.bers.isolation.Fixtures.PRODUCTION;
import static dev.bers.isolation.Fixtures.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.config.SchemaOutline;
import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.Violation.Reason;
import dev.bers.problem.Problem;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Document;
import dev.bers.value.MappingValue;
import dev.bers.vectors.JsonTestReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationProofTest {

    private static final TenantHash TENANT = new TenantHash("fo85e6a06dcdf4");

    private final ConfigDocuments.Builder documents = ConfigDocuments.builder(ENVIRONMENTS);
    private final Map<String, String> variables = new HashMap<>();

    private static Document document(String file, String json) {
        return new Document(file, (MappingValue) JsonTestReader.read(json.replace('\'', '"')));
    }

    private IsolationProofTest with(EnvironmentName name, String json) {
        documents.environment(ConfigKind.ENVIRONMENT, name, document(name + ".yaml", json));
        return this;
    }

    private ConfigResolver resolver() {
        return new ConfigResolver(documents.build(), variables);
    }

    private IsolationReport prove() {
        return new IsolationProof(Fixtures.ownership(), resolver()).prove();
    }

    private static List<String> told(IsolationReport report) {
        List<String> told = new ArrayList<>();
        report.violations().forEach(violation -> told.add(violation.problem().toString()));
        report.problems().forEach(problem -> told.add(problem.toString()));
        return told;
    }

    @Test
    void each_environment_that_names_its_own_endpoints_is_proved() {
        with(STAGING, "{'API': 'https://staging.picasso.example', 'CONFIG_BUCKET': 'picasso-staging'}");
        with(PRODUCTION, "{'API': 'https://chat.picasso.example', 'FONT': 'https://fonts.picasso-cdn.example'}");

        IsolationReport report = prove();

        assertThat(told(report)).isEmpty();
        assertThat(report.isProved()).isTrue();
        // Preview inherits what staging says.
        assertThat(report.values()).isEqualTo(2 + 2 + 2);
        assertThat(report.endpoints()).isEqualTo(6);
        assertThat(report.environments()).isEqualTo(4);
    }

    @Test
    void a_foreign_endpoint_is_named_with_its_place_in_both_directions() {
        with(STAGING, "{'API': 'https://chat.picasso.example'}");
        with(PRODUCTION, "{'API': 'https://staging.picasso.example/x?key=1'}");

        assertThat(told(prove()))
                .containsExactly(
                        "staging.yaml:1:9: error: 'API' in staging names https://chat.picasso.example, which belongs to"
                                + " production [BERS-ISO-001]",
                        "production.yaml:1:9: error: 'API' in production names https://staging.picasso.example/x, which"
                                + " belongs to staging [BERS-ISO-001]",
                        "staging.yaml:1:9: error: 'API' in preview names https://chat.picasso.example, which belongs to"
                                + " production [BERS-ISO-001]");
    }

    @Test
    void an_unknown_endpoint_fails_or_warns_as_declared() {
        with(STAGING, "{'API': 'https://other.example'}");
        IsolationDeclaration declared = Fixtures.declaration();
        Ownership lenient = Ownership.compile(
                        new IsolationDeclaration(UnknownPolicy.WARN, declared.owners(), declared.shared()),
                        ENVIRONMENTS)
                .ownership();

        assertThat(told(prove()).get(0))
                .isEqualTo("staging.yaml:1:9: error: 'API' in staging names https://other.example, which nobody owns"
                        + " [BERS-ISO-002]");
        IsolationReport warned = new IsolationProof(lenient, resolver()).prove(List.of(STAGING));
        assertThat(warned.isProved()).isTrue();
        assertThat(warned.violations())
                .singleElement()
                .extracting(Violation::isError)
                .isEqualTo(false);
        assertThat(told(warned).get(0)).contains(": warning: ");
    }

    @Test
    void a_template_for_a_host_cannot_be_proved() {
        with(STAGING, "{'API': 'https://{tenant}.picasso.example/x'}");

        IsolationReport report = new IsolationProof(Fixtures.ownership(), resolver()).prove(List.of(STAGING));

        assertThat(told(report))
                .containsExactly(
                        "staging.yaml:1:9: error: 'API' in staging leads to https://{tenant}.picasso.example, of"
                                + " which nobody can know where it is [BERS-ISO-003]");
        assertThat(report.isProved()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b/", "x.staging.picasso.example/", "https://a/", "arn:{", "//a.b/"})
    void a_value_that_names_endpoints_in_endless_paths_is_not_proved(String unit) {
        with(STAGING, "{'API': '" + unit.repeat(100_000 / unit.length()) + "'}");

        IsolationReport report = new IsolationProof(Fixtures.ownership(), resolver()).prove(List.of(STAGING));

        assertThat(told(report))
                .contains(
                        "staging.yaml:1:9: error: 'API' in staging has so many parts that may be endpoints within each"
                                + " other that they are not read to the end [BERS-ISO-004]");
        assertThat(report.isProved()).isFalse();
    }

    @Test
    void a_long_list_of_urls_is_read_to_its_end() {
        with(
                STAGING,
                "{'API': '" + "https://a.staging.picasso.example/x, ".repeat(2_000) + "https://chat.picasso.example'}");

        assertThat(new IsolationProof(Fixtures.ownership(), resolver())
                        .prove(List.of(STAGING))
                        .violations())
                .extracting(Violation::endpoint)
                .containsExactly("https://chat.picasso.example");
    }

    @Test
    void a_tenant_that_names_a_foreign_endpoint_is_named_and_others_are_not() {
        with(STAGING, "{'API': 'https://staging.picasso.example', 'CHAT': '${API}/chat'}");
        documents.tenant(TENANT, document("tenants/a/config.yaml", "{'API': 'https://chat.picasso.example'}"));
        documents.tenant(new TenantHash("demo123"), document("tenants/b/config.yaml", "{'COLOUR': 'red'}"));

        IsolationReport report = new IsolationProof(Fixtures.ownership(), resolver()).prove(List.of(STAGING));

        assertThat(report.violations())
                .extracting(Violation::path, Violation::endpoint, Violation::tenants)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("API", "https://chat.picasso.example", List.of(TENANT)),
                        org.assertj.core.groups.Tuple.tuple(
                                "CHAT", "https://chat.picasso.example/chat", List.of(TENANT)));
        assertThat(report.violations().get(0).location()).hasToString("tenants/a/config.yaml:1:9");
        Problem problem = report.violations().get(0).problem();
        assertThat(problem.environments()).containsExactly("staging");
        assertThat(problem.tenants()).containsExactly("fo85e6a06dcdf4");
        // Two of the environment, two that one tenant changes, one of the other.
        assertThat(report.values()).isEqualTo(5);
    }

    @Test
    void one_place_that_affects_several_tenants_is_told_once() {
        with(STAGING, "{'NAME': 'x', 'API': 'https://${NAME}.picasso.example'}");
        with(PRODUCTION, "{}");
        for (String hash : List.of("a", "b", "c")) {
            documents.tenant(new TenantHash(hash), document(hash + ".yaml", "{'NAME': 'chat'}"));
        }

        IsolationReport report = new IsolationProof(Fixtures.ownership(), resolver()).prove(List.of(STAGING));

        assertThat(report.violations())
                .filteredOn(violation -> violation.endpoint().equals("https://chat.picasso.example"))
                .singleElement()
                .extracting(Violation::tenants)
                .hasToString("[a, b, c]");
    }

    @Test
    void a_resolution_that_failed_is_not_proved() {
        with(STAGING, "{'A': '${B}', 'B': '${A}'}");

        IsolationReport report = prove();

        assertThat(report.problems()).isNotEmpty();
        assertThat(report.isProved()).isFalse();
    }

    @Test
    void a_variable_in_an_authority_is_not_proved() {
        variables.put("HOST", "staging.picasso.example");
        with(STAGING, "{'A': 'https://${variable:HOST}/x'}");

        assertThat(prove().isProved()).isFalse();
    }

    @Test
    void a_variable_of_the_process_that_overrides_a_value_is_proved_as_well() {
        variables.put("BERS_CONFIG__API", "https://chat.picasso.example");
        with(STAGING, "{'API': 'https://staging.picasso.example'}");

        IsolationReport report = new IsolationProof(Fixtures.ownership(), resolver()).prove(List.of(STAGING));

        assertThat(report.violations())
                .singleElement()
                .extracting(Violation::reason)
                .isEqualTo(Reason.FOREIGN);
    }

    @Test
    void a_secret_is_told_without_what_may_be_secret_in_it() {
        String schema = "{'properties': {'HOOK': {'x-bers-secret': true}, 'T': {'x-bers-secret': true}}}";
        documents.schema(ConfigKind.ENVIRONMENT, SchemaOutline.of(document("schema.json", schema)));
        with(STAGING, "{'HOOK': 'https://u:pw@chat.picasso.example/T0/B0/geheim?k=geheim', 'T': 'https://{geheim}/'}");

        List<String> told = told(new IsolationProof(Fixtures.ownership(), resolver()).prove(List.of(STAGING)));

        assertThat(told).hasSize(2).noneMatch(text -> text.contains("geheim"));
        assertThat(told.get(0)).contains("names https://chat.picasso.example, which");
    }

    @Test
    void more_violations_than_anybody_reads_are_counted_and_still_fail() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < IsolationProof.VIOLATIONS_MAX + 5; i++) {
            json.append(i == 0 ? "" : ",").append("'K").append(i).append("': 'https://chat.picasso.example'");
        }
        with(STAGING, json.append('}').toString());

        IsolationReport report = new IsolationProof(Fixtures.ownership(), resolver()).prove(List.of(STAGING));

        assertThat(report.violations()).hasSize(IsolationProof.VIOLATIONS_MAX);
        assertThat(report.droppedViolations()).isEqualTo(5);
        assertThat(report.isProved()).isFalse();
    }

    @Test
    void the_faults_of_the_old_object_are_each_found_with_the_draft_that_is_made_of_it() {
        ConfigDocuments.Builder old = ConfigDocuments.builder(new dev.bers.environment.Environments(List.of(
                Fixtures.environment(DEVELOPMENT, dev.bers.environment.Tier.DEVELOPMENT, null),
                Fixtures.environment(STAGING, dev.bers.environment.Tier.STAGING, null),
                Fixtures.environment(PRODUCTION, dev.bers.environment.Tier.PRODUCTION, null))));
        old.environment(
                ConfigKind.ENVIRONMENT,
                DEVELOPMENT,
                document(
                        "development.yaml",
                        "{'API_BASE_URL': 'https://chat.picasso.example', 'CHAT_API_URL': 'https://chat.picasso.example/Master_Function?action=chat',"
                                + "'STREAMING_ENDPOINT': 'https://stream.picasso.example/connect', 'WIDGET_DOMAIN': 'http://localhost:5173', 'CONFIG_BUCKET': 'picasso'}"));
        old.environment(
                ConfigKind.ENVIRONMENT,
                STAGING,
                document(
                        "staging.yaml",
                        "{'API_BASE_URL': 'https://chat.picasso.example', 'CHAT_API_URL': 'https://staging.picasso.example/Master_Function_Staging?action=chat',"
                                + "'STREAMING_ENDPOINT': 'https://stream.picasso.example/connect', 'WIDGET_DOMAIN': 'https://staging.picasso.example', 'CONFIG_BUCKET': 'picasso-staging'}"));
        old.environment(
                ConfigKind.ENVIRONMENT,
                PRODUCTION,
                document(
                        "production.yaml",
                        "{'API_BASE_URL': 'https://chat.picasso.example', 'CHAT_API_URL': 'https://chat.picasso.example/Master_Function?action=chat',"
                                + "'STREAMING_ENDPOINT': 'https://stream.picasso.example/connect', 'WIDGET_DOMAIN': 'https://chat.picasso.example', 'CONFIG_BUCKET': 'picasso'}"));
        ConfigResolver resolver = new ConfigResolver(old.build(), Map.of());

        IsolationDraft draft = IsolationDraft.of(resolver);
        Ownership drafted = draft.ownership(resolver.documents().environments());
        List<String> faults = new ArrayList<>();
        new IsolationProof(drafted, resolver)
                .prove()
                .violations()
                .forEach(violation -> faults.add(violation.environment() + " " + violation.path()));

        assertThat(draft.owners())
                .hasToString("{development=[http://localhost:5173], staging=[https://staging.picasso.example,"
                        + " s3://picasso-staging], production=[https://chat.picasso.example,"
                        + " https://stream.picasso.example, s3://picasso]}");
        assertThat(draft.contested())
                .extracting(IsolationDraft.Contested::pattern)
                .containsExactly("https://chat.picasso.example", "https://stream.picasso.example", "s3://picasso");
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "development API_BASE_URL",
                        "development CHAT_API_URL",
                        "development STREAMING_ENDPOINT",
                        "development CONFIG_BUCKET",
                        "staging API_BASE_URL",
                        "staging STREAMING_ENDPOINT");
    }

    @Test
    void the_policy_names_what_the_environment_connects_to_and_nothing_can_add_a_directive() {
        with(
                STAGING,
                "{'API': 'https://staging.picasso.example/x', 'WS': 'wss://stream.staging.picasso.example:8443/connect',"
                        + "'DB': 'postgres://db.staging.picasso.example/app', 'FOREIGN': 'https://chat.picasso.example',"
                        + "'EVIL': 'https://a.staging.picasso.example; script-src *', 'BUCKET': 'picasso-staging'}");

        ContentSecurityPolicy policy = ContentSecurityPolicy.of(STAGING, Fixtures.ownership(), resolver());

        String sources = "'self' https://a.staging.picasso.example https://staging.picasso.example"
                + " wss://stream.staging.picasso.example:8443";
        assertThat(policy.value()).isEqualTo("connect-src " + sources + "; form-action " + sources);
    }

    @Test
    void where_values_are_public_only_those_are_in_the_policy() {
        String schema = "{'properties': {'API': {'x-bers-public': true}}}";
        documents.schema(ConfigKind.ENVIRONMENT, SchemaOutline.of(document("schema.json", schema)));
        with(STAGING, "{'API': 'https://staging.picasso.example', 'INSIDE': 'https://inside.staging.picasso.example'}");

        assertThat(ContentSecurityPolicy.of(STAGING, Fixtures.ownership(), resolver())
                        .sources())
                .containsExactly("https://staging.picasso.example");
    }

    @Test
    void what_tenants_share_with_their_environment_is_proved_once() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 200; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("'K")
                    .append(i)
                    .append("': 'https://staging.picasso.example/")
                    .append(i)
                    .append('\'');
        }
        with(STAGING, json.append('}').toString());
        for (int t = 0; t < 100; t++) {
            documents.tenant(
                    new TenantHash("t" + t),
                    document("t.yaml", "{'K1': 'https://a.staging.picasso.example/" + t + "', 'K2': 'red'}"));
        }

        IsolationReport report = new IsolationProof(Fixtures.ownership(), resolver()).prove(List.of(STAGING));

        assertThat(report.isProved()).isTrue();
        assertThat(report.values()).isEqualTo(200 + 200);
        assertThat(report.endpoints()).isEqualTo(200 + 100);
    }
}
