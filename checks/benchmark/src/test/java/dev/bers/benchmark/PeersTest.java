package dev.bers.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Leaf;
import dev.bers.isolation.IsolationReport;
import dev.bers.value.ScalarValue;
import org.github.gestalt.config.exceptions.GestaltException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A comparison is fair only if everyone answers the same question with the same answer. */
class PeersTest {

    private final EffectiveConfiguration bers = Reference.resolved();

    @Test
    void the_reference_has_as_many_keys_as_the_bars_speak_of() {
        assertThat(bers.leaves()).hasSize(ReferenceText.KEYS);
    }

    @Test
    void every_peer_merges_the_layers_to_the_same_values() throws GestaltException {
        var spring = Peers.spring(ReferenceLayers.YAML);
        var smallrye = Peers.smallrye(ReferenceLayers.YAML);
        var lightbend = Peers.lightbend(ReferenceLayers.JSON);
        var gestalt = Peers.gestalt(ReferenceLayers.YAML);
        for (Leaf leaf : bers.leaves()) {
            String expected = ((ScalarValue) leaf.value()).text();
            assertThat(spring.getProperty(leaf.path())).as(leaf.path()).isEqualTo(expected);
            assertThat(smallrye.getValue(leaf.path(), String.class))
                    .as(leaf.path())
                    .isEqualTo(expected);
            assertThat(lightbend.getString(leaf.path())).as(leaf.path()).isEqualTo(expected);
            assertThat(gestalt.getConfig(leaf.path(), String.class))
                    .as(leaf.path())
                    .isEqualTo(expected);
        }
    }

    @Test
    void json_and_yaml_say_the_same() {
        assertThat(Reference.loader(".yaml", ReferenceLayers.YAML).load().values())
                .isEqualTo(
                        Reference.loader(".json", ReferenceLayers.JSON).load().values())
                .isEqualTo(bers.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "long", "nested"})
    void reads_find_the_value(String key) throws GestaltException {
        ReadBenchmark benchmark = new ReadBenchmark();
        benchmark.key = key;
        benchmark.chooseKey();
        String value = ((ScalarValue) java.util.Objects.requireNonNull(benchmark.bers())).text();
        assertThat(value)
                .isEqualTo(benchmark.spring())
                .isEqualTo(benchmark.smallrye())
                .isEqualTo(benchmark.lightbend())
                .isEqualTo(benchmark.gestalt());
    }

    @Test
    void the_generated_record_reads_the_value() {
        assertThat(new TypedReadBenchmark().bers()).isEqualTo(java.util.Optional.of(true));
    }

    @Test
    void detection_finds_staging_remembered_or_not() {
        DetectionBenchmark benchmark = new DetectionBenchmark();
        assertThat(benchmark.bersMemoised().environment()).isEqualTo(Reference.STAGING);
        assertThat(benchmark.bersFromSignals().environment()).isEqualTo(Reference.STAGING);
    }

    @ParameterizedTest
    @EnumSource
    void the_scan_finds_what_was_planted_and_nothing_else(ScanText kind) {
        ScanBenchmark benchmark = new ScanBenchmark();
        benchmark.kind = kind;
        benchmark.makeText();
        assertThat(benchmark.bers()).hasSize(ScanText.PLANTED);
        assertThat(benchmark.ahocorasick()).isGreaterThanOrEqualTo(ScanText.PLANTED);
    }

    @Test
    void the_proof_looks_at_every_environment_and_tenant_and_finds_nothing() {
        IsolationReport report = new ProofBenchmark().bers();
        assertThat(report.isProved()).isTrue();
        assertThat(report.tenants()).isEqualTo(ProofBenchmark.TENANTS);
        assertThat(report.values()).isGreaterThanOrEqualTo(4L * ReferenceText.KEYS);
    }
}
