package dev.bers.workspace.folder;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.environment.Environments;
import dev.bers.manifest.Manifest;
import dev.bers.value.Document;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One reading of all files of a workspace. */
final class WorkspaceLoading {

    static final String MANIFEST = "bers";
    private static final String ACCEPTED = "config/accepted";

    private final FolderReader reader;
    private final @Nullable LoadedWorkspace before;

    /**
     * @param before an earlier one, of which all is taken over that was made from the very same documents; null for none
     */
    WorkspaceLoading(FolderReader reader, @Nullable LoadedWorkspace before) {
        this.reader = reader;
        this.before = before;
    }

    /** All of it, with all that is wrong with its parts. */
    LoadedWorkspace load() {
        ReadManifest read = manifest();
        AcceptedFindings accepted = accepted();
        Manifest manifest = read == null ? null : read.reading().manifest();
        if (manifest == null) {
            ConfigDocuments none =
                    ConfigDocuments.builder(new Environments(List.of())).build();
            return new LoadedWorkspace(reader, read, Map.of(), none, Map.of(), accepted);
        }
        Map<String, Place> places = new DocumentPlacement(reader, manifest.environments()).placed();
        ConfigDocuments.Builder layers = ConfigDocuments.builder(manifest.environments());
        Map<ConfigKind, CompiledSchema> schemas = new EnumMap<>(ConfigKind.class);
        places.forEach((file, place) -> {
            Document document = Objects.requireNonNull(reader.documents().get(file));
            if (place.role() == Place.Role.SCHEMA) {
                CompiledSchema schema = schema(place.kind(), document);
                layers.schema(place.kind(), schema.outline());
                schemas.put(place.kind(), schema);
            } else {
                place.put(document, layers);
            }
        });
        return new LoadedWorkspace(reader, read, places, layers.build(), schemas, accepted);
    }

    /** The manifest alone; null if there is none to be read. */
    @SuppressWarnings("ReferenceEquality") // An equal document was read, and told of, once more.
    @Nullable
    ReadManifest manifest() {
        String file = reader.stems(reader.candidates(MANIFEST)).get(MANIFEST);
        if (file == null) {
            reader.add(FolderProblems.noManifest("of the workspace"));
            return null;
        }
        Document document = reader.read(file);
        if (document == null) {
            return null;
        }
        ReadManifest known = before == null ? null : before.readManifest();
        ReadManifest read = known != null && known.document() == document ? known : ReadManifest.of(document);
        read.reading().problems().forEach(reader::add);
        return read;
    }

    @SuppressWarnings("ReferenceEquality") // An equal document was read, and told of, once more.
    private CompiledSchema schema(ConfigKind kind, Document document) {
        CompiledSchema known = before == null ? null : before.compiled().get(kind);
        CompiledSchema schema = known != null && known.document() == document ? known : CompiledSchema.of(document);
        schema.outline().problems().forEach(reader::add);
        schema.compilation().problems().forEach(reader::add);
        return schema;
    }

    private AcceptedFindings accepted() {
        List<String> candidates = reader.candidates(ACCEPTED);
        // Two files for it are found when the folder is looked through.
        Document document = candidates.isEmpty() ? null : reader.read(candidates.get(0));
        return document == null ? AcceptedFindings.NONE : AcceptedFindings.read(document, reader.problems());
    }
}
