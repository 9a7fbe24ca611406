package dev.bers.config;

import static dev.bers.config.Workspace.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.value.MappingValue;
import dev.bers.value.Utf8;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EffectiveConfigurationTest {

    private static EffectiveConfiguration of(String json) {
        return new Workspace().environment(STAGING, json).staging().configuration();
    }

    @Test
    void typed_reads_answer_only_for_their_type() {
        EffectiveConfiguration configuration = of("{'T': 'x', 'N': 5, 'F': 1.5, 'B': true, 'M': {'l': [1]}}");

        assertThat(configuration.text("T")).isEqualTo("x");
        assertThat(configuration.text("N")).isNull();
        assertThat(configuration.integer("N")).hasValue(5);
        assertThat(configuration.integer("F")).isEmpty();
        assertThat(configuration.integer("T", 7)).isEqualTo(7);
        assertThat(configuration.isTrue("B")).isTrue();
        assertThat(configuration.isTrue("T")).isFalse();
        assertThat(configuration.isTrue("missing")).isFalse();
        assertThat(configuration.get("M.l")).hasToString("[1]");
        assertThat(configuration.get("M.l[0]")).hasToString("1");
        assertThat(configuration.leaf("M")).isNull();
        assertThat(configuration.get("")).isNull();
        assertThat(configuration).hasToString("environment of staging");
    }

    @Test
    void paths_that_differ_nowhere_near_their_ends_are_told_apart() {
        MappingValue.Builder root = MappingValue.builder();
        String side = "x".repeat(60);
        for (int i = 100; i < 400; i++) {
            root.put(side + i + side, i);
        }
        EffectiveConfiguration configuration = of(root.build().toString());

        for (int i = 100; i < 400; i++) {
            assertThat(configuration.integer(side + i + side)).hasValue(i);
        }
        assertThat(configuration.get(side + 400 + side)).isNull();
    }

    @Property(tries = 500, seed = "20261121")
    void utf8_is_what_the_jdk_makes_of_it_but_for_halves_of_pairs(@ForAll String text) {
        byte[] expected = text.getBytes(StandardCharsets.UTF_8);
        byte[] actual = Utf8.encode(text);
        String back = new String(actual, StandardCharsets.UTF_8);

        if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            assertThat(actual).isEqualTo(expected);
        } else {
            assertThat(back).contains("\uFFFD");
        }
    }

    @Property(tries = 500, seed = "20261121")
    void the_portable_digest_is_the_jdks(@ForAll byte[] bytes) throws NoSuchAlgorithmException {
        assertThat(new PortableSha256().digest(bytes))
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
