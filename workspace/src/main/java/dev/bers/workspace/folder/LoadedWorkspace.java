package dev.bers.workspace.folder;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.manifest.Manifest;
import dev.bers.problem.Problem;
import dev.bers.value.Bounds;
import dev.bers.value.Document;
import dev.bers.workspace.schema.ConfigSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A workspace as it was read at one moment; immutable. */
public final class LoadedWorkspace {

    private final Path root;
    private final @Nullable Manifest manifest;
    private final ConfigDocuments documents;
    private final Map<String, Document> files;
    private final UnreadLayers unread;
    private final Map<ConfigKind, ConfigSchema> schemas;
    private final AcceptedFindings accepted;
    private final List<Problem> problems;

    LoadedWorkspace(
            FolderReader reader,
            @Nullable Manifest manifest,
            ConfigDocuments documents,
            Map<ConfigKind, ConfigSchema> schemas,
            AcceptedFindings accepted) {
        this.root = reader.root();
        this.manifest = manifest;
        this.documents = documents;
        this.files = Map.copyOf(reader.documents());
        this.unread = reader.unread();
        this.schemas = Map.copyOf(schemas);
        this.accepted = accepted;
        this.problems = List.copyOf(reader.problems());
    }

    /** Its folder. */
    public Path root() {
        return root;
    }

    /** What {@code bers.yaml} declares; empty if that can't be read at all. */
    public Optional<Manifest> manifest() {
        return Optional.ofNullable(manifest);
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

    /** Answers what each configuration is, with the variables of a process as the highest layer. */
    public ConfigResolver resolver(Map<String, String> variables) {
        return new ConfigResolver(documents, variables);
    }

    /**
     * Everything that is wrong with the workspace: all files, all environments × tenants × kinds, each place once.
     *
     * @param variables of the process, as the highest layer
     * @param today for acceptances that end
     */
    public ValidationReport validate(Map<String, String> variables, LocalDate today) {
        return new Validation(this, variables).report(today);
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
     * The text of one of its files as it is now, to show the line of a problem; empty if the file is none of the
     * workspace's, or is gone.
     *
     * @param file as a problem's location names it
     */
    public Optional<String> source(String file) {
        Path path = root.resolve(file).normalize();
        if (!path.startsWith(root) || !Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(path)) {
            return Optional.of(new String(in.readNBytes(Bounds.DOCUMENT_BYTES_MAX), StandardCharsets.UTF_8));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
