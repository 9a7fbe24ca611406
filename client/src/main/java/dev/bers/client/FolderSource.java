package dev.bers.client;

import dev.bers.client.snapshot.DigestText;
import dev.bers.client.snapshot.Snapshot;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Resolution;
import dev.bers.environment.Detector;
import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.Ownership;
import dev.bers.isolation.VariableProof;
import dev.bers.isolation.Violation;
import dev.bers.manifest.Manifest;
import dev.bers.problem.Problem;
import dev.bers.problem.Problems;
import dev.bers.tenant.TenantHash;
import dev.bers.value.MappingValue;
import dev.bers.workspace.folder.Acceptance;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.folder.ProcessSignals;
import dev.bers.workspace.folder.WorkspaceFolder;
import dev.bers.workspace.watching.ChangeListener;
import dev.bers.workspace.watching.WatchSettings;
import dev.bers.workspace.watching.WorkspaceWatcher;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A workspace's folder as the source of one environment's configuration; the only place that needs the workspace module. */
final class FolderSource {

    private final WorkspaceFolder folder;
    private final @Nullable EnvironmentName named;
    private final @Nullable TenantHash tenant;
    private final Map<String, String> variables;

    FolderSource(
            Path folder, @Nullable EnvironmentName named, @Nullable TenantHash tenant, Map<String, String> variables) {
        this.folder = WorkspaceFolder.at(folder);
        this.named = named;
        this.tenant = tenant;
        this.variables = variables;
    }

    /** Loads, and follows changes until what is returned is closed. */
    AutoCloseable follow(Current current, Reports reports) {
        ChangeListener<Snapshot> listener = new ChangeListener<>() {
            @Override
            public void replaced(Snapshot before, Snapshot now) {
                current.replace(now);
            }

            @Override
            public void refused(List<Problem> problems) {
                problems.forEach(reports::send);
            }
        };
        WorkspaceWatcher<Snapshot> watcher =
                WorkspaceWatcher.start(folder.root(), this::load, listener, WatchSettings.DEFAULT);
        if (current.orNull() == null) {
            current.replace(watcher.current());
        }
        return watcher;
    }

    private Snapshot load() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LoadedWorkspace loaded = folder.loadValid(Map.of(), today);
        Manifest manifest = loaded.manifest().orElseThrow();
        EnvironmentName environment = environment(manifest);
        ConfigResolver resolver = loaded.resolver(variables);
        Map<ConfigKind, EffectiveConfiguration> configurations = new EnumMap<>(ConfigKind.class);
        Problems problems = new Problems();
        MappingValue.Builder whole = MappingValue.builder();
        for (ConfigKind kind : loaded.documents().kinds()) {
            Resolution resolution = resolver.resolve(kind, environment, tenant);
            problems.addAll(resolution.problems());
            problems.addAll(loaded.validate(resolution.configuration(), today));
            addViolations(loaded, manifest, resolution.configuration(), today, problems);
            configurations.put(kind, resolution.configuration());
            whole.put(kind.text(), resolution.configuration().values());
        }
        problems.throwIfErrors();
        Snapshot.Origin origin = new Snapshot.Origin(environment, tenant, 0, 0, DigestText.of(whole.build()));
        return new Snapshot(origin, manifest, configurations, problems.list());
    }

    private EnvironmentName environment(Manifest manifest) {
        return named == null
                ? new Detector(manifest.environments(), manifest.detection())
                        .detect(ProcessSignals.gather(folder.root(), variables))
                        .environment()
                : named;
    }

    private void addViolations(
            LoadedWorkspace loaded,
            Manifest manifest,
            EffectiveConfiguration configuration,
            LocalDate today,
            Problems problems) {
        Ownership ownership =
                Ownership.compile(manifest.isolation(), manifest.environments()).ownership();
        Acceptance acceptance = loaded.accepted().on(today);
        for (Violation violation :
                VariableProof.violationsInUse(ownership, loaded.documents(), variables, configuration)) {
            Problem problem = violation.problem();
            if (!acceptance.accepts(problem)) {
                problems.add(problem);
            }
        }
    }
}
