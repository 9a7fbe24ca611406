package dev.bers.workspace.folder;

import dev.bers.config.ConfigKind;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.problem.NearMiss;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Document;
import dev.bers.workspace.folder.Place.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the documents below {@code config/} and what each is for, by its place; whatever has no place is a problem. */
final class DocumentPlacement {

    private static final String CONFIG = "config";
    private static final String BASE = "base";
    private static final String LOCAL_SUFFIX = ".local";
    private static final String SCHEMA_SUFFIX = ".schema";
    private static final String TENANT_STEM = "config";
    /** Read by other capabilities. */
    private static final List<String> OTHER_FOLDERS = List.of("schemas", "tenants", "migrations", "flags");

    private static final List<String> OTHER_FILES = List.of("accepted");

    private final FolderReader reader;
    private final Environments environments;
    private final Map<String, Place> placed = new LinkedHashMap<>();

    DocumentPlacement(FolderReader reader, Environments environments) {
        this.reader = reader;
        this.environments = environments;
    }

    /** The files of all documents, each with what its place says of it, in the order in which they were read. */
    Map<String, Place> placed() {
        if (!reader.tree().has(CONFIG)) {
            reader.add(FolderProblems.noConfiguration());
            return placed;
        }
        if (reader.isFolder(CONFIG)) {
            top();
            if (reader.isFolder(CONFIG + "/schemas")) {
                schemas(CONFIG + "/schemas");
            }
            for (ConfigKind kind : ConfigKind.values()) {
                String folder = CONFIG + "/" + kind.folder();
                if (reader.isFolder(folder)) {
                    kind(kind, folder);
                } else if (reader.tree().has(folder)) {
                    reader.unread().addLayer(kind, null, null);
                }
            }
            if (reader.isFolder(CONFIG + "/tenants")) {
                tenants(CONFIG + "/tenants");
            }
        }
        return placed;
    }

    private void top() {
        List<String> folders = new ArrayList<>(OTHER_FOLDERS);
        for (ConfigKind kind : ConfigKind.values()) {
            folders.add(kind.folder());
        }
        List<String> files = new ArrayList<>();
        for (String entry : reader.entries(CONFIG)) {
            String name = FolderReader.lastOf(entry);
            if (!reader.isDirectory(entry)) {
                files.add(entry);
            } else if (!folders.contains(name)) {
                NearMiss.of(name, folders).ifPresent(near -> reader.add(FolderProblems.unknownFolder(entry, near)));
            }
        }
        reader.stems(files).forEach((stem, file) -> {
            if (!OTHER_FILES.contains(stem) && !folders.contains(FolderReader.lastOf(file))) {
                reader.add(FolderProblems.undeclared(
                        file,
                        "accepted.yaml, or a file in a folder of its kind",
                        NearMiss.of(stem, OTHER_FILES).orElse(null)));
            }
        });
    }

    private void kind(ConfigKind kind, String folder) {
        reader.stems(reader.entries(folder)).forEach((stem, file) -> {
            boolean isLocal = stem.endsWith(LOCAL_SUFFIX);
            String name = isLocal ? stem.substring(0, stem.length() - LOCAL_SUFFIX.length()) : stem;
            Environment environment = find(name);
            if (stem.equals(BASE)) {
                place(kind, Role.BASE, null, null, file);
            } else if (environment == null) {
                String near = nearMiss(name);
                reader.add(FolderProblems.undeclared(file, expectedStems(), near));
                if (near != null) {
                    reader.unread().addLayer(kind, name(find(near)), null);
                }
            } else if (isLocal && environment.tier() != Tier.DEVELOPMENT) {
                reader.add(FolderProblems.localOutsideDevelopment(
                        file, name, environment.tier().text()));
            } else {
                place(kind, isLocal ? Role.LOCAL : Role.ENVIRONMENT, environment.name(), null, file);
            }
        });
    }

    private void schemas(String folder) {
        Map<String, ConfigKind> kinds = new LinkedHashMap<>();
        for (ConfigKind kind : ConfigKind.values()) {
            kinds.put(kind.text() + SCHEMA_SUFFIX, kind);
        }
        reader.stems(reader.entries(folder)).forEach((stem, file) -> {
            ConfigKind kind = kinds.get(stem);
            if (kind == null) {
                String near = NearMiss.of(stem, kinds.keySet()).orElse(null);
                reader.add(FolderProblems.undeclared(file, String.join(", ", kinds.keySet()), near));
            } else if (reader.isDirectory(CONFIG + "/" + kind.folder())) {
                place(kind, Role.SCHEMA, null, null, file);
            }
        });
    }

    private void tenants(String folder) {
        for (String hidden : reader.hiddenFolders(folder)) {
            reader.add(FolderProblems.badTenantName(hidden, FolderReader.lastOf(hidden)));
        }
        Map<String, String> folded = new HashMap<>();
        for (String entry : reader.entries(folder)) {
            String name = FolderReader.lastOf(entry);
            TenantHash tenant = TenantHash.parse(name).orElse(null);
            if (tenant == null) {
                reader.add(FolderProblems.badTenantName(entry, name));
            } else if (reader.isFolder(entry)) {
                String clash = folded.putIfAbsent(name.toLowerCase(Locale.ROOT), entry);
                if (clash != null) {
                    reader.add(FolderProblems.clashByCase(entry, clash));
                }
                tenant(tenant, entry);
            }
        }
    }

    private void tenant(TenantHash tenant, String folder) {
        reader.stems(reader.entries(folder)).forEach((stem, file) -> {
            boolean isForAll = stem.equals(TENANT_STEM);
            String name = stem.startsWith(TENANT_STEM + ".") ? stem.substring(TENANT_STEM.length() + 1) : "";
            Environment environment = find(name);
            if (isForAll || environment != null) {
                place(ConfigKind.ENVIRONMENT, Role.TENANT, isForAll ? null : name(environment), tenant, file);
            } else {
                String near = nearMiss(name);
                reader.add(FolderProblems.undeclared(
                        file,
                        "config.yaml or config.ENVIRONMENT.yaml",
                        near == null ? null : TENANT_STEM + "." + near));
            }
        });
    }

    private static @Nullable EnvironmentName name(@Nullable Environment environment) {
        return environment == null ? null : environment.name();
    }

    private void place(
            ConfigKind kind,
            Role role,
            @Nullable EnvironmentName environment,
            @Nullable TenantHash tenant,
            String file) {
        Document document = reader.read(file);
        if (document != null) {
            placed.put(file, new Place(kind, role, environment, tenant));
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
