package dev.bers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.problem.Location;
import dev.bers.problem.ProblemException;
import dev.bers.value.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigBoundsTest {

    @Test
    void too_many_variables_are_a_problem_and_none_counts() {
        Workspace workspace = new Workspace().base("{'A': 1}");
        for (int i = 0; i <= Bounds.VARIABLES_MAX; i++) {
            workspace.variable("BERS_CONFIG__V" + i, "x");
        }

        Resolution resolution = workspace.staging();

        assertThat(resolution.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code().text()).isEqualTo("BERS-CFG-064"));
        assertThat(resolution.configuration().get("V0")).isNull();
    }

    @Test
    void a_variable_with_an_endless_name_names_no_path_and_is_not_repeated_at_length() {
        Resolution resolution = new Workspace()
                .base("{'A': 1}")
                .variable("BERS_CONFIG__" + "x".repeat(100_000), "1")
                .variable("BERS_CONFIG__" + "y".repeat(2_000), "1")
                .staging();

        assertThat(resolution.problems()).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.code()).hasToString("BERS-CFG-060");
            assertThat(problem.toString().length()
                            + String.valueOf(problem.found()).length())
                    .isLessThan(3_000);
        });
        assertThat(resolution.configuration().values()).hasToString("{\"A\":1}");
    }

    @Test
    void a_chain_of_environments_with_too_many_layers_is_refused() {
        List<Environment> chain = new ArrayList<>();
        @Nullable EnvironmentName parent = null;
        for (int i = 0; i <= Bounds.LAYERS_MAX; i++) {
            EnvironmentName name = new EnvironmentName("e" + i);
            chain.add(new Environment(name, Tier.STAGING, parent, List.of(), List.of(), Location.NONE));
            parent = name;
        }
        ConfigDocuments.Builder documents = ConfigDocuments.builder(new Environments(chain));
        for (Environment environment : chain) {
            documents.environment(
                    ConfigKind.ENVIRONMENT, environment.name(), Workspace.document("file.json", "{'A': 1}"));
        }
        ConfigResolver resolver = new ConfigResolver(documents.build(), Map.of());
        EnvironmentName last = chain.get(chain.size() - 1).name();

        assertThatThrownBy(() -> resolver.resolve(ConfigKind.ENVIRONMENT, last, null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-CFG-035");
    }
}
