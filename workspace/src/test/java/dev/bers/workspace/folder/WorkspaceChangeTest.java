package dev.bers.workspace.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.config.ConfigKind;
import dev.bers.config.PortableSha256;
import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.IsolationReport;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkspaceChangeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Map<String, String> VARIABLES = Map.of("SET", "x");
    private static final String MANIFEST = """
            format: 1
            name: w
            environments:
              development: {tier: development, hostnames: [localhost]}
              staging: {tier: staging, hostnames: [staging.w.example]}
              production: {tier: production, hostnames: [w.example]}
              preview: {tier: staging, extends: staging}
            """;
    private static final String SCHEMA = """
            {"type": "object", "additionalProperties": false, "required": ["URL"],
             "properties": {"URL": {"type": "string"}, "N": {"type": "integer", "minimum": 0, "default": 3},
                            "KEY": {"type": "string", "x-bers-secret": true}}}
            """;
    private static final Map<String, byte[]> BEGINNING = beginning();

    private record Step(String path, @Nullable String text) {}

    private static Map<String, byte[]> beginning() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("bers.yaml", MANIFEST);
        texts.put("config/schemas/environment.schema.json", SCHEMA);
        texts.put("config/environments/base.yaml", "URL: https://staging.w.example/\nN: 1\n");
        texts.put("config/environments/production.yaml", "URL: https://w.example/\n");
        texts.put("config/environments/development.yaml", "URL: http://localhost/\n");
        texts.put("config/tenants/a/config.yaml", "N: 4\n");
        texts.put("config/tenants/b/config.production.yaml", "N: 5\n");
        Map<String, byte[]> bytes = new HashMap<>();
        texts.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    @Provide
    Arbitrary<List<List<Step>>> histories() {
        Arbitrary<String> paths = Arbitraries.of(
                "bers.yaml",
                "config/accepted.yaml",
                "config/environments/base.yaml",
                "config/environments/staging.yaml",
                "config/environments/staging.json",
                "config/environments/production.yaml",
                "config/environments/preview.yaml",
                "config/environments/development.local.yaml",
                "config/environments/stagin.yaml",
                "config/providers/base.yaml",
                "config/providers/staging.yaml",
                "config/schemas/environment.schema.json",
                "config/tenants/a/config.yaml",
                "config/tenants/a/config.staging.yaml",
                "config/tenants/b/config.production.yaml",
                "config/tenants/c/config.yaml",
                "config/flags/later.yaml");
        Arbitrary<@Nullable String> texts = Arbitraries.of(
                        "N: 7\n",
                        "N: -1\n",
                        "N: many\n",
                        "URL: https://w.example/chat\n",
                        "URL: https://staging.w.example/chat\nN: 2\n",
                        "URL: https://elsewhere.example/\n",
                        "URL: ${variable:SET}\nKEY: ${variable:UNSET}\n",
                        "URL: https://${HOST}/\nHOST: w.example\n",
                        "URL: null\n",
                        "- a list\n",
                        "A: 1\nA: 2\n",
                        "accepted: [{code: BERS-ISO-002, place: URL, reason: r, until: 2026-12-31}]\n",
                        MANIFEST,
                        MANIFEST.replace("preview", "canary"),
                        SCHEMA,
                        SCHEMA.replace("\"minimum\": 0", "\"minimum\": 2"))
                .injectNull(0.2);
        Arbitrary<Step> steps = Combinators.combine(paths, texts).as(Step::new);
        return steps.list().ofMinSize(1).ofMaxSize(3).list().ofMinSize(1).ofMaxSize(8);
    }

    private static Map<String, byte @Nullable []> bytes(List<Step> steps) {
        Map<String, byte @Nullable []> changes = new LinkedHashMap<>();
        for (Step step : steps) {
            String text = step.text();
            changes.put(step.path(), text == null ? null : text.getBytes(StandardCharsets.UTF_8));
        }
        return changes;
    }

    private static void apply(Map<String, byte @Nullable []> changes, Map<String, byte[]> files) {
        changes.forEach((path, bytes) -> {
            if (bytes == null) {
                files.remove(path);
            } else {
                files.put(path, bytes);
            }
        });
    }

    @Property(tries = 300, seed = "20260601")
    void a_changed_workspace_is_the_one_that_all_its_documents_make(@ForAll("histories") List<List<Step>> history) {
        Map<String, byte[]> files = new HashMap<>(BEGINNING);
        LoadedWorkspace changed = LoadedWorkspace.of(BEGINNING);
        said(changed);
        for (List<Step> steps : history) {
            Map<String, byte @Nullable []> changes = bytes(steps);
            apply(changes, files);
            changed = changed.with(changes);
            assertThat(said(changed)).isEqualTo(said(LoadedWorkspace.of(files)));
        }
    }

    @Property(tries = 300, seed = "20260602")
    void what_was_right_needs_to_be_looked_at_only_where_it_changed(@ForAll("histories") List<List<Step>> history) {
        LoadedWorkspace right = LoadedWorkspace.of(BEGINNING);
        assertThat(errors(right, Scope.ALL)).isEmpty();
        for (List<Step> steps : history) {
            Map<String, byte @Nullable []> changes = bytes(steps);
            LoadedWorkspace changed = right.with(changes);
            Scope scope = right.changedIn(changed, changes.keySet());
            Set<String> inScope = errors(changed, scope);
            assertThat(inScope).isEqualTo(errors(changed, Scope.ALL));
            if (inScope.isEmpty()) {
                right = changed;
            }
        }
    }

    /** All that a workspace answers: what is wrong with it, what is proved of it, what its configurations are. */
    private static List<Object> said(LoadedWorkspace workspace) {
        List<Object> said = new ArrayList<>();
        said.add(workspace.validate(VARIABLES, TODAY));
        said.add(proof(workspace, Scope.ALL));
        said.add(new TreeMap<>(digests(workspace)));
        return said;
    }

    private static Object proof(LoadedWorkspace workspace, Scope scope) {
        try {
            return workspace.prove(VARIABLES, TODAY, scope).report();
        } catch (ProblemException refused) {
            return refused.problems();
        }
    }

    private static Map<String, String> digests(LoadedWorkspace workspace) {
        Map<String, String> digests = new HashMap<>();
        for (EnvironmentName environment : workspace.documents().environments().names()) {
            for (ConfigKind kind : workspace.documents().kinds()) {
                List<@Nullable TenantHash> tenants =
                        new ArrayList<>(workspace.documents().tenants());
                tenants.add(null);
                for (TenantHash tenant : tenants) {
                    digests.put(
                            kind + " " + environment + " " + tenant,
                            workspace
                                    .resolver(VARIABLES)
                                    .resolve(kind, environment, tenant)
                                    .configuration()
                                    .digest(new PortableSha256()));
                }
            }
        }
        return digests;
    }

    private static Set<String> errors(LoadedWorkspace workspace, Scope scope) {
        Set<String> errors = new HashSet<>();
        workspace.validate(VARIABLES, TODAY, scope).problems().stream()
                .filter(Problem::isError)
                .forEach(problem -> errors.add(problem.toString()));
        if (workspace.manifest().isPresent() && proof(workspace, scope) instanceof IsolationReport report) {
            report.violations().forEach(violation -> errors.add(violation.environment() + ": " + violation.problem()));
        }
        return errors;
    }

    @Test
    void a_tenants_document_concerns_that_tenant() {
        LoadedWorkspace before = LoadedWorkspace.of(BEGINNING);
        Map<String, byte @Nullable []> changes = bytes(List.of(new Step("config/tenants/a/config.yaml", "N: 9\n")));
        assertThat(before.changedIn(before.with(changes), changes.keySet()))
                .isEqualTo(new Scope(null, Set.of(tenant("a"))));
    }

    @Test
    void an_environments_document_concerns_it_and_who_extends_it() {
        LoadedWorkspace before = LoadedWorkspace.of(BEGINNING);
        Map<String, byte @Nullable []> changes = bytes(List.of(new Step("config/environments/staging.yaml", "N: 9\n")));
        Scope scope = before.changedIn(before.with(changes), changes.keySet());
        assertThat(scope).isEqualTo(Scope.of(List.of(environment("staging"), environment("preview"))));
        assertThat(scope.in(List.of(environment("production")))).isEqualTo(Scope.NONE);
    }

    @Test
    void what_did_not_change_is_shared() {
        LoadedWorkspace before = LoadedWorkspace.of(BEGINNING);
        said(before);
        LoadedWorkspace after = before.with(bytes(List.of(new Step("config/environments/staging.yaml", "N: 9\n"))));
        String kept = "config/environments/production.yaml";
        assertThat(after.files().get(kept)).isSameAs(before.files().get(kept));
        assertThat(after.schemas().get(ConfigKind.ENVIRONMENT))
                .isSameAs(before.schemas().get(ConfigKind.ENVIRONMENT));
        EnvironmentName production = environment("production");
        assertThat(after.resolver(VARIABLES).resolve(ConfigKind.ENVIRONMENT, production, null))
                .isSameAs(before.resolver(VARIABLES).resolve(ConfigKind.ENVIRONMENT, production, null));
        assertThat(after.ownership()).isSameAs(before.ownership());
    }

    private static EnvironmentName environment(String name) {
        return EnvironmentName.parse(name).orElseThrow();
    }

    private static TenantHash tenant(String name) {
        return Objects.requireNonNull(TenantHash.parse(name).orElse(null));
    }
}
