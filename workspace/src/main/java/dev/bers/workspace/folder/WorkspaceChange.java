package dev.bers.workspace.folder;

import dev.bers.config.ConfigDocuments;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.value.Document;
import dev.bers.workspace.reading.Reading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Documents of a workspace that are replaced, added or removed.
 *
 * <p>Mostly one layer takes the place of another, of which nothing needs to be told: then the places of all documents, the
 * manifest and the schemas stay as they are, and only what is new is read. Anything else is loaded like a folder, from files of which
 * those that did not change are read already.
 */
final class WorkspaceChange {

    private final LoadedWorkspace before;
    private final Map<String, byte @Nullable []> changes;
    private final MemoryTree tree;

    WorkspaceChange(LoadedWorkspace before, Map<String, byte @Nullable []> changes) {
        this.before = before;
        this.changes = changes;
        this.tree = MemoryTree.of(before.tree()).with(changes);
    }

    LoadedWorkspace changed() {
        Map<String, Document> replacements = replacements();
        LoadedWorkspace changed = replacements == null
                ? new WorkspaceLoading(new FolderReader(tree), before).load()
                : replaced(replacements);
        changed.share(before, before.changedIn(changed, changes.keySet()));
        return changed;
    }

    /** The new layers, if each stands where an old one stood and there is nothing to tell of either; else null. */
    private @Nullable Map<String, Document> replacements() {
        Map<String, Document> replacements = new HashMap<>();
        for (Map.Entry<String, byte @Nullable []> change : changes.entrySet()) {
            Place place = before.places().get(change.getKey());
            if (place == null || place.role() == Place.Role.SCHEMA || change.getValue() == null) {
                return null;
            }
            Document document = silent(tree, change.getKey());
            if (document == null || silent(before.tree(), change.getKey()) == null) {
                return null;
            }
            replacements.put(change.getKey(), document);
        }
        return replacements;
    }

    /** The document in a file of which there is nothing else to tell; else null. */
    private static @Nullable Document silent(FileTree tree, String file) {
        try {
            Reading reading = tree.reading(file);
            return reading.problems().isEmpty() ? reading.document() : null;
        } catch (RefusedFileException gone) {
            return null;
        }
    }

    private LoadedWorkspace replaced(Map<String, Document> replacements) {
        Map<String, Document> files = new HashMap<>(before.files());
        ConfigDocuments.Builder layers = before.documents().toBuilder();
        replacements.forEach((file, document) -> {
            files.put(file, document);
            java.util.Objects.requireNonNull(before.places().get(file)).put(document, layers);
        });
        return new LoadedWorkspace(before, tree, layers.build(), files);
    }

    /** What the documents of a workspace at some paths have a say in. */
    static Scope affected(LoadedWorkspace workspace, Iterable<String> paths) {
        Scope affected = Scope.NONE;
        for (String path : paths) {
            Place place = workspace.places().get(path);
            if (place != null) {
                affected = affected.or(affected(workspace.documents().environments(), place));
            } else if (workspace.tree().has(path)) {
                // What has no place may have hidden, until now, what a layer lacks.
                return Scope.ALL;
            }
        }
        return affected;
    }

    private static Scope affected(Environments environments, Place place) {
        EnvironmentName own = place.environment();
        return switch (place.role()) {
            case SCHEMA, BASE -> Scope.ALL;
            case ENVIRONMENT -> Scope.of(own == null ? List.of() : withDescendants(environments, own));
            case LOCAL -> Scope.of(own == null ? List.of() : List.of(own));
            case TENANT ->
                new Scope(own == null ? null : Set.of(own), place.tenant() == null ? null : Set.of(place.tenant()));
        };
    }

    private static Set<EnvironmentName> withDescendants(Environments environments, EnvironmentName ancestor) {
        Set<EnvironmentName> affected = new HashSet<>();
        for (Environment environment : environments.all()) {
            if (environments.chain(environment.name()).stream()
                    .anyMatch(each -> each.name().equals(ancestor))) {
                affected.add(environment.name());
            }
        }
        return affected;
    }
}
