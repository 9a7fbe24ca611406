package dev.bers.workspace.folder;

import dev.bers.problem.Problem;
import dev.bers.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Problems, each place once, with all environments and tenants that it affects. One that an environment has without any
 * tenant names no tenants there: it is not theirs.
 */
final class AffectedProblems {

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing((Problem problem) ->
                    problem.location().file() == null ? "" : problem.location().file())
            .thenComparingInt(problem -> problem.location().line())
            .thenComparingInt(problem -> problem.location().column());

    private final Map<Key, Affected> byKey = new LinkedHashMap<>();
    private int dropped;

    private record Key(
            Object code, Object location, @Nullable String path, String message) {}

    private record Affected(
            Problem problem, Set<String> environments, Set<String> tenants, Set<String> withoutTenant) {}

    /** One that concerns the workspace as a whole. */
    void add(Problem problem) {
        affected(problem);
    }

    /** One that an environment has, for a tenant or for none; those for none are added first. */
    void add(Problem problem, String environment, @Nullable String tenant) {
        Affected affected = affected(problem);
        if (affected == null) {
            return;
        }
        affected.environments().add(environment);
        if (tenant == null) {
            affected.withoutTenant().add(environment);
        } else if (!affected.withoutTenant().contains(environment)) {
            affected.tenants().add(tenant);
        }
    }

    private @Nullable Affected affected(Problem problem) {
        Key key = new Key(problem.code(), problem.location(), problem.path(), problem.message());
        Affected known = byKey.get(key);
        if (known == null && byKey.size() == Problems.COUNT_MAX) {
            dropped++;
            return null;
        }
        if (known == null || (problem.isError() && !known.problem().isError())) {
            Affected stricter = new Affected(
                    problem,
                    known == null ? new LinkedHashSet<>() : known.environments(),
                    known == null ? new LinkedHashSet<>() : known.tenants(),
                    known == null ? new LinkedHashSet<>() : known.withoutTenant());
            byKey.put(key, stricter);
            return stricter;
        }
        return known;
    }

    int dropped() {
        return dropped;
    }

    /** By file, line and column. */
    List<Problem> list() {
        List<Problem> problems = new ArrayList<>();
        for (Affected affected : byKey.values()) {
            Problem p = affected.problem();
            problems.add(
                    affected.environments().isEmpty()
                            ? p
                            : new Problem(
                                    p.code(),
                                    p.severity(),
                                    p.message(),
                                    p.location(),
                                    p.path(),
                                    p.found(),
                                    p.expected(),
                                    p.suggestion(),
                                    List.copyOf(affected.environments()),
                                    List.copyOf(affected.tenants())));
        }
        problems.sort(BY_PLACE);
        return problems;
    }
}
