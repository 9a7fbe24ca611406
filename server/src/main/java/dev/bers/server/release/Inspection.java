package dev.bers.server.release;

import dev.bers.config.ConfigDiff;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigPath;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Explanation;
import dev.bers.environment.EnvironmentName;
import dev.bers.exchange.ConfigExchange;
import dev.bers.exchange.ProblemExchange;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import dev.bers.workspace.folder.LoadedWorkspace;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers what any release or revision says, and who said so; secrets are masked. (CFG-9) */
public final class Inspection {

    private final Publisher publisher;
    private final Archive archive;
    private final DocumentHistory history;
    private final Map<String, String> variables;

    /**
     * @param variables of the server's process, as the highest layer
     */
    public Inspection(ReleaseStore store, Publisher publisher, Map<String, String> variables) {
        this.publisher = publisher;
        this.archive = new Archive(store);
        this.history = new DocumentHistory(store);
        this.variables = Map.copyOf(variables);
    }

    /** A workspace as some release or revision has it. */
    private record Seen(@Nullable Release release, Revision revision, LoadedWorkspace workspace) {}

    /**
     * What differs between two sides, each {@code ENV[/TENANT][@RELEASE|@rREVISION]}.
     *
     * @throws ProblemException if a side is nothing, or not there
     */
    public MappingValue diff(String from, String to, ConfigKind kind) {
        Side before = Side.parse(from);
        Side after = Side.parse(to);
        Seen old = seen(before);
        Seen now = seen(after);
        return MappingValue.builder()
                .put("kind", kind.text())
                .put("from", side(before, old))
                .put("to", side(after, now))
                .put(
                        "changes",
                        changes(ConfigExchange.changes(
                                ConfigDiff.between(configuration(old, before, kind), configuration(now, after, kind)))))
                .build();
    }

    private static Value changes(MappingValue answer) {
        return Objects.requireNonNull(answer.get("changes"));
    }

    /**
     * Why a value is what it is, with the revision that last changed each file that has a say.
     *
     * @param tenant null for none
     * @param release the number of the environment's release; null for the one that runs
     * @throws ProblemException if nothing says anything of the path, or what is named is not there
     */
    public MappingValue explain(
            EnvironmentName environment,
            @Nullable TenantHash tenant,
            @Nullable Long release,
            ConfigKind kind,
            String path) {
        Side side = new Side(environment, tenant, release, null);
        Seen seen = seen(side);
        EffectiveConfiguration configuration = configuration(seen, side, kind);
        Explanation explanation = ConfigPath.parse(path)
                .flatMap(at -> seen.workspace().resolver(variables).explain(kind, environment, tenant, at))
                .orElseThrow(() ->
                        new ProblemException(ReleaseProblems.unknownKey(path, environment, configuration.paths())));
        MappingValue.Builder answer = MappingValue.builder()
                .put("kind", kind.text())
                .put("environment", environment.text())
                .put("tenant", ProblemExchange.orNull(tenant == null ? null : tenant.text()))
                .put(
                        "release",
                        ReleaseAnswers.number(
                                seen.release() == null ? null : seen.release().number()))
                .put("revision", seen.revision().number());
        MappingValue explained = ConfigExchange.explanation(explanation);
        for (String key : explained.keys()) {
            answer.put(key, Objects.requireNonNull(explained.get(key)));
        }
        return answer.put("revisions", revisions(explanation, seen.revision())).build();
    }

    private MappingValue revisions(Explanation explanation, Revision revision) {
        Set<String> files = new LinkedHashSet<>();
        add(explanation.winner(), files);
        explanation.shadowed().forEach(candidate -> add(candidate, files));
        for (Explanation.InterpolationStep step : explanation.interpolation()) {
            if (step.location().file() != null) {
                files.add(step.location().file());
            }
        }
        MappingValue.Builder revisions = MappingValue.builder();
        new TreeMap<>(history.lastChanges(revision, files))
                .forEach((file, last) -> revisions.put(
                        file,
                        MappingValue.builder()
                                .put("revision", last.number())
                                .put("author", last.author())
                                .put("message", last.message())
                                .put("time", last.time().toString())
                                .build()));
        return revisions.build();
    }

    private static void add(Explanation.Candidate candidate, Set<String> files) {
        String file = candidate.provenance().location().file();
        if (file != null) {
            files.add(file);
        }
    }

    private static MappingValue side(Side side, Seen seen) {
        TenantHash tenant = side.tenant();
        return MappingValue.builder()
                .put("environment", side.environment().text())
                .put("tenant", ProblemExchange.orNull(tenant == null ? null : tenant.text()))
                .put(
                        "release",
                        ReleaseAnswers.number(
                                seen.release() == null ? null : seen.release().number()))
                .put("revision", seen.revision().number())
                .build();
    }

    private EffectiveConfiguration configuration(Seen seen, Side side, ConfigKind kind) {
        return seen.workspace()
                .resolver(variables)
                .resolve(kind, side.environment(), side.tenant())
                .configuration();
    }

    private Seen seen(Side side) {
        ActiveRelease running = publisher.standing().running(side.environment());
        LoadedWorkspace near = running == null ? null : running.workspace();
        Long revision = side.revision();
        if (revision != null) {
            Revision found = archive.revision(revision);
            return new Seen(null, found, archive.workspace(found, near));
        }
        Long number = side.release();
        if (number == null) {
            if (running == null) {
                throw new ProblemException(ReleaseProblems.nothingRuns(side.environment()));
            }
            return new Seen(running.release(), running.revision(), running.workspace());
        }
        Standing.Line line = publisher.standing().lines().get(side.environment());
        Release release = archive.release(side.environment(), number, line == null ? 0 : line.last());
        Revision found = archive.revision(release.revision());
        return new Seen(release, found, archive.workspace(found, near));
    }
}
