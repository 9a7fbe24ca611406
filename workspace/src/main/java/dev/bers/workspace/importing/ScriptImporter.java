package dev.bers.workspace.importing;

import dev.bers.config.SecretName;
import dev.bers.environment.EnvironmentName;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import dev.bers.value.MappingValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Imports an old configuration object in JavaScript, such as {@code const ENVIRONMENTS = { staging: {…}, … }}.
 *
 * <p>The file is parsed and never executed. Values are carried over as they are, faults included: the proof of isolation
 * is what names those.
 */
public final class ScriptImporter {

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Advice> advice = new ArrayList<>();

    private ScriptImporter(String file) {
        this.file = file;
    }

    /**
     * Makes a workspace of a script.
     *
     * @param file the name of the script in comments, problems and advice
     * @param text the script
     * @param objectName the object that holds the environments; null to find it by its keys
     * @param workspaceName the name of the new workspace
     */
    public static ImportResult run(String file, String text, @Nullable String objectName, String workspaceName) {
        try {
            return new ScriptImporter(file).run(text, objectName, workspaceName);
        } catch (ProblemException stopped) {
            return new ImportResult(Map.of(), stopped.problems(), List.of());
        }
    }

    private ImportResult run(String text, @Nullable String objectName, String workspaceName) {
        Script script = ScriptReader.read(file, text);
        Script.Constant found = EnvironmentObject.find(script, file, objectName);
        Map<EnvironmentName, MappingValue> environments = environments((MappingValue) found.value());
        if (environments.isEmpty()) {
            throw new ProblemException(ImportProblems.noEnvironments(file));
        }
        problems.addAll(found.leftOut());
        Set<String> secrets = secrets(environments);
        environments.replaceAll((name, values) -> withoutSecrets(values, secrets));
        MappingValue base = SharedPart.of(List.copyOf(environments.values()));
        Map<EnvironmentName, MappingValue> beyond = new LinkedHashMap<>();
        Map<EnvironmentName, String> files = new LinkedHashMap<>();
        environments.forEach((name, values) -> {
            beyond.put(name, SharedPart.without(values, base));
            files.put(name, file);
        });
        Map<EnvironmentName, MappingValue> overlays = EnvironmentGuess.withBuiltIn(beyond, MappingValue.EMPTY);
        List<EnvironmentName> unnamed = overlays.keySet().stream()
                .filter(name -> !environments.containsKey(name))
                .toList();
        if (!unnamed.isEmpty()) {
            advice.add(EnvironmentGuess.unnamed(unnamed, Location.ofFile(file)));
        }
        adviseOnFunctions(script);
        advice.add(new Advice(
                "all imported keys but secrets are marked x-bers-public, since a script in a page was readable by all;"
                        + " take the mark away from what pages need not see",
                Location.ofFile(file)));
        ImportedConfiguration imported = new ImportedConfiguration(
                workspaceName,
                base,
                file,
                overlays,
                EnvironmentGuess.withBuiltIn(environments, MappingValue.EMPTY),
                MappingValue.EMPTY,
                files,
                secrets,
                key -> true,
                new ImportedConfiguration.Hints(defaultTenant(script), script.urlParameter(), List.of()));
        return new ImportResult(WorkspaceDraft.files(imported, advice), problems, advice);
    }

    private Map<EnvironmentName, MappingValue> environments(MappingValue object) {
        Map<EnvironmentName, Integer> written = new LinkedHashMap<>();
        for (int i = 0; i < object.size(); i++) {
            EnvironmentName name = EnvironmentGuess.name(object.keyAt(i)).orElse(null);
            boolean usable = name != null && object.valueAt(i) instanceof MappingValue;
            if (!usable || written.putIfAbsent(name, i) != null) {
                problems.add(ImportProblems.notAnEnvironment(object.keyAt(i), locate(object.keyPositionAt(i))));
            }
        }
        Map<EnvironmentName, EnvironmentName> names = EnvironmentGuess.names(written.keySet());
        Map<EnvironmentName, MappingValue> environments = new LinkedHashMap<>();
        written.forEach((before, at) -> {
            EnvironmentName name = names.getOrDefault(before, before);
            environments.put(name, (MappingValue) object.valueAt(at));
            if (!name.equals(before)) {
                advice.add(EnvironmentGuess.renamed(before, name, locate(object.keyPositionAt(at))));
            }
        });
        return environments;
    }

    private Set<String> secrets(Map<EnvironmentName, MappingValue> environments) {
        Set<String> secrets = new LinkedHashSet<>();
        for (MappingValue values : environments.values()) {
            for (int i = 0; i < values.size(); i++) {
                String key = values.keyAt(i);
                if (!(values.valueAt(i) instanceof TextValue text) || !Secrecy.isSecret(key, text.text())) {
                    continue;
                }
                boolean isWhole = SecretName.isLikely(key);
                String name = isWhole ? key : key + Secrecy.CREDENTIALS_KEY;
                String what = isWhole ? " looks like a secret and" : ", the user and password in " + key + ",";
                secrets.add(name);
                advice.add(new Advice(
                        name + what + " was not copied: set it in the variable " + variable(name)
                                + ", and change it, since the script held it in clear",
                        locate(values.keyPositionAt(i))));
            }
        }
        return secrets;
    }

    /**
     * Texts of a script are literal, so references in them are escaped; secrets become references to variables. Of a URL
     * only the user and password do, as a value beside it: no variable may decide where a URL leads.
     */
    private static MappingValue withoutSecrets(MappingValue values, Set<String> secrets) {
        MappingValue.Builder clean = MappingValue.builder(values.position());
        for (int i = 0; i < values.size(); i++) {
            String key = values.keyAt(i);
            Value value = values.valueAt(i);
            Position at = value.position();
            if (secrets.contains(key)) {
                clean.put(key, values.keyPositionAt(i), fromVariable(key, at));
            } else if (value instanceof TextValue text
                    && Secrecy.credentials(text.text()).isPresent()) {
                TextValue url = new TextValue(Secrecy.withoutCredentials(text.text()), at);
                String beside = key + Secrecy.CREDENTIALS_KEY;
                clean.put(key, values.keyPositionAt(i), Literals.escaped(url));
                clean.put(beside, values.keyPositionAt(i), fromVariable(beside, at));
            } else {
                clean.put(key, values.keyPositionAt(i), Literals.escaped(value));
            }
        }
        return clean.build();
    }

    private static TextValue fromVariable(String key, Position at) {
        return new TextValue("${variable:" + variable(key) + "}", at);
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    }

    private @Nullable String defaultTenant(Script script) {
        for (Script.Function function : script.functions()) {
            boolean named = function.name().toLowerCase(Locale.ROOT).contains("defaulttenant");
            if (named
                    && function.constant() != null
                    && TenantHash.parse(function.constant()).isPresent()) {
                return function.constant();
            }
        }
        return null;
    }

    private void adviseOnFunctions(Script script) {
        for (Script.Function function : script.functions()) {
            if (function.gluesUrl()) {
                advice.add(new Advice(
                        function.name()
                                + " puts a URL together from pieces: declare it as a template under urls, such as"
                                + " urls.chat, and read it through a URL API",
                        locate(function.position())));
            }
        }
    }

    private Location locate(Position at) {
        return new Location(file, at.line(), at.column());
    }
}
