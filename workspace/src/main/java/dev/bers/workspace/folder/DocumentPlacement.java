package dev.bers.workspace.folder;

import dev.bers.config.ConfigKind;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.problem.NearMiss;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Document;
import dev.bers.workspace.folder.PlacedDocument.Role;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the documents below {@code config/} and what each is for, by its place; whatever has no place is a problem. */
final class DocumentPlacement {

    private static final String BASE = "base";
    private static final String LOCAL_SUFFIX = ".local";
    private static final String SCHEMA_SUFFIX = ".schema";
    private static final String TENANT_STEM = "config";
    /** Read by other capabilities. */
    private static final List<String> OTHER_FOLDERS = List.of("schemas", "tenants", "migrations", "flags");

    private static final List<String> OTHER_FILES = List.of("accepted");

    private final FolderReader reader;
    private final Path config;
    private final Environments environments;
    private final List<PlacedDocument> placed = new ArrayList<>();

    DocumentPlacement(FolderReader reader, Path config, Environments environments) {
        this.reader = reader;
        this.config = config;
        this.environments = environments;
    }

    /** All documents, each with its role. */
    List<PlacedDocument> placed() {
        if (Files.notExists(config)) {
            reader.add(FolderProblems.noConfiguration());
            return placed;
        }
        if (reader.isFolder(config)) {
            top();
            if (reader.isFolder(config.resolve("schemas"))) {
                schemas(config.resolve("schemas"));
            }
            for (ConfigKind kind : ConfigKind.values()) {
                Path folder = config.resolve(kind.folder());
                if (reader.isFolder(folder)) {
                    kind(kind, folder);
                } else if (!Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
                    reader.unread().addLayer(kind, null, null);
                }
            }
            if (reader.isFolder(config.resolve("tenants"))) {
                tenants(config.resolve("tenants"));
            }
        }
        return placed;
    }

    private void top() {
        List<String> folders = new ArrayList<>(OTHER_FOLDERS);
        for (ConfigKind kind : ConfigKind.values()) {
            folders.add(kind.folder());
        }
        List<Path> files = new ArrayList<>();
        for (Path entry : reader.entries(config)) {
            String name = entry.getFileName().toString();
            if (!reader.isDirectory(entry)) {
                files.add(entry);
            } else if (!folders.contains(name)) {
                NearMiss.of(name, folders)
                        .ifPresent(near -> reader.add(FolderProblems.unknownFolder(reader.nameOf(entry), near)));
            }
        }
        reader.stems(files).forEach((stem, file) -> {
            if (!OTHER_FILES.contains(stem)
                    && !folders.contains(file.getFileName().toString())) {
                reader.add(FolderProblems.undeclared(
                        reader.nameOf(file),
                        "accepted.yaml, or a file in a folder of its kind",
                        NearMiss.of(stem, OTHER_FILES).orElse(null)));
            }
        });
    }

    private void kind(ConfigKind kind, Path folder) {
        reader.stems(reader.entries(folder)).forEach((stem, file) -> {
            boolean isLocal = stem.endsWith(LOCAL_SUFFIX);
            String name = isLocal ? stem.substring(0, stem.length() - LOCAL_SUFFIX.length()) : stem;
            Environment environment = find(name);
            if (stem.equals(BASE)) {
                place(kind, Role.BASE, null, null, file);
            } else if (environment == null) {
                String near = nearMiss(name);
                reader.add(FolderProblems.undeclared(reader.nameOf(file), expectedStems(), near));
                if (near != null) {
                    reader.unread().addLayer(kind, name(find(near)), null);
                }
            } else if (isLocal && environment.tier() != Tier.DEVELOPMENT) {
                reader.add(FolderProblems.localOutsideDevelopment(
                        reader.nameOf(file), name, environment.tier().text()));
            } else {
                place(kind, isLocal ? Role.LOCAL : Role.ENVIRONMENT, environment.name(), null, file);
            }
        });
    }

    private void schemas(Path folder) {
        Map<String, ConfigKind> kinds = new LinkedHashMap<>();
        for (ConfigKind kind : ConfigKind.values()) {
            kinds.put(kind.text() + SCHEMA_SUFFIX, kind);
        }
        reader.stems(reader.entries(folder)).forEach((stem, file) -> {
            ConfigKind kind = kinds.get(stem);
            if (kind == null) {
                String near = NearMiss.of(stem, kinds.keySet()).orElse(null);
                reader.add(FolderProblems.undeclared(reader.nameOf(file), String.join(", ", kinds.keySet()), near));
            } else if (reader.isDirectory(config.resolve(kind.folder()))) {
                place(kind, Role.SCHEMA, null, null, file);
            }
        });
    }

    private void tenants(Path folder) {
        for (Path hidden : reader.hiddenFolders(folder)) {
            reader.add(FolderProblems.badTenantName(
                    reader.nameOf(hidden), hidden.getFileName().toString()));
        }
        Map<String, Path> folded = new HashMap<>();
        for (Path entry : reader.entries(folder)) {
            String name = entry.getFileName().toString();
            TenantHash tenant = TenantHash.parse(name).orElse(null);
            if (tenant == null) {
                reader.add(FolderProblems.badTenantName(reader.nameOf(entry), name));
            } else if (reader.isFolder(entry)) {
                Path clash = folded.putIfAbsent(name.toLowerCase(Locale.ROOT), entry);
                if (clash != null) {
                    reader.add(FolderProblems.clashByCase(reader.nameOf(entry), reader.nameOf(clash)));
                }
                tenant(tenant, entry);
            }
        }
    }

    private void tenant(TenantHash tenant, Path folder) {
        reader.stems(reader.entries(folder)).forEach((stem, file) -> {
            boolean isForAll = stem.equals(TENANT_STEM);
            String name = stem.startsWith(TENANT_STEM + ".") ? stem.substring(TENANT_STEM.length() + 1) : "";
            Environment environment = find(name);
            if (isForAll || environment != null) {
                place(ConfigKind.ENVIRONMENT, Role.TENANT, isForAll ? null : name(environment), tenant, file);
            } else {
                String near = nearMiss(name);
                reader.add(FolderProblems.undeclared(
                        reader.nameOf(file),
                        "config.yaml or config.ENVIRONMENT.yaml",
                        near == null ? null : TENANT_STEM + "." + near));
            }
        });
    }

    private static @Nullable EnvironmentName name(@Nullable Environment environment) {
        return environment == null ? null : environment.name();
    }

    private void place(
            ConfigKind kind, Role role, @Nullable EnvironmentName environment, @Nullable TenantHash tenant, Path file) {
        Document document = reader.read(file);
        if (document != null) {
            placed.add(new PlacedDocument(kind, role, environment, tenant, document));
        }
        if (document == null || reader.isDoubled(file)) {
            if (role == Role.SCHEMA) {
                reader.unread().addSchema(kind);
            } else {
                reader.unread().addLayer(kind, environment, tenant);
            }
        }
    }

    private @Nullable Environment find(String name) {
        return EnvironmentName.parse(name).flatMap(environments::find).orElse(null);
    }

    private String expectedStems() {
        return BASE + ", " + String.join(", ", names());
    }

    private @Nullable String nearMiss(String name) {
        List<String> known = names();
        known.add(BASE);
        return NearMiss.of(name, known).orElse(null);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (EnvironmentName name : environments.names()) {
            names.add(name.text());
        }
        return names;
    }
}
