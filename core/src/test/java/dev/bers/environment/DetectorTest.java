package dev.bers.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DetectorTest {

    private static final EnvironmentName DEVELOPMENT = new EnvironmentName("development");
    private static final EnvironmentName STAGING = new EnvironmentName("staging");
    private static final EnvironmentName PREVIEW = new EnvironmentName("preview");
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");

    private static final Environments ENVIRONMENTS = new Environments(List.of(
            environment(DEVELOPMENT, Tier.DEVELOPMENT, null, "localhost"),
            environment(STAGING, Tier.STAGING, PRODUCTION, "staging.test"),
            environment(PREVIEW, Tier.STAGING, STAGING, "pr-*.test"),
            environment(PRODUCTION, Tier.PRODUCTION, null, "*.test")));
    private static final DetectionRules RULES =
            new DetectionRules(List.of("APP_ENV", "NODE_ENV"), "env", PRODUCTION, 1_000);
    private static final Detector DETECTOR = new Detector(ENVIRONMENTS, RULES);

    private static Environment environment(
            EnvironmentName name, Tier tier, @Nullable EnvironmentName parent, String hostname) {
        return new Environment(name, tier, parent, List.of(new HostnamePattern(hostname)), List.of(), Location.NONE);
    }

    @Test
    void without_any_environment_it_is_production_and_said_loudly() {
        Detection detection = new Detector(new Environments(List.of()), DetectionRules.DEFAULT).detect(Signals.NONE);

        assertThat(detection.environment()).isEqualTo(PRODUCTION);
        assertThat(detection.capabilities().guards()).isEqualTo(Tier.PRODUCTION);
        assertThat(detection.capabilities().mayReach()).containsExactly(PRODUCTION);
        assertThat(detection.warnings()).extracting(DetectorTest::code).containsExactly("BERS-ENV-007", "BERS-ENV-001");
    }

    @Test
    void an_undeclared_default_is_replaced_by_production() {
        DetectionRules rules = new DetectionRules(List.of(), "env", new EnvironmentName("prodution"), 0);
        Detection detection = new Detector(ENVIRONMENTS, rules).detect(Signals.NONE);

        assertThat(detection.environment()).isEqualTo(PRODUCTION);
        assertThat(detection.warnings().get(0).message())
                .isEqualTo("the default environment must be declared, got: prodution; production stands in for it");
        assertThat(detection.warnings().get(0).suggestion()).isEqualTo("Did you mean production?");
        assertThat(detection.explicitProblems()).hasSize(2).allMatch(Problem::isError);
    }

    @Test
    void an_undeclared_default_that_resembles_nothing_is_to_be_declared() {
        DetectionRules rules = new DetectionRules(List.of(), "env", new EnvironmentName("qa"), 0);
        assertThat(new Detector(ENVIRONMENTS, rules)
                        .detect(Signals.NONE)
                        .warnings()
                        .get(0)
                        .suggestion())
                .isEqualTo("declare it under environments, or correct detection.default");
    }

    @Test
    void a_signal_that_is_a_url_is_told_without_its_password() {
        Detection detection = DETECTOR.detect(
                Signals.NONE.withVariables(Map.of("APP_ENV", "https://u:p@x")).withHostname("https://u:p@x"));
        assertThat(detection.candidates().toString())
                .contains("APP_ENV=https://***@x")
                .doesNotContain("u:p");
    }

    @Test
    void capabilities_follow_the_strictest_source() {
        Detection detection = DETECTOR.detect(
                Signals.NONE.withVariables(Map.of("APP_ENV", "development")).withHostname("chat.test"));

        assertThat(detection.environment()).isEqualTo(DEVELOPMENT);
        assertThat(detection.tier()).isEqualTo(Tier.DEVELOPMENT);
        assertThat(detection.capabilities())
                .isEqualTo(ENVIRONMENTS.capabilities(DEVELOPMENT, Tier.PRODUCTION))
                .satisfies(capabilities -> assertThat(capabilities.debug()).isFalse())
                .satisfies(
                        capabilities -> assertThat(capabilities.urlParameters()).isEqualTo(UrlParameters.NONE));
    }

    @Test
    void an_environment_reaches_its_parents_of_the_same_tier_only() {
        assertThat(ENVIRONMENTS.mayReach(PREVIEW)).containsExactly(PREVIEW, STAGING);
        assertThat(ENVIRONMENTS.mayReach(STAGING)).containsExactly(STAGING);
        assertThat(ENVIRONMENTS.chain(PREVIEW))
                .extracting(Environment::name)
                .containsExactly(PREVIEW, STAGING, PRODUCTION);
        assertThat(ENVIRONMENTS.capabilities(PREVIEW).urlParameters()).isEqualTo(UrlParameters.REPORTED);
        assertThat(ENVIRONMENTS.capabilities(DEVELOPMENT).urlParameters()).isEqualTo(UrlParameters.ON_LOOPBACK);
        assertThatThrownBy(() -> ENVIRONMENTS.chain(new EnvironmentName("qa"))).hasMessageContaining("qa");
    }

    @Test
    void circles_and_strangers_are_refused() {
        Environment circle = environment(STAGING, Tier.STAGING, STAGING, "a.test");
        Environment orphan = environment(STAGING, Tier.STAGING, PREVIEW, "a.test");

        assertThatThrownBy(() -> new Environments(List.of(circle))).hasMessage("staging extends itself");
        assertThatThrownBy(() -> new Environments(List.of(orphan))).hasMessageContaining("preview");
        assertThatThrownBy(() -> new Environments(List.of(
                        environment(STAGING, Tier.STAGING, null, "a.test"),
                        environment(STAGING, Tier.STAGING, null, "b.test"))))
                .hasMessageContaining("twice");
    }

    @Test
    void a_file_is_named_in_the_warning() {
        Signals signals = Signals.NONE.withConfigurationFiles(
                List.of(new FileSignal("prod", new Location(".bers/environment", 1, 14))));
        Problem warning = DETECTOR.detect(signals).warnings().get(0);

        assertThat(warning.location()).hasToString(".bers/environment:1:14");
        assertThat(warning.message())
                .isEqualTo("environment in .bers/environment must name a declared environment, got: prod");
        assertThat(warning.suggestion()).isEqualTo("Did you mean production?");
    }

    @Property(seed = "20261121")
    void whatever_the_signals_are_there_is_one_answer(
            @ForAll @StringLength(max = 40) String name,
            @ForAll @StringLength(max = 40) String url,
            @ForAll @StringLength(max = 40) String host,
            @ForAll boolean insideBundler) {
        Signals signals = new Signals(
                List.of(new FileSignal(name, Location.NONE)),
                Map.of("APP_ENV", name, "NODE_ENV", "development", "GITHUB_REF", url),
                "http://localhost/?env=" + url,
                host,
                name,
                url,
                insideBundler);
        Detection detection = DETECTOR.detect(signals);

        assertThat(DETECTOR.detect(signals)).isEqualTo(detection);
        assertThat(detection.candidates()).extracting(Candidate::source).containsExactly(Source.values());
        assertThat(detection.candidates())
                .filteredOn(candidate -> candidate.verdict() == Verdict.CHOSEN)
                .extracting(Candidate::source)
                .containsExactly(detection.source());
        assertThat(detection.capabilities().guards()).isGreaterThanOrEqualTo(detection.tier());
    }

    @Property(seed = "20261121")
    void no_url_makes_a_production_host_anything_else(@ForAll String junk) {
        Detection detection =
                DETECTOR.detect(Signals.NONE.withHostname("chat.test").withUrl(junk));

        assertThat(detection.environment()).isEqualTo(PRODUCTION);
        assertThat(detection.securityEvents()).isEmpty();
    }

    private static String code(Problem problem) {
        return problem.code().text();
    }
}
