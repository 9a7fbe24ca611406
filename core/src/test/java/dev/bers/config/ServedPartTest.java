package dev.bers.config;

import static dev.bers.config.Workspace.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.config.ServedPart.Reason;
import dev.bers.config.ServedPart.Withheld;
import dev.bers.value.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a server hands out holds nothing that it should not, and says what is missing. */
class ServedPartTest {

    private static ServedPart part(Workspace workspace, String... unsafe) {
        return ServedPart.of(workspace.staging().configuration(), Set.of(unsafe));
    }

    private static String values(ServedPart part) {
        return Json.write(part.configuration().values());
    }

    @Test
    void a_secret_is_left_out_and_named() {
        Workspace workspace = new Workspace()
                .schema("{'properties': {'KEY': {'x-bers-secret': true}}}")
                .environment(STAGING, "{'KEY': 'hunter2', 'URL': 'https://a.test', 'ALSO': '${KEY}!'}");

        ServedPart part = part(workspace);

        assertThat(values(part)).isEqualTo("{\"URL\":\"https://a.test\"}");
        assertThat(part.withheld())
                .containsExactly(new Withheld("KEY", Reason.SECRET, null), new Withheld("ALSO", Reason.SECRET, null));
    }

    @Test
    void a_password_in_an_address_is_a_secret_though_nothing_marks_it() {
        ServedPart part = part(new Workspace().environment(STAGING, "{'DB': 'postgres://app:hunter2@db.test/x'}"));

        assertThat(values(part)).isEqualTo("{}");
        assertThat(part.withheld()).containsExactly(new Withheld("DB", Reason.SECRET, null));
    }

    @Test
    void what_needs_a_variable_that_is_not_set_is_left_out() {
        ServedPart part = part(new Workspace()
                .environment(STAGING, "{'A': {'B': '${variable:REGION}'}, 'C': 'x-${variable:REGION}', 'D': 1}"));

        assertThat(values(part)).isEqualTo("{\"A\":{},\"D\":1}");
        assertThat(part.withheld())
                .containsExactly(
                        new Withheld("A.B", Reason.VARIABLE, "REGION"), new Withheld("C", Reason.VARIABLE, null));
    }

    @Test
    void a_list_is_handed_out_as_a_whole_or_not_at_all() {
        Workspace workspace = new Workspace()
                .environment(STAGING, "{'L': ['a', '${variable:X}', 'c'], 'M': [{'a': 1, 'b': '${variable:X}'}]}");

        ServedPart part = part(workspace);

        assertThat(values(part)).isEqualTo("{\"M\":[{\"a\":1}]}");
        assertThat(part.withheld())
                .containsExactly(
                        new Withheld("L", Reason.VARIABLE, null), new Withheld("M[0].b", Reason.VARIABLE, "X"));
    }

    @Test
    void what_is_unsafe_is_left_out_and_the_rest_shared() {
        Workspace workspace = new Workspace().environment(STAGING, "{'A': {'x': 1}, 'B': 'bad'}");
        EffectiveConfiguration whole = workspace.staging().configuration();

        ServedPart part = ServedPart.of(whole, Set.of("B"));

        assertThat(part.withheld()).containsExactly(new Withheld("B", Reason.UNSAFE, null));
        assertThat(part.configuration().get("A")).isSameAs(whole.get("A"));
        assertThat(ServedPart.of(whole, Set.of()).configuration().values()).isSameAs(whole.values());
    }
}
