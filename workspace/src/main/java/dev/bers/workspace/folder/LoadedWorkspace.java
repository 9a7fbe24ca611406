package dev.bers.workspace.folder;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.Ownership;
import dev.bers.manifest.Manifest;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.Document;
import dev.bers.workspace.schema.ConfigSchema;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A workspace as it was read at one moment, from a folder or from documents in memory; immutable. */
public final class LoadedWorkspace {

    /** Sets of variables for which it keeps what it has resolved. */
    private static final int RESOLVERS_MAX = 3;

    private final FileTree tree;
    private final @Nullable ReadManifest manifest;
    private final Map<String, Place> places;
    private final ConfigDocuments documents;
    private final Map<String, Document> files;
    private final UnreadLayers unread;
    private final Map<ConfigKind, CompiledSchema> compiled;
    private final Map<ConfigKind, ConfigSchema> schemas;
    private final AcceptedFindings accepted;
    private final List<Problem> problems;
    /** Compiled when first asked for. */
    private volatile @Nullable Ownership ownership;
    /** Those asked for last, each with what it has resolved; the newest first. */
    private volatile List<ConfigResolver> resolvers = List.of();

    LoadedWorkspace(
            FolderReader reader,
            @Nullable ReadManifest manifest,
            Map<String, Place> places,
            ConfigDocuments documents,
            Map<ConfigKind, CompiledSchema> compiled,
            AcceptedFindings accepted) {
        this.tree = reader.tree();
        this.manifest = manifest;
        this.places = Collections.unmodifiableMap(places);
        this.documents = documents;
        this.files = Collections.unmodifiableMap(reader.documents());
        this.unread = reader.unread();
        this.compiled = Map.copyOf(compiled);
        this.schemas = usable(compiled);
        this.accepted = accepted;
        this.problems = List.copyOf(reader.problems());
    }

    /** Another one in which documents have replaced others of the same places, and nothing else is new. */
    LoadedWorkspace(LoadedWorkspace before, FileTree tree, ConfigDocuments documents, Map<String, Document> files) {
        this.tree = tree;
        this.manifest = before.manifest;
        this.places = before.places;
        this.documents = documents;
        this.files = Collections.unmodifiableMap(files);
        this.unread = before.unread;
        this.compiled = before.compiled;
        this.schemas = before.schemas;
        this.accepted = before.accepted;
        this.problems = before.problems;
    }

    private static Map<ConfigKind, ConfigSchema> usable(Map<ConfigKind, CompiledSchema> compiled) {
        Map<ConfigKind, ConfigSchema> usable = new EnumMap<>(ConfigKind.class);
        compiled.forEach((kind, schema) -> {
            ConfigSchema ready = schema.compilation().schema();
            if (ready != null) {
                usable.put(kind, ready);
            }
        });
        return Collections.unmodifiableMap(usable);
    }

    /**
     * The workspace of documents in memory, with exactly what a folder with these files would be told.
     *
     * @param documents by their paths, relative to the workspace and with {@code /}; the bytes must not be changed from
     *     now on
     */
    public static LoadedWorkspace of(Map<String, byte[]> documents) {
        return new WorkspaceLoading(new FolderReader(MemoryTree.of(documents)), null).load();
    }

    /**
     * This workspace with some documents replaced, added or removed, as if all of it were read anew; what does not change
     * is shared, down to resolved environments.
     *
     * @param changes the new bytes by path, null for a document that is removed
     * @throws IllegalStateException if it was read from a disk, which may have changed since
     */
    public LoadedWorkspace with(Map<String, byte @Nullable []> changes) {
        return new WorkspaceChange(this, changes).changed();
    }

    /**
     * What is to be given to {@link #with}, so that it becomes the workspace of these documents.
     *
     * @throws IllegalStateException if it was read from a disk
     */
    public Map<String, byte @Nullable []> changesTo(Map<String, byte[]> target) {
        Map<String, byte @Nullable []> changes = new HashMap<>(target);
        contents().forEach((path, bytes) -> {
            byte[] wanted = target.get(path);
            if (wanted == null) {
                changes.put(path, null);
            } else if (Arrays.equals(wanted, bytes)) {
                changes.remove(path);
            }
        });
        return changes;
    }

    /**
     * The bytes of all documents, by their paths; not to be changed.
     *
     * @throws IllegalStateException if it was read from a disk, which may have changed since
     */
    public Map<String, byte[]> contents() {
        return MemoryTree.of(tree).contents();
    }

    /**
     * Whether a document speaks for an environment and not for all: the environment's own, one of its parents, or a tenant's
     * for it.
     */
    public boolean isOwnLayer(String path, EnvironmentName environment) {
        Place place = places.get(path);
        EnvironmentName own = place == null ? null : place.environment();
        if (place == null
                || own == null
                || documents.environments().find(environment).isEmpty()) {
            return false;
        }
        return place.role() == Place.Role.TENANT
                ? own.equals(environment)
                : documents.environments().chain(environment).stream()
                        .anyMatch(each -> each.name().equals(own));
    }

    /**
     * What differs between this workspace and one that came of it by {@link #with}; it may hold more than that, never less.
     *
     * @param paths of all documents that were replaced, added or removed
     */
    public Scope changedIn(LoadedWorkspace after, Collection<String> paths) {
        return WorkspaceChange.affected(this, paths).or(WorkspaceChange.affected(after, paths));
    }

    /** What {@code bers.yaml} declares; empty if that can't be read at all. */
    public Optional<Manifest> manifest() {
        return Optional.ofNullable(manifest == null ? null : manifest.reading().manifest());
    }

    /** The layers of each configuration. */
    public ConfigDocuments documents() {
        return documents;
    }

    /** Every document that was read, schemas and the manifest included, by its file. */
    public Map<String, Document> files() {
        return files;
    }

    /** The usable schemas. */
    public Map<ConfigKind, ConfigSchema> schemas() {
        return schemas;
    }

    /** Findings accepted on purpose. */
    public AcceptedFindings accepted() {
        return accepted;
    }

    /** What reading found; {@link #validate} finds more, and tells these again. */
    public List<Problem> problems() {
        return problems;
    }

    /** What is there, but not as it was meant. */
    UnreadLayers unread() {
        return unread;
    }

    FileTree tree() {
        return tree;
    }

    Map<String, Place> places() {
        return places;
    }

    @Nullable
    ReadManifest readManifest() {
        return manifest;
    }

    Map<ConfigKind, CompiledSchema> compiled() {
        return compiled;
    }

    /** Takes over what another one has worked out, as far as it is the same here. */
    @SuppressWarnings("ReferenceEquality") // Only the very same manifest has the same environments.
    void share(LoadedWorkspace before, Scope changed) {
        if (manifest != before.manifest) {
            return;
        }
        ownership = before.ownership;
        if (compiled.equals(before.compiled) && documents.kinds().equals(before.documents.kinds())) {
            List<EnvironmentName> resolvedAnew =
                    changed.hasAllTenants() ? changed.environmentsOf(documents) : List.of();
            resolvers = before.resolvers.stream()
                    .map(known -> known.with(documents, resolvedAnew))
                    .toList();
        }
    }

    /** Answers what each configuration is, with the variables of a process as the highest layer. */
    public ConfigResolver resolver(Map<String, String> variables) {
        List<ConfigResolver> known = resolvers;
        for (ConfigResolver one : known) {
            if (one.variables().equals(variables)) {
                return one;
            }
        }
        List<ConfigResolver> more = new ArrayList<>(known.subList(0, Math.min(known.size(), RESOLVERS_MAX - 1)));
        more.add(0, new ConfigResolver(documents, variables));
        resolvers = more;
        return more.get(0);
    }

    /**
     * Who owns which endpoint, as the manifest declares it.
     *
     * @throws ProblemException if a declaration is wrong, or there is no manifest
     */
    public Ownership ownership() {
        Ownership known = ownership;
        if (known == null) {
            known = WorkspaceProof.ownership(manifest().orElseThrow(() -> new ProblemException(problems)));
            ownership = known;
        }
        return known;
    }

    /**
     * Everything that is wrong with the workspace: all files, all environments × tenants × kinds, each place once.
     *
     * @param variables of the process, as the highest layer
     * @param today for acceptances that end
     */
    public ValidationReport validate(Map<String, String> variables, LocalDate today) {
        return validate(variables, today, Scope.ALL);
    }

    /**
     * What is wrong with all files, and with the configurations in a scope: of what was valid, and is changed in that
     * scope only, the same errors as everywhere.
     */
    public ValidationReport validate(Map<String, String> variables, LocalDate today, Scope scope) {
        return new Validation(this, variables).report(scope, today);
    }

    /**
     * What is wrong with the values of one configuration of this workspace, as {@link #validate} tells it; without what is
     * accepted on purpose.
     *
     * @param configuration resolved with the variables of the process that will use it
     * @param today for acceptances that end
     */
    public List<Problem> validate(EffectiveConfiguration configuration, LocalDate today) {
        return new Validation(this, Map.of()).ofValues(configuration, today);
    }

    /**
     * The proof that no environment can reach what is another's, without what is accepted on purpose; an acceptance that is
     * over, or that nothing needs any more, is among its problems.
     *
     * @param variables of the process, as the highest layer
     * @param today for acceptances that end
     * @throws ProblemException if the ownership is wrongly declared, or there is no manifest
     */
    public WorkspaceProof prove(Map<String, String> variables, LocalDate today) {
        return prove(variables, today, Scope.ALL);
    }

    /** The proof for the configurations in a scope. */
    public WorkspaceProof prove(Map<String, String> variables, LocalDate today, Scope scope) {
        return WorkspaceProof.of(this, variables, today, scope);
    }

    /**
     * The text of one of its files as it is now, to show the line of a problem; empty if the file is none of the
     * workspace's, or is gone.
     *
     * @param file as a problem's location names it
     */
    public Optional<String> source(String file) {
        return bytes(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The bytes of one of its files as it is now; empty if the file is none of the workspace's, or is gone. */
    public Optional<byte[]> bytes(String file) {
        try {
            return Optional.of(tree.bytes(file));
        } catch (RefusedFileException none) {
            return Optional.empty();
        }
    }
}
