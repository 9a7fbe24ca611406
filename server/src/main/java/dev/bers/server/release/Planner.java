package dev.bers.server.release;

import dev.bers.config.ConfigProblems;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.server.release.ReleaseRequest.Placement;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.folder.Scope;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Works out what is to be done for an order, and whether it may be; changes nothing. */
final class Planner {

    private final Archive archive;
    private final Gate gate;
    private final Map<String, String> variables;
    private final InstantSource clock;

    /**
     * @param variables of the server's process, as the highest layer
     */
    Planner(Archive archive, Map<String, String> variables, InstantSource clock) {
        this.archive = archive;
        this.gate = new Gate(variables);
        this.variables = variables;
        this.clock = clock;
    }

    /** A revision with its documents. */
    private record State(@Nullable Revision revision, LoadedWorkspace workspace) {}

    /**
     * What an order asks for, on top of where the environments stand.
     *
     * @throws ProblemException with all problems, if it is refused
     */
    Plan plan(Standing standing, ReleaseOrder order) {
        Draft draft = new Draft(standing, order.authorship(), clock.instant());
        switch (order.request()) {
            case ReleaseRequest.Documents documents -> documents(documents, standing, order, draft);
            case ReleaseRequest.Workspace workspace -> workspace(workspace, standing, order, draft);
            case ReleaseRequest.Promotion promotion -> promotion(promotion, standing, order, draft);
            case ReleaseRequest.Rollback rollback -> rollback(rollback, standing, order, draft);
            case ReleaseRequest.Switch change -> change(change, standing, order, draft);
        }
        return draft.plan(order.idempotency());
    }

    private void documents(ReleaseRequest.Documents asked, Standing standing, ReleaseOrder order, Draft draft) {
        requirePaths(asked.changes().keySet());
        if (asked.changes().isEmpty()) {
            throw new ProblemException(ReleaseProblems.noDocuments());
        }
        List<EnvironmentName> named = asked.environments();
        Collection<EnvironmentName> targets = named == null ? declared(standing) : named;
        requireExpected(targets, standing, order);
        Map<Long, List<EnvironmentName>> byRevision = new LinkedHashMap<>();
        for (EnvironmentName environment : targets) {
            ActiveRelease running = standing.running(environment);
            long revision = running == null
                    ? standing.newestRevision()
                    : running.revision().number();
            byRevision.computeIfAbsent(revision, any -> new ArrayList<>()).add(environment);
        }
        if (byRevision.isEmpty()) {
            byRevision.put(standing.newestRevision(), new ArrayList<>());
        }
        for (Map.Entry<Long, List<EnvironmentName>> group : byRevision.entrySet()) {
            State base = state(group.getKey(), standing);
            Map<String, byte @Nullable []> changes = differing(asked.changes(), base.workspace());
            LoadedWorkspace changed =
                    changes.isEmpty() ? base.workspace() : base.workspace().with(changes);
            List<EnvironmentName> environments =
                    named == null ? stillDeclared(group.getValue(), targets, changed) : group.getValue();
            Checked checked = new Checked(changed, base.workspace().changedIn(changed, changes.keySet()));
            check(checked, environments, standing, draft);
            Revision revision = changes.isEmpty() ? base.revision() : draft.revise(base.revision(), changes);
            release(
                    new State(Objects.requireNonNull(revision), changed),
                    environments,
                    asked.slot(),
                    Release.Kind.PUBLISH,
                    standing,
                    draft);
            draft.name(name(changed));
        }
    }

    /** Those that a workspace declares: of some, and of what nobody declared before. */
    private static List<EnvironmentName> stillDeclared(
            List<EnvironmentName> some, Collection<EnvironmentName> known, LoadedWorkspace workspace) {
        List<EnvironmentName> declared = workspace.documents().environments().names();
        return declared.stream()
                .filter(environment -> some.contains(environment) || !known.contains(environment))
                .toList();
    }

    /** What is not as it stands there already. */
    private static Map<String, byte @Nullable []> differing(
            Map<String, byte @Nullable []> changes, LoadedWorkspace workspace) {
        Map<String, byte @Nullable []> differing = new LinkedHashMap<>();
        changes.forEach((path, bytes) -> {
            byte[] before = workspace.bytes(path).orElse(null);
            if (!Arrays.equals(before, bytes)) {
                differing.put(path, bytes);
            }
        });
        return differing;
    }

    private void workspace(ReleaseRequest.Workspace asked, Standing standing, ReleaseOrder order, Draft draft) {
        requirePaths(asked.documents().keySet());
        State newest = state(standing.newestRevision(), standing);
        Map<String, byte @Nullable []> changes = newest.workspace().changesTo(asked.documents());
        LoadedWorkspace changed =
                changes.isEmpty() ? newest.workspace() : newest.workspace().with(changes);
        List<EnvironmentName> named = asked.environments();
        List<EnvironmentName> environments =
                named == null ? changed.documents().environments().names() : named;
        requireExpected(environments, standing, order);
        check(new Checked(changed, Scope.ALL), environments, standing, draft);
        Revision revision = changes.isEmpty() && newest.revision() != null
                ? newest.revision()
                : draft.revise(newest.revision(), changes);
        release(new State(revision, changed), environments, asked.slot(), asked.kind(), standing, draft);
        draft.name(name(changed));
    }

    private void promotion(ReleaseRequest.Promotion asked, Standing standing, ReleaseOrder order, Draft draft) {
        if (asked.from().equals(asked.to())) {
            throw new ProblemException(ReleaseProblems.toItself(asked.to()));
        }
        ActiveRelease source = running(asked.from(), standing);
        ActiveRelease target = standing.running(asked.to());
        requireExpected(List.of(asked.to()), standing, order);
        LoadedWorkspace before = target == null ? null : target.workspace();
        Promotion promotion = new Promotion(asked.from(), asked.to(), variables);
        Map<String, byte[]> documents = promotion.documents(source.workspace(), before);
        State promoted = new State(source.revision(), source.workspace());
        boolean isSame = source.workspace().changesTo(documents).isEmpty();
        if (!isSame && target != null) {
            Map<String, byte @Nullable []> changes = target.workspace().changesTo(documents);
            LoadedWorkspace changed = target.workspace().with(changes);
            check(new Checked(changed, Scope.ALL), List.of(asked.to()), standing, draft);
            promoted = changes.isEmpty()
                    ? new State(target.revision(), target.workspace())
                    : new State(draft.revise(target.revision(), changes), changed);
        } else {
            check(new Checked(source.workspace(), Scope.ALL), List.of(asked.to()), standing, draft);
        }
        draft.compare(promotion.compare(source.workspace(), before, promoted.workspace()));
        Revision revision = Objects.requireNonNull(promoted.revision());
        Slot slot = slot(asked.slot(), asked.to(), draft);
        if (target != null
                && slot == draft.active(asked.to())
                && target.revision().equals(revision)) {
            draft.keep(target.release());
        } else {
            draft.repeatIfNone();
            draft.release(asked.to(), revision, promoted.workspace(), Release.Kind.PROMOTE, slot, source.release());
        }
    }

    private void rollback(ReleaseRequest.Rollback asked, Standing standing, ReleaseOrder order, Draft draft) {
        requireExpected(List.of(asked.environment()), standing, order);
        Standing.Line line = standing.lines().get(asked.environment());
        Release former = archive.release(asked.environment(), asked.release(), line == null ? 0 : line.last());
        repeat(former, Release.Kind.ROLLBACK, draft.active(asked.environment()), standing, draft);
    }

    private void change(ReleaseRequest.Switch asked, Standing standing, ReleaseOrder order, Draft draft) {
        requireExpected(List.of(asked.environment()), standing, order);
        Standing.Line line = standing.lines().get(asked.environment());
        Slot slot = draft.active(asked.environment()).other();
        Release waiting = line == null ? null : line.newest().get(slot);
        if (waiting == null) {
            throw new ProblemException(ReleaseProblems.emptySlot(asked.environment(), slot));
        }
        repeat(waiting, Release.Kind.SWITCH, slot, standing, draft);
    }

    private void repeat(Release former, Release.Kind kind, Slot slot, Standing standing, Draft draft) {
        EnvironmentName environment = former.environment();
        State state = state(former.revision(), standing);
        check(new Checked(state.workspace(), Scope.ALL), List.of(environment), standing, draft);
        draft.repeat();
        draft.release(environment, Objects.requireNonNull(state.revision()), state.workspace(), kind, slot, former);
    }

    private void release(
            State state,
            List<EnvironmentName> environments,
            Placement placement,
            Release.Kind kind,
            Standing standing,
            Draft draft) {
        Revision revision = Objects.requireNonNull(state.revision());
        for (EnvironmentName environment : environments) {
            ActiveRelease running = standing.running(environment);
            Slot slot = slot(placement, environment, draft);
            if (running != null
                    && placement == Placement.ACTIVE
                    && running.revision().number() == revision.number()) {
                draft.keep(running.release());
            } else {
                draft.repeatIfNone();
                draft.release(environment, revision, state.workspace(), kind, slot, null);
            }
        }
    }

    private static Slot slot(Placement placement, EnvironmentName environment, Draft draft) {
        Slot active = draft.active(environment);
        return placement == Placement.ACTIVE ? active : active.other();
    }

    /** A workspace, and what of it is not known to be right by what was right before. */
    private record Checked(LoadedWorkspace workspace, Scope changed) {}

    private void check(Checked checked, Collection<EnvironmentName> environments, Standing standing, Draft draft) {
        List<EnvironmentName> declared =
                checked.workspace().documents().environments().names();
        List<EnvironmentName> known = new ArrayList<>();
        List<EnvironmentName> others = new ArrayList<>();
        for (EnvironmentName environment : environments) {
            if (checked.workspace().manifest().isPresent() && !declared.contains(environment)) {
                throw new ProblemException(ConfigProblems.unknownEnvironment(environment, declared));
            }
            Standing.Line line = standing.lines().get(environment);
            boolean isKnown =
                    line != null && line.running() != null && line.checked().equals(draft.today());
            (isKnown ? known : others).add(environment);
        }
        Scope scope = checked.changed().in(known);
        List<Problem> warnings =
                gate.check(checked.workspace(), others.isEmpty() ? scope : scope.or(Scope.of(others)), draft.today());
        draft.warn(warnings);
    }

    /** Those of which any workspace that runs knows. */
    private static Collection<EnvironmentName> declared(Standing standing) {
        SortedSet<EnvironmentName> declared = new TreeSet<>();
        for (Standing.Line line : standing.lines().values()) {
            ActiveRelease running = line.running();
            if (running != null) {
                declared.addAll(running.workspace().documents().environments().names());
            }
        }
        return declared;
    }

    private static ActiveRelease running(EnvironmentName environment, Standing standing) {
        ActiveRelease running = standing.running(environment);
        if (running == null) {
            throw new ProblemException(ReleaseProblems.nothingRuns(environment));
        }
        return running;
    }

    /** A revision with its documents, from what runs if that has it; of the number 0, nothing. */
    private State state(long revision, Standing standing) {
        if (revision == 0) {
            return new State(null, LoadedWorkspace.of(Map.of()));
        }
        LoadedWorkspace near = null;
        for (Standing.Line line : standing.lines().values()) {
            ActiveRelease running = line.running();
            if (running != null && running.revision().number() == revision) {
                return new State(running.revision(), running.workspace());
            }
            near = running == null ? near : running.workspace();
        }
        Revision found = archive.revision(revision);
        return new State(found, archive.workspace(found, near));
    }

    private static void requirePaths(Collection<String> paths) {
        List<Problem> problems = paths.stream()
                .filter(path -> !DocumentPath.isOne(path))
                .sorted()
                .map(ReleaseProblems::badPath)
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private static void requireExpected(
            Collection<EnvironmentName> environments, Standing standing, ReleaseOrder order) {
        List<Problem> problems = new ArrayList<>();
        for (EnvironmentName environment : environments) {
            ActiveRelease running = standing.running(environment);
            Long release = order.expectedRelease();
            long actualRelease = running == null ? 0 : running.release().number();
            if (release != null && release != actualRelease) {
                problems.add(ReleaseProblems.otherRelease(environment, release, actualRelease));
            }
            Long revision = order.expectedRevision();
            long actualRevision = running == null ? 0 : running.revision().number();
            if (revision != null && revision != actualRevision) {
                problems.add(ReleaseProblems.otherRevision(environment, revision, actualRevision));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private static String name(LoadedWorkspace workspace) {
        return workspace
                .manifest()
                .orElseThrow(() -> new ProblemException(workspace.problems()))
                .name();
    }
}
