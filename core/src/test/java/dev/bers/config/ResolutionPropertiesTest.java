package dev.bers.config;

import static dev.bers.config.Workspace.DEVELOPMENT;
import static dev.bers.config.Workspace.STAGING;
import static dev.bers.config.Workspace.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.environment.Environment;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Bounds;
import dev.bers.value.Document;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.junit.jupiter.api.Test;

class ResolutionPropertiesTest {

    private static final String SCHEMA = "{'properties': {'keyed': {'x-bers-key': 'key', 'items': {'properties':"
            + " {'B': {'default': 7}}}}, 'B': {'properties': {'D': {'default': 'd'}}}, 'D': {'default': {'A': 1}}}}";

    /** Tenants are put on top only where nothing is wrong without them, so that most tries must be such. */
    private static final int CLEAN_PERCENT_MIN = 80;

    private static ConfigDocuments documents(RandomDocuments random, String kept) {
        return ConfigDocuments.builder(new Environments(List.of(
                        new Environment(DEVELOPMENT, Tier.DEVELOPMENT, null, List.of(), List.of(), Location.NONE),
                        new Environment(STAGING, Tier.DEVELOPMENT, DEVELOPMENT, List.of(), List.of(), Location.NONE))))
                .schema(ConfigKind.ENVIRONMENT, SchemaOutline.of(Workspace.document("schema.json", SCHEMA)))
                .base(ConfigKind.ENVIRONMENT, random.base())
                .environment(ConfigKind.ENVIRONMENT, DEVELOPMENT, random.document("development"))
                .environment(ConfigKind.ENVIRONMENT, STAGING, random.document("staging"))
                .local(ConfigKind.ENVIRONMENT, STAGING, random.document("local"))
                .tenant(TENANT, random.document("tenant"))
                .tenant(TENANT, STAGING, random.document("tenant-staging"))
                .base(
                        ConfigKind.PROVIDERS,
                        Workspace.document("providers", "{'P': '${environment:" + kept + "}', 'Q': 1}"))
                .build();
    }

    @Property(tries = 3000, seed = "20261121")
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void a_tenant_on_top_gives_exactly_what_resolving_everything_gives(@ForAll long seed) {
        boolean isClean = assertOnTopIsEverything(documents(RandomDocuments.sound(seed), "branch"));

        Statistics.label("nothing is wrong without the tenant")
                .collect(isClean)
                .coverage(coverage -> coverage.check(true).percentage(percent -> percent >= CLEAN_PERCENT_MIN));
    }

    @Property(tries = 2000, seed = "20261121")
    void a_tenant_on_top_of_anything_gives_exactly_what_resolving_everything_gives(@ForAll long seed) {
        assertOnTopIsEverything(documents(new RandomDocuments(seed), "A"));
    }

    /** Whether nothing is wrong without the tenant. */
    private static boolean assertOnTopIsEverything(ConfigDocuments documents) {
        ConfigResolver resolver = new ConfigResolver(documents, Map.of());
        ResolvedEnvironment.Inputs inputs = new ResolvedEnvironment.Inputs(
                documents, Map.of(), VariableLayer.of(Map.of(), documents.schema(ConfigKind.ENVIRONMENT)), STAGING);
        ResolvedEnvironment without = ResolvedEnvironment.from(inputs, null, null);
        ResolvedEnvironment everything = ResolvedEnvironment.from(inputs, TENANT, without);
        ResolvedEnvironment onTop = without.forTenant(inputs, TENANT);

        for (ConfigKind kind : documents.kinds()) {
            Resolution expected = everything.resolution(kind);
            assertSame(resolver.resolve(kind, STAGING, TENANT), expected);
            if (without.isClean()) {
                assertSame(onTop.resolution(kind), expected);
            }
        }
        return without.isClean();
    }

    private static void assertSame(Resolution actual, Resolution expected) {
        assertThat(Json.write(actual.configuration().values()))
                .isEqualTo(Json.write(expected.configuration().values()));
        assertThat(actual.configuration().leaves())
                .isEqualTo(expected.configuration().leaves());
        assertThat(actual.problems()).isEqualTo(expected.problems());
        for (String path : expected.configuration().paths()) {
            assertThat(actual.configuration().get(path))
                    .isNotNull()
                    .isEqualTo(expected.configuration().get(path));
        }
    }

    @Property(tries = 1000, seed = "20261121")
    void a_tenant_changes_at_least_the_leaves_that_differ_and_shares_all_others(@ForAll long seed) {
        ConfigResolver resolver = new ConfigResolver(documents(RandomDocuments.sound(seed), "branch"), Map.of());
        Resolution without = resolver.resolve(ConfigKind.ENVIRONMENT, STAGING, null);
        Resolution with = resolver.resolve(ConfigKind.ENVIRONMENT, STAGING, TENANT);

        Set<String> changed = new HashSet<>();
        with.changedFrom(without).forEach(leaf -> changed.add(leaf.path()));

        Map<String, Leaf> before = new HashMap<>();
        without.configuration().leaves().forEach(leaf -> before.put(leaf.path(), leaf));
        for (Leaf leaf : with.configuration().leaves()) {
            if (!changed.contains(leaf.path())) {
                assertThat(before.get(leaf.path())).isSameAs(leaf);
            }
        }
    }

    @Test
    void an_empty_mapping_that_a_tenant_repeats_is_the_tenants() {
        Resolution resolution =
                new Workspace().base("{'A': {}, 'B': 1}").tenant("{'A': {}}").stagingTenant();

        assertThat(resolution.configuration().leaves())
                .first()
                .satisfies(leaf -> assertThat(leaf.provenance().layer()).isEqualTo(LayerKind.TENANT));
    }

    @Property(tries = 1000, seed = "20261121")
    void merging_twice_the_same_document_is_merging_it_once(@ForAll long seed) {
        Document document = new RandomDocuments(seed).document("staging.json");
        Resolution once = staging(null, document);

        Resolution twice = staging(document, document);

        assertThat(twice.configuration().values())
                .isEqualTo(once.configuration().values());
    }

    private static Resolution staging(@org.jspecify.annotations.Nullable Document base, Document environment) {
        ConfigDocuments.Builder documents = ConfigDocuments.builder(new Environments(
                        List.of(new Environment(STAGING, Tier.STAGING, null, List.of(), List.of(), Location.NONE))))
                .environment(ConfigKind.ENVIRONMENT, STAGING, environment);
        if (base != null) {
            documents.base(ConfigKind.ENVIRONMENT, base);
        }
        return new ConfigResolver(documents.build(), Map.of()).resolve(ConfigKind.ENVIRONMENT, STAGING, null);
    }

    @Property(tries = 1000, seed = "20261121")
    void neither_values_nor_problems_depend_on_the_order_of_keys(@ForAll long seed) {
        MappingValue root = new RandomDocuments(seed).document("staging.json").root();
        MappingValue.Builder reversed = MappingValue.builder();
        for (int i = root.size() - 1; i >= 0; i--) {
            reversed.put(root.keyAt(i), root.valueAt(i));
        }

        Resolution resolution = staging(null, new Document("a", root));
        Resolution otherWay = staging(null, new Document("a", reversed.build()));

        assertThat(otherWay.configuration().digest(new PortableSha256()))
                .isEqualTo(resolution.configuration().digest(new PortableSha256()))
                .startsWith("sha256:")
                .hasSize(71);
        // Of names that are equally near, the first one is suggested.
        assertThat(otherWay.problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrderElementsOf(
                        resolution.problems().stream().map(Problem::toString).toList());
    }

    @Property(tries = 2000, seed = "20261121")
    void no_text_makes_resolution_or_sanitising_throw(@ForAll String text, @ForAll String key) {
        Document document = new Document(
                "staging.json",
                MappingValue.builder()
                        .put("A", "${" + text + "}")
                        .put("a" + key, text)
                        .put("C", text + "${A}" + text)
                        .put("D", "https://" + text)
                        .build());

        Resolution resolution = staging(null, document);

        assertThat(Sanitiser.check(resolution.configuration())).isNotNull();
        assertThat(resolution.configuration().get("D")).isNotNull();
    }

    @Property(tries = 2000, seed = "20261121")
    void a_path_that_is_printed_is_parsed_back(@ForAll List<String> names) {
        ConfigPath path = ConfigPath.ROOT.key("root");
        for (int i = 0; i < names.size(); i++) {
            path = i % 3 == 0 ? path.item(names.get(i)) : i % 3 == 1 ? path.key(names.get(i)) : path.index(i);
        }
        if (path.toString().length() <= ConfigPath.LENGTH_MAX) {
            assertThat(ConfigPath.parse(path.toString())).contains(path);
        }
    }

    @Test
    void text_that_doubles_at_each_reference_meets_a_bound() {
        MappingValue.Builder root = MappingValue.builder().put("L0", "0123456789");
        for (int i = 1; i < 60; i++) {
            root.put("L" + i, "${L" + (i - 1) + "}${L" + (i - 1) + "}");
        }

        Resolution resolution = staging(null, new Document("staging.json", root.build()));

        assertThat(resolution.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code().text()).isEqualTo("BERS-CFG-046"));
        for (Leaf leaf : resolution.configuration().leaves()) {
            assertThat(((TextValue) leaf.value()).text()).hasSizeLessThanOrEqualTo(Bounds.TEXT_LENGTH_MAX);
        }
    }

    @Test
    void mappings_that_double_at_each_reference_meet_a_bound() {
        MappingValue.Builder root = MappingValue.builder()
                .put("L0", MappingValue.builder().put("x", 1).build());
        for (int i = 1; i < 60; i++) {
            String reference = "${L" + (i - 1) + "}";
            root.put(
                    "L" + i,
                    MappingValue.builder()
                            .put("a", reference)
                            .put("b", reference)
                            .build());
        }

        Resolution resolution = staging(null, new Document("staging.json", root.build()));

        assertThat(resolution.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.code().text()).isEqualTo("BERS-CFG-047"));
    }

    @Test
    void a_chain_of_references_that_is_too_long_is_a_problem_and_no_overflow() {
        MappingValue.Builder root = MappingValue.builder();
        for (int i = 0; i < 20_000; i++) {
            root.put("L" + i, "${L" + (i + 1) + "}");
        }
        root.put("L20000", 1);

        Resolution resolution = staging(null, new Document("staging.json", root.build()));

        assertThat(resolution.problems()).isNotEmpty().first().satisfies(problem -> assertThat(
                        problem.code().text())
                .isEqualTo("BERS-CFG-048"));
    }
}
