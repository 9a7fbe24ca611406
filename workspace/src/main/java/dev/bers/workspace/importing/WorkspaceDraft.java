package dev.bers.workspace.importing;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigPath;
import dev.bers.config.ConfigResolver;
import dev.bers.config.SchemaOutline;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.HostnamePattern;
import dev.bers.isolation.IsolationDraft;
import dev.bers.problem.Location;
import dev.bers.value.Document;
import dev.bers.value.Json;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.workspace.writing.YamlText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of a workspace that says what was imported, each value with a comment on where it comes from. */
final class WorkspaceDraft {

    private final ImportedConfiguration imported;
    private final Map<EnvironmentName, MappingValue> effective = new LinkedHashMap<>();

    private WorkspaceDraft(ImportedConfiguration imported) {
        this.imported = imported;
        imported.overlays()
                .forEach((name, overlay) -> effective.put(name, SharedPart.merged(imported.base(), overlay)));
    }

    /** The files by their path; what deserves a look is added to the advice. */
    static Map<Path, String> files(ImportedConfiguration imported, List<Advice> advice) {
        return new WorkspaceDraft(imported).files(advice);
    }

    private Map<Path, String> files(List<Advice> advice) {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(Path.of("bers.yaml"), manifest(advice));
        Path folder = Path.of("config", "environments");
        files.put(
                folder.resolve("base.yaml"),
                layer(imported.base(), imported.baseFile(), "What holds in every environment."));
        imported.overlays().forEach((name, overlay) -> {
            String from = imported.files().getOrDefault(name, imported.baseFile());
            files.put(folder.resolve(name + ".yaml"), layer(overlay, from, "What holds in " + name + " only."));
        });
        if (imported.local().size() > 0) {
            files.put(
                    folder.resolve(localOf() + ".local.yaml"),
                    layer(imported.local(), ".env.local", "One developer's own values: never commit this file."));
        }
        MappingValue schema = schema();
        files.put(Path.of("config", "schemas", "environment.schema.json"), Json.pretty(schema) + "\n");
        return files;
    }

    /** A schema that what every environment says fits, a developer's own values too. */
    private MappingValue schema() {
        List<MappingValue> all = new ArrayList<>(effective.values());
        if (imported.local().size() > 0) {
            MappingValue shared = java.util.Objects.requireNonNull(effective.get(localOf()));
            all.add(SharedPart.merged(shared, imported.local()));
        }
        return SchemaGuess.of(all, imported);
    }

    private EnvironmentName localOf() {
        return effective.keySet().stream()
                .min(Comparator.comparing(EnvironmentGuess::tier))
                .orElseThrow();
    }

    private static String layer(MappingValue values, String from, String head) {
        if (values.size() == 0) {
            return "# " + head + " Nothing yet.\n";
        }
        Map<String, String> beside = new LinkedHashMap<>();
        origins(values, from, "", beside);
        return YamlText.write(values, Map.of("", head + " Imported from " + from + "."), beside);
    }

    private static void origins(MappingValue values, String from, String path, Map<String, String> beside) {
        for (int i = 0; i < values.size(); i++) {
            StringBuilder longer = new StringBuilder(path);
            ConfigPath.appendKey(longer, values.keyAt(i));
            Value value = values.valueAt(i);
            Position at = values.keyPositionAt(i);
            if (value instanceof MappingValue below && below.size() > 0) {
                origins(below, from, longer.toString(), beside);
            } else if (at.line() > 0) {
                beside.put(longer.toString(), new Location(from, at.line(), at.column()).toString());
            }
        }
    }

    private String manifest(List<Advice> advice) {
        IsolationDraft owners = IsolationDraft.of(resolver());
        owners.contested()
                .forEach(contested -> advice.add(new Advice(
                        contested(contested) + ": bers isolation check names each value that has to change",
                        Location.ofFile(imported.baseFile()))));
        MappingValue.Builder manifest = MappingValue.builder()
                .put("format", 1)
                .put("name", imported.workspaceName())
                .put("environments", environments())
                .put("detection", detection());
        if (imported.hints().defaultTenant() != null) {
            manifest.put(
                    "tenants",
                    MappingValue.builder()
                            .put("default", imported.hints().defaultTenant())
                            .build());
        }
        manifest.put("isolation", isolation(owners));
        return YamlText.write(manifest.build(), comments(owners), Map.of());
    }

    private Map<String, String> comments(IsolationDraft owners) {
        Map<String, String> comments = new LinkedHashMap<>();
        comments.put(
                "",
                "Imported from " + imported.baseFile() + ". Names, hosts and branches are guesses: look them over.");
        comments.put(
                "environments", "The tier decides how strict an environment is: development, staging or production.");
        comments.put(
                "detection", "How a build or a process finds out where it runs; the first variable that is set wins.");
        StringBuilder isolation = new StringBuilder(
                "Who owns which endpoint: no environment may reach what another one owns (bers isolation check).");
        owners.contested()
                .forEach(contested -> isolation.append("\nContested: ").append(contested(contested)));
        comments.put("isolation", isolation.toString());
        return comments;
    }

    private MappingValue environments() {
        Map<EnvironmentName, List<String>> hostnames = HostnameGuess.of(imported.named());
        Map<EnvironmentName, List<String>> branches = EnvironmentGuess.branches(effective.keySet());
        MappingValue.Builder environments = MappingValue.builder();
        for (EnvironmentName name : effective.keySet()) {
            MappingValue.Builder environment = MappingValue.builder()
                    .put("tier", EnvironmentGuess.tier(name).text());
            put(environment, "hostnames", hostnames.getOrDefault(name, List.of()));
            put(environment, "branches", branches.getOrDefault(name, List.of()));
            environments.put(name.text(), environment.build());
        }
        return environments.build();
    }

    private MappingValue detection() {
        EnvironmentName strictest = effective.keySet().stream()
                .max(Comparator.comparing(EnvironmentGuess::tier))
                .orElseThrow();
        List<String> variables = new ArrayList<>(List.of("BERS_ENV"));
        imported.hints().variables().stream()
                .filter(name -> !variables.contains(name))
                .forEach(variables::add);
        if (!variables.contains("NODE_ENV")) {
            variables.add("NODE_ENV");
        }
        MappingValue.Builder detection = MappingValue.builder();
        put(detection, "variables", variables);
        @Nullable String parameter = imported.hints().urlParameter();
        if (parameter != null) {
            detection.put("urlParameter", parameter);
        }
        return detection.put("default", strictest.text()).build();
    }

    /** What each environment names by itself, without the variables of this process. */
    private ConfigResolver resolver() {
        Map<EnvironmentName, List<String>> hostnames = HostnameGuess.of(imported.named());
        List<Environment> environments = new ArrayList<>();
        for (EnvironmentName name : effective.keySet()) {
            List<HostnamePattern> patterns = new ArrayList<>();
            hostnames.getOrDefault(name, List.of()).forEach(host -> HostnamePattern.parse(host)
                    .ifPresent(patterns::add));
            environments.add(
                    new Environment(name, EnvironmentGuess.tier(name), null, patterns, List.of(), Location.NONE));
        }
        ConfigDocuments.Builder documents = ConfigDocuments.builder(new Environments(environments))
                .schema(ConfigKind.ENVIRONMENT, SchemaOutline.of(new Document("environment.schema.json", schema())));
        imported.named()
                .forEach((name, values) -> documents.environment(
                        ConfigKind.ENVIRONMENT,
                        name,
                        new Document(imported.files().getOrDefault(name, imported.baseFile()), values)));
        return new ConfigResolver(documents.build(), Map.of());
    }

    private static String contested(IsolationDraft.Contested contested) {
        return contested.pattern() + " was given to " + join(contested.owners()) + ", but is named by "
                + join(contested.others()) + " as well";
    }

    private static MappingValue isolation(IsolationDraft owners) {
        MappingValue.Builder byName = MappingValue.builder();
        owners.owners().forEach((name, patterns) -> put(byName, name.text(), patterns));
        return MappingValue.builder()
                .put("unknown", "fail")
                .put("owners", byName.build())
                .build();
    }

    private static void put(MappingValue.Builder mapping, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            mapping.put(key, ListValue.of(texts.stream().map(TextValue::of).toList()));
        }
    }

    private static String join(List<EnvironmentName> names) {
        return String.join(", ", names.stream().map(EnvironmentName::text).toList());
    }
}
