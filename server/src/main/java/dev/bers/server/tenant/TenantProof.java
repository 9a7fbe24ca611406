package dev.bers.server.tenant;

import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.Violation;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.Problems;
import dev.bers.server.release.ActiveRelease;
import dev.bers.tenant.TenantHash;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.folder.Scope;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts documents of a tenant that is in no release on top of one, and asks of the result what is asked before a publish. */
final class TenantProof {

    private static final String FOLDER = "config/tenants/";
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, String> variables;
    private final Supplier<LocalDate> today;
    /** The last releases without their own tenants, so that each view shares all but its own documents. */
    private volatile Map<EnvironmentName, Bare> bare = Map.of();

    private record Bare(ActiveRelease release, LoadedWorkspace workspace) {}

    TenantProof(Map<String, String> variables, Supplier<LocalDate> today) {
        this.variables = Map.copyOf(variables);
        this.today = today;
    }

    /**
     * What came of it.
     *
     * @param workspace of the release with the documents
     * @param problems the errors; none if it is good
     */
    record Outcome(LoadedWorkspace workspace, List<Problem> problems) {

        boolean isGood() {
            return problems.isEmpty();
        }
    }

    Outcome prove(ActiveRelease active, TenantDocuments documents, TenantSource source) {
        EnvironmentName environment = active.release().environment();
        TenantHash tenant = documents.tenant();
        LoadedWorkspace workspace = withoutTenants(active).with(changes(documents, environment));
        Scope scope = new Scope(Set.of(environment), Set.of(tenant));
        Problems problems = new Problems();
        problems.addAll(workspace.validate(variables, today.get(), scope).problems());
        if (!problems.hasErrors()) {
            problems.addAll(workspace.prove(variables, today.get(), scope).report().violations().stream()
                    .map(Violation::problem)
                    .toList());
        }
        String folder = FOLDER + tenant + "/";
        // What is wrong with the release in other environments is no fault of the tenant's documents.
        List<Problem> known = active.workspace().problems();
        return new Outcome(
                workspace,
                problems.list().stream()
                        .filter(problem -> problem.isError() && known.stream().noneMatch(problem::isSameAs))
                        .map(problem -> placed(problem, folder, source, tenant))
                        .toList());
    }

    /** A tenant whose documents are all for other environments is one of this environment as well, as it is in a folder. */
    private static Map<String, byte @Nullable []> changes(TenantDocuments documents, EnvironmentName environment) {
        Map<String, byte @Nullable []> changes = new HashMap<>();
        String folder = FOLDER + documents.tenant() + "/";
        SortedMap<String, byte[]> counting = documents.of(environment);
        counting.forEach((name, bytes) -> changes.put(folder + name, bytes));
        if (counting.isEmpty()) {
            changes.put(folder + TenantDocuments.STEM + ".json", NOTHING);
        }
        return changes;
    }

    /** The place as its author knows it: in the bucket. */
    private static Problem placed(Problem problem, String folder, TenantSource source, TenantHash tenant) {
        Location location = problem.location();
        String file = location.file();
        if (file == null || !file.startsWith(folder)) {
            return problem;
        }
        String address = source.addressOf(tenant, file.substring(folder.length()));
        return problem.at(new Location(address, location.line(), location.column()));
    }

    @SuppressWarnings("ReferenceEquality") // Equal releases are the very same.
    private LoadedWorkspace withoutTenants(ActiveRelease active) {
        EnvironmentName environment = active.release().environment();
        Bare known = bare.get(environment);
        if (known != null && known.release == active) {
            return known.workspace;
        }
        Map<String, byte @Nullable []> removals = new HashMap<>();
        for (String file : active.workspace().files().keySet()) {
            if (file.startsWith(FOLDER)) {
                removals.put(file, null);
            }
        }
        LoadedWorkspace workspace =
                removals.isEmpty() ? active.workspace() : active.workspace().with(removals);
        Map<EnvironmentName, Bare> next = new HashMap<>(bare);
        next.put(environment, new Bare(active, workspace));
        bare = Map.copyOf(next);
        return workspace;
    }
}
