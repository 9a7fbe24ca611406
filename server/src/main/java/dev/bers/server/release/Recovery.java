package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.folder.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings back from the store what each environment runs. A release that this program refuses, since it is newer or
 * older than the one that released it, is passed over for the last one before it that it accepts.
 */
final class Recovery {

    /** Releases of an environment that are tried. */
    static final int TRIED_MAX = 16;

    private final ReleaseStore store;
    private final Archive archive;
    private final Gate gate;

    Recovery(ReleaseStore store, Archive archive, Gate gate) {
        this.store = store;
        this.archive = archive;
        this.gate = gate;
    }

    /**
     * What was brought back.
     *
     * @param activated what is active from now on and was not before
     * @param degraded why an environment does not run its last release
     */
    record Recovered(Standing standing, List<ActiveRelease> activated, Map<EnvironmentName, Problem> degraded) {}

    /**
     * Where the environments stand by the store.
     *
     * @param before where they stood as far as is known; what is the same is taken over
     */
    Recovered recover(Standing before, LocalDate today) {
        StoreState state = store.load();
        Run run = new Run(before, today);
        SortedMap<EnvironmentName, Standing.Line> lines = new TreeMap<>();
        List<ActiveRelease> activated = new ArrayList<>();
        state.environments().forEach((environment, there) -> {
            Standing.Line known = before.lines().get(environment);
            Release wanted = there.newest().get(there.active());
            ActiveRelease running = wanted == null ? null : run.running(wanted, known);
            if (running != null && (known == null || !running.equals(known.running()))) {
                activated.add(running);
            }
            LocalDate checked =
                    known != null && running != null && running.equals(known.running()) ? known.checked() : today;
            lines.put(environment, new Standing.Line(running, checked, there.active(), there.newest()));
        });
        return new Recovered(new Standing(state.workspace(), state.newestRevision(), lines), activated, run.degraded);
    }

    /** One recovery, in which each revision is read once. */
    private final class Run {
        private final LocalDate today;
        private final Map<Long, LoadedWorkspace> workspaces = new HashMap<>();
        private final Map<EnvironmentName, Problem> degraded = new LinkedHashMap<>();
        private @Nullable LoadedWorkspace near;

        Run(Standing before, LocalDate today) {
            this.today = today;
            for (Standing.Line line : before.lines().values()) {
                ActiveRelease running = line.running();
                if (running != null) {
                    near = running.workspace();
                    workspaces.put(running.revision().number(), running.workspace());
                }
            }
        }

        @Nullable
        ActiveRelease running(Release wanted, Standing.@Nullable Line known) {
            ActiveRelease running = known == null ? null : known.running();
            if (running != null && running.release().equals(wanted)) {
                return running;
            }
            List<Release> candidates = Stream.concat(
                            Stream.of(wanted),
                            store.releases(wanted.environment(), wanted.number(), TRIED_MAX - 1).stream()
                                    .filter(release -> release.slot() == wanted.slot()))
                    .toList();
            for (Release candidate : candidates) {
                ActiveRelease accepted =
                        running != null && running.release().equals(candidate) ? running : accepted(candidate);
                if (accepted != null) {
                    if (!candidate.equals(wanted)) {
                        degraded.put(
                                wanted.environment(),
                                ReleaseProblems.degraded(wanted.environment(), wanted.number(), candidate.number()));
                    }
                    return accepted;
                }
            }
            degraded.put(wanted.environment(), ReleaseProblems.degraded(wanted.environment(), wanted.number(), 0));
            return null;
        }

        private @Nullable ActiveRelease accepted(Release release) {
            try {
                Revision revision = archive.revision(release.revision());
                LoadedWorkspace workspace = workspaces.get(revision.number());
                if (workspace == null) {
                    workspace = archive.workspace(revision, near);
                    workspaces.put(revision.number(), workspace);
                    near = workspace;
                }
                gate.check(workspace, Scope.of(List.of(release.environment())), today);
                return new ActiveRelease(release, revision, workspace);
            } catch (ProblemException refused) {
                return null;
            }
        }
    }
}
