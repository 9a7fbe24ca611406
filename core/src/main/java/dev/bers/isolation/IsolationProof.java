package dev.bers.isolation;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Leaf;
import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.Violation.Reason;
import dev.bers.problem.Location;
import dev.bers.tenant.TenantHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proof that resolving any environment, for any tenant or none, can never yield an endpoint that belongs to
 * another: every effective value of every combination is looked at. (ISO-2)
 */
public final class IsolationProof {

    /** How many violations are kept; those beyond are counted. */
    public static final int VIOLATIONS_MAX = 1_000;

    private static final String HIDDEN = "(a secret)";
    /** Stands for the endpoints of a value that is not read to its end. */
    public static final String UNREAD = "…";

    private final Ownership ownership;
    private final ConfigResolver resolver;

    /** Of the documents and variables that a resolver knows, against who owns what. */
    public IsolationProof(Ownership ownership, ConfigResolver resolver) {
        this.ownership = ownership;
        this.resolver = resolver;
    }

    /** The proof for all environments. */
    public IsolationReport prove() {
        return prove(resolver.documents().environments().names());
    }

    /** The proof for some environments, each with all kinds and tenants. */
    public IsolationReport prove(Collection<EnvironmentName> environments) {
        LeafWalk walk = new LeafWalk(resolver);
        Run run = new Run(ownership);
        for (EnvironmentName environment : environments) {
            walk.visit(environment, run);
        }
        return report(environments.size(), resolver.documents().tenants().size(), walk, run);
    }

    /** The proof for what some tenants change in some environments: for whoever knows the rest to be proved. */
    public IsolationReport prove(Collection<EnvironmentName> environments, Collection<TenantHash> tenants) {
        LeafWalk walk = new LeafWalk(resolver);
        Run run = new Run(ownership);
        for (EnvironmentName environment : environments) {
            walk.visit(environment, tenants, run);
        }
        return report(environments.size(), tenants.size(), walk, run);
    }

    private static IsolationReport report(int environments, int tenants, LeafWalk walk, Run run) {
        return new IsolationReport(
                environments,
                tenants,
                run.values,
                run.endpoints,
                run.violations(),
                run.dropped,
                walk.problems().list());
    }

    /** What one configuration breaks, which is about to be used: of it alone, not of other kinds and tenants. */
    public static List<Violation> violations(Ownership ownership, EffectiveConfiguration configuration) {
        Run run = new Run(ownership);
        for (Leaf leaf : configuration.leaves()) {
            run.visit(configuration.kind(), configuration.environment(), configuration.tenant(), leaf);
        }
        return run.violations();
    }

    /** What makes two violations one, told of several tenants. */
    private record Place(
            Reason reason,
            EnvironmentName environment,
            ConfigKind kind,
            String path,
            String endpoint,
            Location location) {}

    /** What is found of one place. */
    private record Finding(@Nullable String owner, boolean isError, boolean isOfAll, List<TenantHash> tenants) {}

    /** One walk over the values. */
    private static final class Run implements LeafWalk.Visitor {
        private final Ownership ownership;
        private final EndpointFinder finder;
        private final Map<Place, Finding> findings = new LinkedHashMap<>();
        private long values;
        private long endpoints;
        private int dropped;

        Run(Ownership ownership) {
            this.ownership = ownership;
            this.finder = new EndpointFinder(ownership);
        }

        @Override
        public void visit(ConfigKind kind, EnvironmentName environment, @Nullable TenantHash tenant, Leaf leaf) {
            values++;
            FoundEndpoints found = finder.in(leaf);
            for (Endpoint endpoint : found.endpoints()) {
                endpoints++;
                Ruling ruling = ownership.ruleOn(endpoint);
                if (!ownership.mayReach(environment, ruling)) {
                    String shown = leaf.schemaHints().isSecret() ? endpoint.withoutPath() : endpoint.toString();
                    Reason reason = ruling.isUnknown() ? Reason.UNKNOWN : Reason.FOREIGN;
                    add(place(reason, kind, environment, shown, leaf), ruling.ownerText(), tenant);
                }
            }
            for (String part : found.unprovable()) {
                String shown = leaf.schemaHints().isSecret() ? HIDDEN : part;
                add(place(Reason.UNPROVABLE, kind, environment, shown, leaf), null, tenant);
            }
            if (!found.isWhole()) {
                add(place(Reason.ENDLESS, kind, environment, UNREAD, leaf), null, tenant);
            }
        }

        private static Place place(
                Reason reason, ConfigKind kind, EnvironmentName environment, String shown, Leaf leaf) {
            Location location = leaf.provenance().location();
            return new Place(reason, environment, kind, leaf.path(), shown, location);
        }

        private void add(Place place, @Nullable String owner, @Nullable TenantHash tenant) {
            Finding finding = findings.get(place);
            if (finding == null && findings.size() == VIOLATIONS_MAX) {
                dropped++;
                return;
            }
            if (finding == null) {
                boolean isError = place.reason() != Reason.UNKNOWN || ownership.unknownPolicy() == UnknownPolicy.FAIL;
                finding = new Finding(owner, isError, tenant == null, new ArrayList<>());
                findings.put(place, finding);
            }
            if (tenant != null && !finding.isOfAll()) {
                finding.tenants().add(tenant);
            }
        }

        List<Violation> violations() {
            List<Violation> all = new ArrayList<>();
            findings.forEach((place, finding) -> all.add(new Violation(
                    place.reason(),
                    finding.isError(),
                    place.environment(),
                    finding.tenants(),
                    place.kind(),
                    place.path(),
                    place.endpoint(),
                    finding.owner(),
                    place.location())));
            return all;
        }
    }
}
