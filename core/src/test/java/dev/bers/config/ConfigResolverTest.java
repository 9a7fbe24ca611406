package dev.bers.config;

import static dev.bers.config.Workspace.PREVIEW;
import static dev.bers.config.Workspace.STAGING;
import static dev.bers.config.Workspace.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigResolverTest {

    @Test
    void a_higher_layer_overrides_and_the_leaf_says_which_layer_it_was() {
        Resolution resolution = new Workspace()
                .base("{'A': 1, 'B': {'x': 1, 'y': 2}}")
                .environment(STAGING, "{'B': {'y': 3}}")
                .staging();

        assertThat(resolution.problems()).isEmpty();
        assertThat(resolution.configuration().values()).hasToString("{\"A\":1,\"B\":{\"x\":1,\"y\":3}}");
        Leaf leaf = resolution.configuration().leaf("B.y");
        assertThat(leaf).isNotNull();
        assertThat(leaf.provenance())
                .isEqualTo(new Provenance(LayerKind.ENVIRONMENT, "staging", new Location("staging.json", 1, 13)));
    }

    @Test
    void a_parent_stands_below_the_environment_that_extends_it() {
        Resolution resolution = new Workspace()
                .environment(STAGING, "{'A': 'staging', 'B': 'staging'}")
                .environment(PREVIEW, "{'B': 'preview'}")
                .resolver()
                .resolve(ConfigKind.ENVIRONMENT, PREVIEW, null);

        assertThat(Json.write(resolution.configuration().values())).isEqualTo("{\"A\":\"staging\",\"B\":\"preview\"}");
        assertThat(resolution.configuration().leaf("A").provenance().layer()).isEqualTo(LayerKind.PARENT);
    }

    @Test
    void a_problem_of_the_environment_names_no_tenant_and_one_of_the_tenant_does() {
        Resolution resolution = new Workspace()
                .base("{'A': '${variable:NOT_SET}'}")
                .tenant("{'B': '${variable:NOT_SET_EITHER}'}")
                .stagingTenant();

        assertThat(resolution.problems())
                .extracting(Problem::path, Problem::environments, Problem::tenants)
                .containsExactlyInAnyOrder(
                        tuple("A", List.of("staging"), List.of()),
                        tuple("B", List.of("staging"), List.of(TENANT.text())));
    }

    @Test
    void a_value_of_another_kind_that_failed_is_told_where_it_is_referred_to() {
        ConfigResolver resolver = new Workspace()
                .base("{'A': '${variable:NOT_SET}', 'B': {'c': 'x-${A}'}, 'D': '${MISSING}'}")
                .base(ConfigKind.BUILD, "{'X': '${environment:B.c}', 'Y': '${environment:B}', 'Z': 1}")
                .resolver();

        assertThat(resolver.resolve(ConfigKind.BUILD, STAGING, null).problems())
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactly("BERS-CFG-049 A");
    }

    @Test
    void a_tenant_shares_each_leaf_that_it_does_not_change() {
        Workspace workspace = new Workspace()
                .base("{'HOST': 'a', 'URL': 'x-${HOST}', 'OTHER': 1, 'C': {'d': '${OTHER}', 'e': 2}}")
                .tenant("{'HOST': 'b'}");
        ConfigResolver resolver = workspace.resolver();
        Resolution without = resolver.resolve(ConfigKind.ENVIRONMENT, STAGING, null);

        Resolution with = resolver.resolve(ConfigKind.ENVIRONMENT, STAGING, TENANT);

        assertThat(with.changedFrom(without)).extracting(Leaf::path).containsExactly("HOST", "URL");
        assertThat(with.configuration().get("URL")).hasToString("\"x-b\"");
        assertThat(with.configuration().leaf("C.e"))
                .isSameAs(without.configuration().leaf("C.e"));
        assertThat(with.configuration().leaf("HOST").value()).hasToString("\"b\"");
        assertThat(without.configuration().leaf("HOST").value()).hasToString("\"a\"");
    }

    @Test
    void what_is_not_declared_is_refused_with_the_declared_names() {
        ConfigResolver resolver = new Workspace().base("{}").tenant("{}").resolver();

        assertThatThrownBy(() -> resolver.resolve(ConfigKind.ENVIRONMENT, new EnvironmentName("stagin"), null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the environment 'stagin' is not declared");
        assertThatThrownBy(() -> resolver.resolve(ConfigKind.BUILD, STAGING, null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the kind of configuration 'build' is not declared");
        assertThatThrownBy(() -> resolver.resolve(ConfigKind.ENVIRONMENT, STAGING, new TenantHash("t2")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the tenant 't2' is not declared");
    }
}
