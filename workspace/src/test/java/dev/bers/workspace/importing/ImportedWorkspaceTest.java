package dev.bers.workspace.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.IsolationProof;
import dev.bers.isolation.Ownership;
import dev.bers.manifest.Manifest;
import dev.bers.problem.Problem;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.folder.WorkspaceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedWorkspaceTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void short_names_become_the_environments_that_every_workspace_has() throws IOException {
        ImportResult result = ScriptImporter.run(
                "config.js",
                "export const config = {\n  dev: {api: 'https://api.dev.acme.example', n: 1},\n"
                        + "  prod: {api: 'https://api.acme.example', n: 2} }",
                null,
                "acme");
        LoadedWorkspace workspace = written(result);

        assertThat(names(workspace)).containsExactly("development", "staging", "production");
        assertThat(complaints(workspace)).isEmpty();
        assertThat(violations(workspace)).isEmpty();
        assertThat(result.advice())
                .extracting(Advice::toString)
                .anyMatch(text -> text.contains("dev became development") && text.contains("config.js:2:3"))
                .anyMatch(text -> text.contains("prod became production") && text.contains("config.js:3:3"))
                .anyMatch(text -> text.contains("staging was not named, but every workspace has it"));
    }

    @Test
    void a_short_name_beside_the_full_one_stays_an_environment_of_its_own() throws IOException {
        LoadedWorkspace workspace = written(ScriptImporter.run(
                "config.js",
                "export default { dev: {a: 1}, development: {a: 2}, stage: {a: 3}, stg: {a: 4}, production: {a: 5} }",
                null,
                "acme"));

        assertThat(names(workspace)).containsExactly("dev", "development", "staging", "stg", "production");
        assertThat(complaints(workspace)).isEmpty();
    }

    @Test
    void what_only_the_base_names_belongs_to_development() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(".env", """
                API=https://api.dev.acme.example
                DATABASE_URL=postgres://db.dev.acme.example/shop
                SITE_URL=http://localhost:3000
                HOST=cdn.dev.acme.example
                CDN=https://${HOST}/files
                """);
        files.put(".env.prod", """
                API=https://api.acme.example
                DATABASE_URL=postgres://db.acme.example/shop
                SITE_URL=https://acme.example
                HOST=cdn.acme.example
                """);
        files.put(".env.local", "ONLY_HERE=1\n");
        ImportResult result = DotenvImporter.run(files, "acme");
        LoadedWorkspace workspace = written(result);

        assertThat(names(workspace)).containsExactly("development", "staging", "production");
        assertThat(complaints(workspace)).isEmpty();
        assertThat(violations(workspace)).isNotEmpty().allMatch(text -> text.startsWith("staging "));
        assertThat(result.advice())
                .extracting(Advice::message)
                .anyMatch(text -> text.startsWith("prod became production"))
                .anyMatch(text -> text.startsWith("staging was not named"));
    }

    private LoadedWorkspace written(ImportResult result) throws IOException {
        assertThat(result.problems()).isEmpty();
        for (Map.Entry<Path, String> file : result.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return WorkspaceFolder.open(folder).load();
    }

    private static List<String> names(LoadedWorkspace workspace) {
        return workspace.manifest().orElseThrow().environments().names().stream()
                .map(EnvironmentName::text)
                .toList();
    }

    private static List<Problem> complaints(LoadedWorkspace workspace) {
        return workspace.validate(Map.of(), LocalDate.of(2026, 6, 1)).problems();
    }

    private static List<String> violations(LoadedWorkspace workspace) {
        Manifest manifest = workspace.manifest().orElseThrow();
        Ownership ownership =
                Ownership.compile(manifest.isolation(), manifest.environments()).ownership();
        return new IsolationProof(ownership, workspace.resolver(Map.of()))
                .prove().violations().stream()
                        .map(violation -> violation.environment() + " " + violation.path() + " "
                                + violation.reason().code())
                        .toList();
    }
}
