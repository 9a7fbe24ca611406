package dev.bers.config;

import static dev.bers.config.Workspace.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.value.Json;
import org.junit.jupiter.api.Test;

/** What must not be shown is shown nowhere: neither as a value, nor in a path, nor in a message. */
class MaskingTest {

    private static final String SECRET_LIST =
            "{'properties': {'L': {'type': 'array', 'x-bers-key': 'name', 'x-bers-secret': true}}}";
    private static final String SECRET_KEY = "{'properties': {'L': {'type': 'array', 'x-bers-key': 'name', 'items':"
            + " {'x-bers-public': true, 'properties': {'name': {'x-bers-public': false, 'x-bers-secret': true}}}}}}";

    @Test
    void items_are_shown_by_their_place_where_their_key_is_a_secret() {
        for (String schema : new String[] {SECRET_LIST, SECRET_KEY}) {
            Workspace workspace = new Workspace()
                    .schema(schema)
                    .base("{'L': [{'name': 'gone', 'size': 0}, {'name': 'hunter2', 'size': 1}]}")
                    .environment(
                            STAGING,
                            "{'L': [{'name': 'gone', '$delete': true}, {'name': 'hunter2', 'size': 2},"
                                    + " {'name': 'hunter3', 'size': 3}]}");
            EffectiveConfiguration configuration = workspace.staging().configuration();

            assertThat(configuration.paths()).contains("L[0].name", "L[1].size");
            assertThat(configuration.paths().toString()).doesNotContain("hunter");
            assertThat(configuration.itemKeys()).isEmpty();
            assertThat(configuration.publicPart().itemKeys()).isEmpty();
            assertThat(Json.canonical(configuration.values())).contains("hunter2");
        }
    }

    @Test
    void a_doubled_key_is_not_told_if_it_is_a_secret() {
        Workspace workspace = new Workspace()
                .schema(SECRET_LIST)
                .environment(STAGING, "{'L': [{'name': 'hunter2'}, {'name': 'hunter2'}]}");
        assertThat(workspace.staging().problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code().text()).isEqualTo("BERS-CFG-030");
            assertThat(problem.message()).doesNotContain("hunter");
            assertThat(problem.found()).isEqualTo(Masking.MASK);
        });
    }

    @Test
    void a_password_in_a_url_is_hidden_even_if_nothing_marks_it() {
        Workspace workspace = new Workspace()
                .environment(
                        STAGING, "{'A': {'B': ['postgres://app:hunter2@db.test/x', 'https://key@sentry.test/1']}}");
        assertThat(Json.canonical(Masking.mask(workspace.staging().configuration())))
                .isEqualTo("{\"A\":{\"B\":[\"postgres://app:***@db.test/x\",\"https://key@sentry.test/1\"]}}");
    }
}
