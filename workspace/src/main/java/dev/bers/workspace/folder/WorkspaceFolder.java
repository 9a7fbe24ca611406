package dev.bers.workspace.folder;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.config.SchemaOutline;
import dev.bers.environment.Environments;
import dev.bers.manifest.Manifest;
import dev.bers.manifest.ManifestReader;
import dev.bers.manifest.ManifestReading;
import dev.bers.problem.ProblemException;
import dev.bers.value.Document;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.schema.ConfigSchema;
import dev.bers.workspace.schema.SchemaCompilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The folder of a workspace: the nearest one, upwards, that has a manifest. */
public final class WorkspaceFolder {

    private static final String MANIFEST = "bers";

    private final Path root;

    private WorkspaceFolder(Path root) {
        this.root = root;
    }

    /**
     * The workspace that a folder belongs to.
     *
     * @throws ProblemException if neither the folder nor one above it has {@code bers.yaml}, {@code .yml} or {@code .json}
     */
    public static WorkspaceFolder open(Path start) {
        for (Path at = start.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (hasManifest(at)) {
                return new WorkspaceFolder(at);
            }
        }
        throw new ProblemException(FolderProblems.noWorkspace(start.toString()));
    }

    /**
     * The workspace in a folder that somebody named: no other one stands in for it, since what is said of that one would
     * be taken for an answer about this one.
     *
     * @throws ProblemException if it is no folder, or has no manifest
     */
    public static WorkspaceFolder at(Path named) {
        Path root = named.toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            throw new ProblemException(FolderProblems.noFolder(root.toString(), Files.exists(root)));
        }
        if (!hasManifest(root)) {
            throw new ProblemException(FolderProblems.noManifest(root.toString()));
        }
        return new WorkspaceFolder(root);
    }

    private static boolean hasManifest(Path folder) {
        return DocumentReader.ENDINGS.stream().anyMatch(ending -> Files.exists(folder.resolve(MANIFEST + ending)));
    }

    /** Its absolute path. */
    public Path root() {
        return root;
    }

    /**
     * All of it as it is now, with all that is wrong so far; what refers to what is checked by
     * {@link LoadedWorkspace#validate}.
     *
     * @throws ProblemException if the folder as a whole can't be read
     */
    public LoadedWorkspace load() {
        return load(reader());
    }

    /**
     * The manifest as it is now, without reading the rest.
     *
     * @throws ProblemException if the folder as a whole can't be read
     */
    public ManifestReading readManifest() {
        FolderReader reader = reader();
        return new ManifestReading(manifest(reader), reader.problems());
    }

    private FolderReader reader() {
        try {
            return new FolderReader(root);
        } catch (IOException gone) {
            throw new ProblemException(FolderProblems.unreadable(root.toString(), String.valueOf(gone.getMessage())));
        }
    }

    /**
     * All of it as it is now, without an error in it.
     *
     * @param variables of the process, as the highest layer
     * @param today for acceptances that end
     * @throws ProblemException with all problems, if any is an error
     */
    public LoadedWorkspace loadValid(Map<String, String> variables, LocalDate today) {
        LoadedWorkspace loaded = load();
        ValidationReport report = loaded.validate(variables, today);
        if (!report.valid()) {
            throw new ProblemException(report.problems());
        }
        return loaded;
    }

    private LoadedWorkspace load(FolderReader reader) {
        Manifest manifest = manifest(reader);
        AcceptedFindings accepted = accepted(reader);
        if (manifest == null) {
            ConfigDocuments none =
                    ConfigDocuments.builder(new Environments(List.of())).build();
            return new LoadedWorkspace(reader, null, none, Map.of(), accepted);
        }
        List<PlacedDocument> placed =
                new DocumentPlacement(reader, root.resolve("config"), manifest.environments()).placed();
        ConfigDocuments.Builder documents = ConfigDocuments.builder(manifest.environments());
        Map<ConfigKind, ConfigSchema> schemas = new EnumMap<>(ConfigKind.class);
        for (PlacedDocument each : placed) {
            if (each.role() == PlacedDocument.Role.SCHEMA) {
                addSchema(each, reader, documents, schemas);
            } else {
                addLayer(each, documents);
            }
        }
        return new LoadedWorkspace(reader, manifest, documents.build(), schemas, accepted);
    }

    private @Nullable Manifest manifest(FolderReader reader) {
        List<Path> candidates = new ArrayList<>();
        for (String ending : DocumentReader.ENDINGS) {
            Path file = root.resolve(MANIFEST + ending);
            if (Files.exists(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                candidates.add(file);
            }
        }
        Path file = reader.stems(candidates).get(MANIFEST);
        Document document = file == null ? null : reader.read(file);
        if (document == null) {
            return null;
        }
        ManifestReading reading = ManifestReader.read(document);
        reading.problems().forEach(reader::add);
        return reading.manifest();
    }

    private AcceptedFindings accepted(FolderReader reader) {
        List<Path> candidates = new ArrayList<>();
        for (String ending : DocumentReader.ENDINGS) {
            Path file = root.resolve("config").resolve("accepted" + ending);
            if (Files.exists(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                candidates.add(file);
            }
        }
        // Two files for it are found when the folder is looked through.
        Document document = candidates.isEmpty() ? null : reader.read(candidates.get(0));
        return document == null ? AcceptedFindings.NONE : AcceptedFindings.read(document, reader.problems());
    }

    private static void addSchema(
            PlacedDocument placed,
            FolderReader reader,
            ConfigDocuments.Builder documents,
            Map<ConfigKind, ConfigSchema> schemas) {
        SchemaOutline outline = SchemaOutline.of(placed.document());
        outline.problems().forEach(reader::add);
        documents.schema(placed.kind(), outline);
        SchemaCompilation compilation = ConfigSchema.compile(placed.document());
        compilation.problems().forEach(reader::add);
        if (compilation.schema() != null) {
            schemas.put(placed.kind(), compilation.schema());
        }
    }

    private static void addLayer(PlacedDocument placed, ConfigDocuments.Builder documents) {
        Document document = placed.document();
        switch (placed.role()) {
            case BASE -> documents.base(placed.kind(), document);
            case ENVIRONMENT ->
                documents.environment(placed.kind(), Objects.requireNonNull(placed.environment()), document);
            case LOCAL -> documents.local(placed.kind(), Objects.requireNonNull(placed.environment()), document);
            case TENANT -> {
                if (placed.environment() == null) {
                    documents.tenant(Objects.requireNonNull(placed.tenant()), document);
                } else {
                    documents.tenant(Objects.requireNonNull(placed.tenant()), placed.environment(), document);
                }
            }
            case SCHEMA -> throw new IllegalArgumentException("a schema is no layer: " + document.file());
        }
    }
}
