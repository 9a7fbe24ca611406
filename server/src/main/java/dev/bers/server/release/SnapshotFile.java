package dev.bers.server.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.server.database.ContentDigest;
import dev.bers.workspace.writing.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ReleaseSnapshot} as one file of JSON beside the database, replaced as a whole. A digest over its content tells
 * whether it is what was written.
 */
public final class SnapshotFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /**
     * @param file made when it is first written
     */
    public SnapshotFile(Path file) {
        this.file = file;
    }

    /**
     * Replaces it.
     *
     * @throws ProblemException STO-022 if it can't be written
     */
    public void write(ReleaseSnapshot snapshot) {
        try {
            ObjectNode content = content(snapshot);
            ObjectNode root = JSON.createObjectNode();
            root.put("digest", ContentDigest.of(JSON.writeValueAsBytes(content)));
            root.set("content", content);
            AtomicFiles.write(file, JSON.writeValueAsBytes(root));
        } catch (IOException unwritable) {
            throw new ProblemException(StoreProblems.snapshotNotWritten(file.toString(), reason(unwritable)));
        }
    }

    /**
     * Reads it.
     *
     * @return empty if there is none
     * @throws ProblemException STO-023 if it can't be read, or is not what was written
     */
    public Optional<ReleaseSnapshot> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            JsonNode content = root.path("content");
            String digest = ContentDigest.of(JSON.writeValueAsBytes(content));
            if (!root.path("digest").asText().equals(digest)) {
                throw new ProblemException(
                        StoreProblems.snapshotNotRead(file.toString(), "its content has another digest"));
            }
            return Optional.of(snapshot(content));
        } catch (IOException unreadable) {
            throw new ProblemException(StoreProblems.snapshotNotRead(file.toString(), reason(unreadable)));
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof JsonProcessingException malformed
                ? malformed.getOriginalMessage()
                : String.valueOf(failure.getMessage());
    }

    private static ObjectNode content(ReleaseSnapshot snapshot) {
        ObjectNode content = JSON.createObjectNode();
        content.put("workspace", snapshot.workspace());
        ObjectNode environments = content.putObject("environments");
        snapshot.environments().forEach((environment, running) -> {
            ObjectNode entry = environments.putObject(environment.text());
            entry.set("release", release(running.release()));
            entry.set("revision", revision(running.revision()));
            ObjectNode tree = entry.putObject("documents");
            running.tree().forEach(tree::put);
        });
        ObjectNode documents = content.putObject("documents");
        new TreeMap<>(snapshot.documents()).forEach((digest, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            boolean isText = java.util.Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
            documents
                    .putObject(digest)
                    .put(
                            isText ? "text" : "base64",
                            isText ? text : Base64.getEncoder().encodeToString(bytes));
        });
        return content;
    }

    private static ObjectNode release(Release release) {
        EnvironmentName origin = release.originEnvironment();
        return JSON.createObjectNode()
                .put("number", release.number())
                .put("revision", release.revision())
                .put("kind", release.kind().text())
                .put("slot", release.slot().text())
                .put("origin", release.origin())
                .put("originEnvironment", origin == null ? null : origin.text())
                .put("author", release.author())
                .put("message", release.message())
                .put("time", release.time().toString());
    }

    private static ObjectNode revision(Revision revision) {
        ObjectNode node = JSON.createObjectNode()
                .put("number", revision.number())
                .put("parent", revision.parent())
                .put("digest", revision.digest())
                .put("author", revision.author())
                .put("message", revision.message())
                .put("time", revision.time().toString());
        ObjectNode changes = node.putObject("changes");
        revision.changes().forEach(change -> changes.put(change.path(), change.digest()));
        return node;
    }

    private static ReleaseSnapshot snapshot(JsonNode content) {
        SortedMap<EnvironmentName, ReleaseSnapshot.Running> environments = new TreeMap<>();
        content.path("environments").forEachEntry((name, entry) -> {
            EnvironmentName environment = new EnvironmentName(name);
            SortedMap<String, String> tree = new TreeMap<>();
            entry.path("documents").forEachEntry((path, digest) -> tree.put(path, digest.asText()));
            environments.put(
                    environment,
                    new ReleaseSnapshot.Running(
                            release(environment, entry.path("release")), revision(entry.path("revision")), tree));
        });
        Map<String, byte[]> documents = new HashMap<>();
        content.path("documents")
                .forEachEntry((digest, node) -> documents.put(
                        digest,
                        node.has("text")
                                ? node.path("text").asText().getBytes(StandardCharsets.UTF_8)
                                : Base64.getDecoder().decode(node.path("base64").asText())));
        return new ReleaseSnapshot(text(content, "workspace"), environments, documents);
    }

    private static Release release(EnvironmentName environment, JsonNode node) {
        String origin = text(node, "originEnvironment");
        return new Release(
                environment,
                node.path("number").asLong(),
                node.path("revision").asLong(),
                Release.Kind.valueOf(node.path("kind").asText().toUpperCase(Locale.ROOT)),
                Slot.valueOf(node.path("slot").asText().toUpperCase(Locale.ROOT)),
                number(node, "origin"),
                origin == null ? null : new EnvironmentName(origin),
                node.path("author").asText(),
                node.path("message").asText(),
                Instant.parse(node.path("time").asText()));
    }

    private static Revision revision(JsonNode node) {
        List<DocumentChange> changes = new ArrayList<>();
        node.path("changes")
                .forEachEntry((path, digest) ->
                        changes.add(new DocumentChange(path, digest.isNull() ? null : digest.asText())));
        return new Revision(
                node.path("number").asLong(),
                number(node, "parent"),
                node.path("digest").asText(),
                node.path("author").asText(),
                node.path("message").asText(),
                Instant.parse(node.path("time").asText()),
                changes);
    }

    private static @Nullable String text(JsonNode node, String key) {
        return node.path(key).isTextual() ? node.path(key).asText() : null;
    }

    private static @Nullable Long number(JsonNode node, String key) {
        return node.path(key).isNumber() ? node.path(key).asLong() : null;
    }
}
