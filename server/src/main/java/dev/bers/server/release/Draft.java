package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Problem;
import dev.bers.problem.Problems;
import dev.bers.server.database.ContentDigest;
import dev.bers.workspace.folder.LoadedWorkspace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The revisions and releases that one order makes, while they are put together; for one thread. */
final class Draft {

    private final Authorship authorship;
    private final Instant now;
    private @Nullable String workspace;
    private long newestRevision;
    private final SortedMap<EnvironmentName, Standing.Line> lines;
    private final List<Part> parts = new ArrayList<>();
    private final List<Release> releases = new ArrayList<>();
    private final Map<EnvironmentName, ActiveRelease> activated = new LinkedHashMap<>();
    private final Problems warnings = new Problems();
    private Promotion.@Nullable Comparison comparison;

    /** What becomes one append. */
    private record Part(
            @Nullable Revision revision,
            Map<String, byte[]> documents,
            List<Release> releases,
            Map<EnvironmentName, Slot> active) {}

    Draft(Standing standing, Authorship authorship, Instant now) {
        this.authorship = authorship;
        this.now = now;
        this.workspace = standing.workspace();
        this.newestRevision = standing.newestRevision();
        this.lines = new TreeMap<>(standing.lines());
    }

    /** The day of the order, everywhere the same. */
    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** Says whose releases these are, unless that is said already. */
    void name(String name) {
        if (workspace == null) {
            workspace = name;
        }
    }

    void warn(List<Problem> problems) {
        warnings.addAll(problems);
    }

    /**
     * Begins a part with a new revision.
     *
     * @param parent null for the first
     */
    Revision revise(@Nullable Revision parent, Map<String, byte @Nullable []> changes) {
        Map<String, byte[]> documents = new HashMap<>();
        List<DocumentChange> told = new ArrayList<>();
        changes.forEach((path, bytes) -> {
            String digest = bytes == null ? null : ContentDigest.of(bytes);
            if (bytes != null && digest != null) {
                documents.put(digest, bytes);
            }
            told.add(new DocumentChange(path, digest));
        });
        Revision revision = Revision.on(parent, ++newestRevision, authorship.author(), authorship.message(), now, told);
        parts.add(new Part(revision, documents, new ArrayList<>(), new HashMap<>()));
        return revision;
    }

    /** Begins a part without one. */
    void repeat() {
        parts.add(new Part(null, Map.of(), new ArrayList<>(), new HashMap<>()));
    }

    /** Begins a part without a revision, unless there is one already. */
    void repeatIfNone() {
        if (parts.isEmpty()) {
            repeat();
        }
    }

    /**
     * Adds a release to the part that was begun last.
     *
     * @param loaded the documents of the revision, found right for the environment
     * @param origin the release that it repeats; null if none
     */
    void release(
            EnvironmentName environment,
            Revision revision,
            LoadedWorkspace loaded,
            Release.Kind kind,
            Slot slot,
            @Nullable Release origin) {
        Standing.Line line = lines.get(environment);
        Slot active = kind == Release.Kind.SWITCH ? slot : active(environment);
        Release release = new Release(
                environment,
                line == null ? 1 : line.last() + 1,
                revision.number(),
                kind,
                slot,
                origin == null ? null : origin.number(),
                origin == null ? null : origin.environment(),
                authorship.author(),
                authorship.message(),
                now);
        Map<Slot, Release> newest = new EnumMap<>(Slot.class);
        newest.putAll(line == null ? Map.of() : line.newest());
        newest.put(slot, release);
        ActiveRelease running = line == null ? null : line.running();
        LocalDate checked = line == null ? today() : line.checked();
        if (slot == active) {
            running = new ActiveRelease(release, revision, loaded);
            checked = today();
            activated.put(environment, running);
        }
        lines.put(environment, new Standing.Line(running, checked, active, newest));
        Part part = parts.getLast();
        part.releases().add(release);
        part.active().put(environment, active);
        releases.add(release);
    }

    /** The slot that an environment runs; the first one as long as it runs nothing. */
    Slot active(EnvironmentName environment) {
        Standing.Line line = lines.get(environment);
        return line == null ? Slot.BLUE : line.slot();
    }

    /** Adds a release that is there already, since it is as the order wants it. */
    void keep(Release release) {
        releases.add(release);
    }

    /** Adds what was found when what one environment would run was held against what the other one runs. */
    void compare(Promotion.Comparison found) {
        this.comparison = found;
    }

    /**
     * All of it.
     *
     * @param idempotency of the order; null if it bears no key
     */
    Plan plan(ReleaseOrder.@Nullable Idempotency idempotency) {
        Map<EnvironmentName, Slot> active = new HashMap<>();
        lines.forEach((environment, line) -> active.put(environment, line.slot()));
        List<Revision> revisions = new ArrayList<>();
        for (Part part : parts) {
            if (part.revision() != null) {
                revisions.add(part.revision());
            }
        }
        Published published = new Published(revisions, releases, active, warnings.list(), comparison);
        List<Append> appends = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            appends.add(new Append(
                    part.revision(),
                    part.documents(),
                    part.releases(),
                    part.active(),
                    i == parts.size() - 1 ? Plan.answer(idempotency, published) : null));
        }
        return new Plan(
                appends, List.copyOf(activated.values()), new Standing(workspace, newestRevision, lines), published);
    }
}
