package dev.bers.workspace.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.config.ConfigKind;
import dev.bers.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigratorTest {

    private static final String BASE = """
            # Head of the file.

            # How long a request may take.
            REQUEST_TIMEOUT: 10   # seconds
            API: "https://api.example"
            CHAT: ${API}/chat ${REQUEST_TIMEOUT}

            # Old things.
            OLD: {a: 1}
            LEVEL: low
            nested:
              # the url
              url: |
                https://x.example
                second
              other: 'x'
            """;

    private static final String MIGRATION = """
            kind: environment
            from: 1
            to: 2
            steps:
              - {convert: REQUEST_TIMEOUT, as: seconds-to-milliseconds}
              - {rename: REQUEST_TIMEOUT, to: TIMEOUT_MS}
              - {move: nested.url, to: urls.chat}
              - {move: API, to: urls.api}
              - {convert: LEVEL, values: {low: 1, high: 2}}
              - {default: RETRY.count, value: 3}
              - {remove: OLD}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path workspace;

    @BeforeEach
    void a_workspace() throws IOException {
        write("config/environments/base.yaml", BASE);
        write(
                "config/environments/staging.json",
                "{\n  \"REQUEST_TIMEOUT\": 1.5,\n  \"LEVEL\": null,\n  \"OLD\": 1\n}\n");
        write("config/tenants/t1/config.yaml", "LEVEL: high # loud\r\nAPI: x\r\n");
        write("config/migrations/0001-names.yaml", MIGRATION);
    }

    @Test
    void files_are_edited_in_place_with_comments_order_and_line_ends_kept() throws IOException {
        Migrator migrator = new Migrator(workspace);

        MigrationPlan plan = migrator.plan();
        assertThat(plan.problems()).isEmpty();
        assertThat(read("config/environments/base.yaml")).as("dry").isEqualTo(BASE);
        migrator.apply(plan);

        assertThat(read("config/environments/base.yaml")).isEqualTo("""
                # Head of the file.

                # How long a request may take.
                TIMEOUT_MS: 10000   # seconds
                CHAT: "${urls.api}/chat ${TIMEOUT_MS}"

                LEVEL: 1
                nested:
                  other: 'x'
                urls:
                  # the url
                  chat: |
                    https://x.example
                    second
                  api: "https://api.example"
                RETRY:
                  count: 3
                """);
        assertThat(read("config/environments/staging.json"))
                .isEqualTo("{\n  \"TIMEOUT_MS\": 1500,\n  \"LEVEL\": null\n}\n");
        assertThat(read("config/tenants/t1/config.yaml")).isEqualTo("LEVEL: 2 # loud\r\nurls:\r\n  api: x\r\n");
        assertThat(read("config/migrations/applied.yaml")).endsWith("environment: 2\n");
        assertThat(migrator.plan().changes()).isEmpty();
    }

    @Test
    void an_untouched_file_goes_back_byte_for_byte() throws IOException {
        Migrator migrator = new Migrator(workspace);
        migrator.apply(migrator.plan());

        MigrationPlan back = migrator.planReverse(ConfigKind.ENVIRONMENT);
        assertThat(back.problems()).isEmpty();
        migrator.apply(back);

        assertThat(read("config/environments/base.yaml")).isEqualTo(BASE);
        assertThat(read("config/tenants/t1/config.yaml")).isEqualTo("LEVEL: high # loud\r\nAPI: x\r\n");
        assertThat(read("config/migrations/applied.yaml")).endsWith("environment: 1\n");
        assertThat(migrator.planReverse(ConfigKind.ENVIRONMENT).problems())
                .extracting(problem -> problem.code().text())
                .containsExactly("BERS-MIG-031");
    }

    @Test
    void a_file_edited_since_goes_back_by_the_inverse_steps() throws IOException {
        Migrator migrator = new Migrator(workspace);
        migrator.apply(migrator.plan());
        String edited = read("config/environments/base.yaml") + "NEW: 1\n";
        write("config/environments/base.yaml", edited.replace("10000", "20000"));

        migrator.apply(migrator.planReverse(ConfigKind.ENVIRONMENT));

        assertThat(read("config/environments/base.yaml"))
                .contains("REQUEST_TIMEOUT: 20   # seconds")
                .contains("LEVEL: low")
                .contains("OLD:\n  a: 1\n")
                .contains("NEW: 1")
                .contains("CHAT: \"${API}/chat ${REQUEST_TIMEOUT}\"")
                .doesNotContain("RETRY")
                .doesNotContain("urls:");
    }

    @Test
    void two_pending_migrations_are_taken_back_one_at_a_time() throws IOException {
        write(
                "config/migrations/0002-more.yaml",
                "kind: environment\nfrom: 2\nto: 3\nsteps:\n  - {rename: TIMEOUT_MS, to: T}\n");
        Migrator migrator = new Migrator(workspace);
        migrator.apply(migrator.plan());
        assertThat(read("config/environments/base.yaml")).contains("\nT: 10000");

        migrator.apply(migrator.planReverse(ConfigKind.ENVIRONMENT));
        assertThat(read("config/environments/base.yaml")).contains("\nTIMEOUT_MS: 10000");
        migrator.apply(migrator.planReverse(ConfigKind.ENVIRONMENT));
        assertThat(read("config/environments/base.yaml")).isEqualTo(BASE);
    }

    @Test
    void nothing_is_written_if_one_file_can_not_follow() throws IOException {
        write("config/environments/staging.json", "{\"LEVEL\": \"middle\", \"TIMEOUT_MS\": 1, \"REQUEST_TIMEOUT\": 2}");
        Migrator migrator = new Migrator(workspace);

        MigrationPlan plan = migrator.plan();

        assertThat(plan.problems())
                .extracting(problem -> problem.code().text())
                .containsExactlyInAnyOrder("BERS-MIG-021", "BERS-MIG-022");
        assertThatThrownBy(() -> migrator.apply(plan)).isInstanceOf(ProblemException.class);
        assertThat(read("config/environments/base.yaml")).isEqualTo(BASE);
        assertThat(workspace.resolve(".bers")).doesNotExist();
    }

    @Test
    void an_interrupted_run_is_finished_by_the_next_one() throws IOException {
        Migrator migrator = new Migrator(workspace);
        migrator.apply(migrator.plan());
        String after = read("config/environments/base.yaml");
        String undo = read(".bers/migrations/0001.undo.json");
        write("config/environments/base.yaml", BASE);
        write(".bers/migrations/journal.json", undo);

        assertThat(migrator.recover()).containsExactly("config/environments/base.yaml");
        assertThat(read("config/environments/base.yaml")).isEqualTo(after);
        assertThat(migrator.recover()).isEmpty();

        write("config/environments/base.yaml", "other: 1\n");
        write(".bers/migrations/journal.json", undo);
        assertThatThrownBy(migrator::recover)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("MIG-032");
    }

    @Test
    void a_journal_can_not_write_outside_the_workspace() throws IOException {
        write(
                ".bers/migrations/journal.json",
                "{\"files\": [{\"file\": \"../evil\", \"before\": [], \"after\": [\"x\"]}]}");

        assertThatThrownBy(new Migrator(workspace)::recover).isInstanceOf(ProblemException.class);
        assertThat(workspace.resolveSibling("evil")).doesNotExist();
    }

    @Test
    void what_is_wrong_with_migrations_is_said_all_at_once() throws IOException {
        write("config/migrations/0001-names.yaml", """
                kind: environment
                from: 1
                to: 3
                stepps: []
                steps:
                  - {renam: A, to: B}
                  - {move: "A[0]", to: B}
                  - {convert: A, as: text-to-numbr}
                  - {default: A}
                  - {convert: A, as: multiply}
                  - nonsense
                """);
        write("config/migrations/0003-gap.yaml", "kind: environment\nfrom: 7\nto: 8\nsteps: []\n");
        write("config/migrations/notes.yaml", "{}");

        assertThat(new Migrator(workspace).plan().problems())
                .extracting(problem -> problem.code().text().substring(5) + " " + problem.location())
                .containsExactly(
                        "MIG-006 config/migrations/0001-names.yaml:4:1",
                        "MIG-004 config/migrations/0001-names.yaml:3:5",
                        "MIG-009 config/migrations/0001-names.yaml:6:5",
                        "MIG-008 config/migrations/0001-names.yaml:7:12",
                        "MIG-010 config/migrations/0001-names.yaml:8:22",
                        "MIG-005 config/migrations/0001-names.yaml:9:5",
                        "MIG-005 config/migrations/0001-names.yaml:10:5",
                        "MIG-009 config/migrations/0001-names.yaml:11:5",
                        "MIG-002 config/migrations/0003-gap.yaml",
                        "MIG-001 config/migrations/notes.yaml");
    }

    @Test
    void versions_of_a_kind_follow_each_other() throws IOException {
        write("config/migrations/0002-late.yaml", "kind: environment\nfrom: 3\nto: 4\nsteps: []\n");
        write("config/schemas/environment.schema.json", "{\"x-bers-version\": 1}");

        assertThat(new Migrator(workspace).plan().problems())
                .extracting(Object::toString)
                .containsExactly(
                        "config/migrations/0002-late.yaml: error: migrations of kind environment go on from version 2,"
                                + " this one starts at 3 [BERS-MIG-003]");
        Files.delete(workspace.resolve("config/migrations/0002-late.yaml"));
        assertThat(new Migrator(workspace).plan().problems())
                .extracting(problem -> problem.code().text())
                .containsExactly("BERS-MIG-034");
    }

    @Test
    void a_schema_that_is_ahead_of_its_migrations_is_told_when_nothing_is_left_to_do() throws IOException {
        Migrator migrator = new Migrator(workspace);
        migrator.apply(migrator.plan());
        write("config/schemas/environment.schema.json", "{\"x-bers-version\": 3}");

        assertThat(migrator.plan().problems())
                .extracting(Object::toString)
                .containsExactly(
                        "config/schemas/environment.schema.json: warning: the files are now of version 2, their"
                                + " schema says 3 [BERS-MIG-034]");
        write("config/schemas/environment.schema.json", "{\"x-bers-version\": \"2\"}");
        assertThat(migrator.plan().problems())
                .extracting(Object::toString)
                .containsExactly(
                        "config/schemas/environment.schema.json: warning: the files are now of version 2, their"
                                + " schema says \"2\" [BERS-MIG-034]");
        write("config/schemas/environment.schema.json", "{\"x-bers-version\": 2}");
        assertThat(migrator.plan().problems()).isEmpty();
    }

    @Test
    void the_difference_is_shown_as_diff_shows_it() throws IOException {
        write(
                "config/migrations/0001-names.yaml",
                "kind: environment\nfrom: 1\nto: 2\nsteps:\n  - {rename: LEVEL, to: LOUD}\n");

        MigrationPlan plan = new Migrator(workspace).plan();

        assertThat(plan.changes().get(0).diff()).isEqualTo("""
                --- a/config/environments/base.yaml
                +++ b/config/environments/base.yaml
                @@ -7,7 +7,7 @@
                \s
                 # Old things.
                 OLD: {a: 1}
                -LEVEL: low
                +LOUD: low
                 nested:
                   # the url
                   url: |
                """);
        assertThat(plan.diff()).contains("+++ b/config/migrations/applied.yaml", "+environment: 2");
    }

    private void write(String file, String text) throws IOException {
        Path path = workspace.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String read(String file) throws IOException {
        return Files.readString(workspace.resolve(file));
    }

    @Test
    void what_other_kinds_refer_to_is_followed_there_and_back() throws IOException {
        String monitoring = """
                # errors
                reporter: ${environment:API}/errors  # of the API
                label: "${environment: API} $${environment:API} ${API}"
                """;
        write("config/monitoring/base.yaml", monitoring);
        write("config/environments/preview.yaml", "CHAT: ${environment:API}/chat\n");
        Migrator migrator = new Migrator(workspace);

        migrator.apply(migrator.plan());
        assertThat(read("config/monitoring/base.yaml")).isEqualTo("""
                # errors
                reporter: "${environment:urls.api}/errors"  # of the API
                label: "${environment: urls.api} $${environment:API} ${API}"
                """);
        assertThat(read("config/environments/preview.yaml")).contains("${environment:urls.api}/chat");

        migrator.apply(migrator.planReverse(ConfigKind.ENVIRONMENT));
        assertThat(read("config/monitoring/base.yaml")).isEqualTo(monitoring);
    }

    @Test
    void other_kinds_that_were_touched_since_go_back_by_the_inverse_steps() throws IOException {
        write("config/monitoring/base.yaml", "reporter: ${environment:API}/errors\n");
        Migrator migrator = new Migrator(workspace);
        migrator.apply(migrator.plan());
        write("config/monitoring/base.yaml", "reporter: ${environment:urls.api}/faults\n");

        migrator.apply(migrator.planReverse(ConfigKind.ENVIRONMENT));

        assertThat(read("config/monitoring/base.yaml")).contains("${environment:API}/faults");
    }

    @Test
    void a_record_that_could_not_be_read_back_is_not_left_behind() throws IOException {
        String large = ("# " + "x".repeat(1_000) + "\n").repeat(2_600) + "API: x\n";
        write("config/environments/staging.json", "{}");
        write("config/environments/preview.yaml", large);
        Migrator migrator = new Migrator(workspace);
        MigrationPlan plan = migrator.plan();

        assertThatThrownBy(() -> migrator.apply(plan))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-MIG-033");

        assertThat(workspace.resolve(".bers/migrations/journal.json")).doesNotExist();
        assertThat(read("config/environments/preview.yaml")).isEqualTo(large);
        assertThat(migrator.recover()).isEmpty();
    }
}
