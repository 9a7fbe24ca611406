package dev.bers.workspace.importing;

import dev.bers.config.SecretName;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Tier;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.BooleanValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberText;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Imports {@code .env} files: {@code .env} is the base, {@code .env.staging} an environment, {@code .env.local} one
 * developer's own.
 *
 * <p>A value becomes a number or a truth value only if it is one in all files. {@code ${NAME}} refers to the imported
 * key of that name, else to the process. What looks like a secret is never copied.
 */
public final class DotenvImporter {

    private static final Set<String> DETECTION =
            Set.of("NODE_ENV", "BERS_ENV", "APP_ENV", "ENVIRONMENT", "ENV", "VITE_ENV", "RAILS_ENV");
    private static final List<String> BUNDLED =
            List.of("VITE_", "NEXT_PUBLIC_", "REACT_APP_", "NUXT_PUBLIC_", "PUBLIC_", "VUE_APP_", "GATSBY_");
    private static final Set<String> SAMPLES = Set.of("example", "sample", "template", "dist", "defaults");
    private static final String BASE_FILE = ".env";
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}|\\$([A-Za-z_][A-Za-z0-9_]*)");

    private final Map<String, List<DotenvEntry>> entries = new LinkedHashMap<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private final List<String> detectionVariables = new ArrayList<>();
    private final List<Advice> advice = new ArrayList<>();

    private DotenvImporter() {}

    /**
     * Makes a workspace of {@code .env} files.
     *
     * @param files the texts by file name, without folders
     * @param workspaceName the name of the new workspace
     */
    public static ImportResult run(Map<String, String> files, String workspaceName) {
        List<Problem> problems = new ArrayList<>();
        DotenvImporter importer = new DotenvImporter();
        files.forEach((file, text) -> {
            try {
                importer.read(file, text);
            } catch (ProblemException stopped) {
                problems.addAll(stopped.problems());
            }
        });
        return problems.isEmpty() ? importer.draft(workspaceName) : new ImportResult(Map.of(), problems, List.of());
    }

    private void read(String file, String text) {
        String suffix = suffix(file);
        if (SAMPLES.contains(suffix)) {
            advice.add(new Advice(file + " is a sample and was left out", Location.ofFile(file)));
            return;
        }
        boolean isEnvironment = !suffix.isEmpty() && !suffix.equals("local");
        if (isEnvironment && environmentOf(suffix) == null) {
            throw new ProblemException(ImportProblems.dotenvFileName(file));
        }
        List<DotenvEntry> kept = new ArrayList<>();
        for (DotenvEntry entry : DotenvReader.read(file, text)) {
            if (DETECTION.contains(entry.name())) {
                if (!detectionVariables.contains(entry.name())) {
                    detectionVariables.add(entry.name());
                }
                continue;
            }
            Location place =
                    new Location(file, entry.position().line(), entry.position().column());
            if (SecretName.isLikely(entry.name())) {
                kept.add(entry);
                keepSecret(entry.name(), " looks like a secret and was not copied: set it in the variable ", place);
            } else {
                kept.addAll(withoutCredentials(entry, place));
            }
        }
        entries.put(file, kept);
    }

    private void keepSecret(String name, String what, Location place) {
        if (secrets.add(name)) {
            advice.add(new Advice(name + what + ScriptImporter.variable(name), place));
        }
    }

    /**
     * A URL without its user and password, and these two as a secret of their own: no variable may decide where a URL
     * leads, so that the URL itself has to stand in a file.
     */
    private List<DotenvEntry> withoutCredentials(DotenvEntry entry, Location place) {
        String credentials = Secrecy.credentials(entry.value()).orElse(null);
        if (credentials == null) {
            return List.of(entry);
        }
        String name = entry.name() + Secrecy.CREDENTIALS_KEY;
        keepSecret(
                name,
                ", the user and password in " + entry.name() + ", was not copied: set it in the variable ",
                place);
        return List.of(
                new DotenvEntry(
                        entry.name(), Secrecy.withoutCredentials(entry.value()), entry.isQuoted(), entry.position()),
                new DotenvEntry(name, credentials, true, entry.position()));
    }

    /** What stands behind {@code .env.}; empty for {@code .env} itself. */
    private static String suffix(String file) {
        if (file.equals(BASE_FILE)) {
            return "";
        }
        if (!file.startsWith(".env.")) {
            throw new ProblemException(ImportProblems.dotenvFileName(file));
        }
        return file.substring(".env.".length());
    }

    private static @Nullable EnvironmentName environmentOf(String suffix) {
        String name = suffix.endsWith(".local") ? suffix.substring(0, suffix.length() - ".local".length()) : suffix;
        return EnvironmentGuess.name(name).orElse(null);
    }

    private ImportResult draft(String workspaceName) {
        takeDefaults();
        Map<String, String> types = types();
        MappingValue base = MappingValue.EMPTY;
        MappingValue local = MappingValue.EMPTY;
        Map<EnvironmentName, MappingValue> given = new LinkedHashMap<>();
        Map<EnvironmentName, String> files = new LinkedHashMap<>();
        Map<EnvironmentName, EnvironmentName> names = names();
        for (Map.Entry<String, List<DotenvEntry>> read : entries.entrySet()) {
            String suffix = suffix(read.getKey());
            MappingValue values = values(read.getValue(), types);
            EnvironmentName environment = environmentOf(suffix);
            if (suffix.isEmpty()) {
                base = values;
            } else if (isLocal(suffix)) {
                local = SharedPart.merged(local, values);
            } else if (environment != null) {
                EnvironmentName name = names.getOrDefault(environment, environment);
                given.put(name, values);
                files.put(name, read.getKey());
            }
        }
        Map<EnvironmentName, MappingValue> overlays = EnvironmentGuess.withBuiltIn(given, MappingValue.EMPTY);
        adviseOnNames(names, overlays.keySet(), files);
        ImportedConfiguration imported = new ImportedConfiguration(
                workspaceName,
                base,
                BASE_FILE,
                overlays,
                DefaultEndpoints.named(base, overlays),
                local,
                files,
                secrets,
                DotenvImporter::isBundled,
                new ImportedConfiguration.Hints(null, null, detectionVariables));
        return new ImportResult(WorkspaceDraft.files(imported, advice), List.of(), advice);
    }

    private void takeDefaults() {
        Set<String> everywhere = names(entries.getOrDefault(BASE_FILE, List.of()));
        entries.replaceAll((file, read) -> {
            Set<String> given = names(read);
            given.addAll(everywhere);
            return read.stream()
                    .map(entry -> withoutDefaults(entry, given, file))
                    .toList();
        });
    }

    private static Set<String> names(List<DotenvEntry> read) {
        Set<String> names = new LinkedHashSet<>();
        read.forEach(entry -> names.add(entry.name()));
        return names;
    }

    private DotenvEntry withoutDefaults(DotenvEntry entry, Set<String> given, String file) {
        if (secrets.contains(entry.name())) {
            return entry;
        }
        DotenvDefaults defaults = new DotenvDefaults(entry.name(), given::contains);
        String value = defaults.without(entry.value());
        Location place =
                new Location(file, entry.position().line(), entry.position().column());
        for (String variable : defaults.taken()) {
            advice.add(new Advice(
                    entry.name() + " got the default of ${" + variable + "} as its value, since an interpolation has no"
                            + " default: where " + variable + " decided, set BERS_CONFIG__" + entry.name()
                            + ", or write ${variable:" + variable + "}",
                    place));
        }
        for (String variable : defaults.secrets()) {
            advice.add(new Advice(
                    entry.name() + " needs the variable " + variable + ", which looks like a secret: its default was"
                            + " not copied",
                    place));
        }
        return new DotenvEntry(entry.name(), value, entry.isQuoted(), entry.position());
    }

    private Map<EnvironmentName, EnvironmentName> names() {
        Set<EnvironmentName> written = new LinkedHashSet<>();
        for (String file : entries.keySet()) {
            EnvironmentName name = environmentOf(suffix(file));
            if (name != null && !isLocal(suffix(file))) {
                written.add(name);
            }
        }
        return EnvironmentGuess.names(written);
    }

    private static boolean isLocal(String suffix) {
        return suffix.equals("local") || suffix.endsWith(".local");
    }

    /** Advice on what has another name now, and, unless all is one file, on what no file says anything of. */
    private void adviseOnNames(
            Map<EnvironmentName, EnvironmentName> names, Set<EnvironmentName> all, Map<EnvironmentName, String> files) {
        names.forEach((written, name) -> {
            if (!written.equals(name)) {
                advice.add(
                        EnvironmentGuess.renamed(written, name, Location.ofFile(files.getOrDefault(name, BASE_FILE))));
            }
        });
        List<EnvironmentName> unnamed = all.stream()
                .filter(name -> !files.containsKey(name) && EnvironmentGuess.tier(name) != Tier.DEVELOPMENT)
                .toList();
        if (!files.isEmpty() && !unnamed.isEmpty()) {
            advice.add(EnvironmentGuess.unnamed(unnamed, Location.ofFile(BASE_FILE)));
        }
    }

    private static boolean isBundled(String key) {
        return BUNDLED.stream().anyMatch(key::startsWith);
    }

    /** The type of each key: {@code number} or {@code boolean} only if its values are that in all files. */
    private Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        for (List<DotenvEntry> read : entries.values()) {
            for (DotenvEntry entry : read) {
                types.merge(entry.name(), typeOf(entry), (a, b) -> a.equals(b) ? a : "text");
            }
        }
        return types;
    }

    private static String typeOf(DotenvEntry entry) {
        if (entry.isQuoted()) {
            return "text";
        }
        if (entry.value().equals("true") || entry.value().equals("false")) {
            return "boolean";
        }
        boolean number = NumberText.canonical(entry.value())
                .filter(entry.value()::equals)
                .isPresent();
        return number ? "number" : "text";
    }

    private MappingValue values(List<DotenvEntry> read, Map<String, String> types) {
        Map<String, DotenvEntry> last = new LinkedHashMap<>();
        read.forEach(entry -> last.put(entry.name(), entry));
        MappingValue.Builder values = MappingValue.builder();
        last.forEach(
                (name, entry) -> values.put(name, entry.position(), value(entry, types.getOrDefault(name, "text"))));
        return values.build();
    }

    private Value value(DotenvEntry entry, String type) {
        Position at = entry.position();
        if (secrets.contains(entry.name())) {
            return new TextValue("${variable:" + ScriptImporter.variable(entry.name()) + "}", at);
        }
        return switch (type) {
            case "boolean" -> new BooleanValue(entry.value().equals("true"), at);
            case "number" -> new NumberValue(entry.value(), at);
            default -> new TextValue(withReferences(entry), at);
        };
    }

    private String withReferences(DotenvEntry entry) {
        Matcher reference = REFERENCE.matcher(entry.value());
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (reference.find()) {
            text.append(literal(entry.value().substring(from, reference.start())));
            String name = reference.group(1) == null ? reference.group(2) : reference.group(1);
            boolean imported = !name.equals(entry.name())
                    && entries.values().stream().flatMap(List::stream).anyMatch(other -> other.name()
                            .equals(name));
            text.append(imported ? "${" : "${variable:").append(name).append('}');
            from = reference.end();
        }
        return text.append(literal(entry.value().substring(from))).toString();
    }

    private static String literal(String text) {
        return Literals.escaped(text.replace(DotenvEntry.LITERAL_DOLLAR, '$'));
    }
}
