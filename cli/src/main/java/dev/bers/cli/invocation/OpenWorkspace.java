package dev.bers.cli.invocation;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Resolution;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.isolation.Ownership;
import dev.bers.isolation.VariableProof;
import dev.bers.isolation.Violation;
import dev.bers.manifest.Manifest;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import dev.bers.workspace.folder.Acceptance;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.folder.ValidationReport;
import dev.bers.workspace.folder.WorkspaceProof;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A workspace as a command line speaks of it: by names that may be wrong. */
public final class OpenWorkspace {

    private final LoadedWorkspace loaded;
    private final Surroundings surroundings;

    OpenWorkspace(LoadedWorkspace loaded, Surroundings surroundings) {
        this.loaded = loaded;
        this.surroundings = surroundings;
    }

    /** What was read. */
    public LoadedWorkspace loaded() {
        return loaded;
    }

    /** The day that acceptances end by; UTC, so that a build says the same everywhere. */
    public LocalDate today() {
        return LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC);
    }

    /** Everything that is wrong with it. */
    public ValidationReport validate() {
        return loaded.validate(surroundings.variables(), today());
    }

    /** What is wrong with the values of one configuration, without what is accepted on purpose. */
    public List<Problem> validate(EffectiveConfiguration configuration) {
        return loaded.validate(configuration, today());
    }

    /**
     * The same workspace, if all of it could be read.
     *
     * @throws ProblemException otherwise, with all problems
     */
    public OpenWorkspace readable() {
        if (loaded.problems().stream().anyMatch(Problem::isError)
                || loaded.manifest().isEmpty()) {
            throw new ProblemException(loaded.problems());
        }
        return this;
    }

    /** What the manifest declares. */
    public Manifest manifest() {
        return loaded.manifest().orElseThrow(() -> new ProblemException(loaded.problems()));
    }

    /** What each configuration is, with the process's variables as the highest layer. */
    public ConfigResolver resolver() {
        return loaded.resolver(surroundings.variables());
    }

    /**
     * One configuration.
     *
     * @throws ProblemException if it can't be resolved without an error
     */
    public Resolution resolve(ConfigKind kind, EnvironmentName environment, @Nullable TenantHash tenant) {
        Resolution resolution = resolver().resolve(kind, environment, tenant);
        if (resolution.hasErrors()) {
            throw new ProblemException(resolution.problems());
        }
        return resolution;
    }

    /**
     * The ownership that the manifest declares.
     *
     * @throws ProblemException if a declaration is wrong
     */
    public Ownership ownership() {
        return loaded.ownership();
    }

    /**
     * The proof that no environment can reach what is another's, without what is accepted on purpose.
     *
     * @throws ProblemException if a declaration is wrong
     */
    public WorkspaceProof prove() {
        return loaded.prove(surroundings.variables(), today());
    }

    /**
     * What makes a configuration unfit for use, without what is accepted on purpose: another environment's endpoints in
     * it, one that cannot be proved, and whatever the process's variables break in its environment. What merely nobody
     * owns in the documents is for {@code bers isolation check}.
     */
    public List<Violation> violations(EffectiveConfiguration configuration) {
        List<Violation> violations =
                VariableProof.violationsInUse(ownership(), loaded.documents(), surroundings.variables(), configuration);
        Acceptance acceptance = loaded.accepted().on(today());
        return violations.stream()
                .filter(violation -> !acceptance.accepts(violation.problem()))
                .toList();
    }

    /**
     * The declared environment of a name.
     *
     * @throws ProblemException that lists the declared ones
     */
    public EnvironmentName environment(String text) {
        Environments environments = manifest().environments();
        return EnvironmentName.parse(text)
                .filter(name -> environments.find(name).isPresent())
                .orElseThrow(() -> new ProblemException(CliProblems.undeclared(
                        "environment",
                        text,
                        environments.names().stream().map(EnvironmentName::text).toList())));
    }

    /**
     * The tenant of a hash; null for none.
     *
     * @throws ProblemException that lists the tenants there are
     */
    public @Nullable TenantHash tenant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        List<TenantHash> tenants = loaded.documents().tenants();
        return TenantHash.parse(text)
                .filter(tenants::contains)
                .orElseThrow(() -> new ProblemException(CliProblems.undeclared(
                        "tenant", text, tenants.stream().map(TenantHash::text).toList())));
    }

    /**
     * The kind of a name that the workspace has documents of.
     *
     * @throws ProblemException that lists the kinds there are
     */
    public ConfigKind kind(String text) {
        List<ConfigKind> kinds = loaded.documents().kinds();
        return ConfigKind.parse(text)
                .filter(kinds::contains)
                .orElseThrow(() -> new ProblemException(CliProblems.undeclared(
                        "kind", text, kinds.stream().map(ConfigKind::text).toList())));
    }
}
