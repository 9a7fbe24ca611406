package dev.bers.benchmark;

import dev.bers.config.ConfigKind;
import dev.bers.problem.Problem;
import dev.bers.value.NumberValue;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.folder.WorkspaceFolder;
import dev.bers.workspace.watching.ChangeListener;
import dev.bers.workspace.watching.WatchSettings;
import dev.bers.workspace.watching.WorkspaceWatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * From the writing of a file of a watched workspace, as an editor does it, to the new value being what a reader gets: the
 * reference layers and schema on disk, followed with the settings that are recommended.
 */
final class ReloadMeasurement {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final long PATIENCE_SECONDS = 20;
    private static final int WARM_UPS = 10;
    private static final String MANIFEST = """
            format: 1
            name: reference
            environments:
              staging: { tier: staging, hostnames: [staging.picasso.example] }
            """;

    private ReloadMeasurement() {}

    /** The median of so many edits after some that warm up. */
    static Figure run(int times) throws IOException, InterruptedException {
        Path root = Files.createTempDirectory("bers-benchmark");
        try {
            return run(root, times);
        } finally {
            TemporaryFolder.delete(root);
        }
    }

    private static Figure run(Path root, int times) throws IOException, InterruptedException {
        Path environments = Files.createDirectories(root.resolve("config/environments"));
        Path schemas = Files.createDirectories(root.resolve("config/schemas"));
        Files.writeString(root.resolve("bers.yaml"), MANIFEST);
        Files.writeString(schemas.resolve("environment.schema.json"), ReferenceLayers.SCHEMA);
        Files.writeString(environments.resolve("base.yaml"), ReferenceLayers.YAML.get(0));
        Path edited = environments.resolve("staging.yaml");
        Files.writeString(edited, text(0));

        LinkedBlockingQueue<Long> visible = new LinkedBlockingQueue<>();
        WorkspaceFolder folder = WorkspaceFolder.open(root);
        ChangeListener<LoadedWorkspace> listener = new ChangeListener<>() {
            @Override
            public void replaced(LoadedWorkspace before, LoadedWorkspace now) {
                visible.add(System.nanoTime());
            }

            @Override
            public void refused(List<Problem> problems) {
                throw new IllegalStateException(problems.toString());
            }
        };
        double[] milliseconds = new double[times];
        try (WorkspaceWatcher<LoadedWorkspace> watcher = WorkspaceWatcher.start(
                root, () -> folder.loadValid(Map.of(), TODAY), listener, WatchSettings.DEFAULT)) {
            for (int i = -WARM_UPS; i < times; i++) {
                int value = WARM_UPS + i + 1;
                long started = System.nanoTime();
                Files.writeString(edited, text(value));
                Long seen = visible.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (seen == null || !isServed(watcher.current(), value)) {
                    throw new IllegalStateException("the edit was not followed");
                }
                if (i >= 0) {
                    milliseconds[i] = (seen - started) / 1e6;
                }
            }
        }
        Arrays.sort(milliseconds);
        return new Figure("Reload.bers", milliseconds[times / 2], "ms", Double.NaN);
    }

    private static String text(int value) {
        return ReferenceLayers.YAML.get(1) + ReferenceText.LONG_KEY + ": " + value + "\n";
    }

    private static boolean isServed(LoadedWorkspace workspace, int value) {
        return NumberValue.of(value)
                .equals(workspace
                        .resolver(Map.of())
                        .resolve(ConfigKind.ENVIRONMENT, Reference.STAGING, null)
                        .configuration()
                        .get(ReferenceText.LONG_KEY));
    }
}
