package dev.bers.server.release;

import dev.bers.config.ConfigDiff;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigPath;
import dev.bers.config.ConfigResolver;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.config.Explanation;
import dev.bers.config.LayerKind;
import dev.bers.environment.EnvironmentName;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import dev.bers.workspace.folder.LoadedWorkspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one environment runs, made into what another one is to run: the own layers of that one stay as they are, everything
 * else is taken over. (REL-1)
 */
final class Promotion {

    /** Layers that speak for an environment and not for all. */
    private static final Set<LayerKind> OWN = Set.of(
            LayerKind.PARENT,
            LayerKind.ENVIRONMENT,
            LayerKind.TENANT_ENVIRONMENT,
            LayerKind.LOCAL,
            LayerKind.VARIABLES);

    private final EnvironmentName from;
    private final EnvironmentName to;
    private final Map<String, String> variables;

    /**
     * @param variables of the server's process, as the highest layer
     */
    Promotion(EnvironmentName from, EnvironmentName to, Map<String, String> variables) {
        this.from = from;
        this.to = to;
        this.variables = variables;
    }

    /**
     * How the environments are going to differ.
     *
     * @param changes what the promotion changes in the environment that it is for
     * @param differences what is then not as in the environment that it comes from
     */
    record Comparison(List<KindChange> changes, List<Difference> differences) {

        /** Copies the lists. */
        Comparison {
            changes = List.copyOf(changes);
            differences = List.copyOf(differences);
        }

        ListValue changesJson() {
            List<Value> all = new ArrayList<>();
            changes.forEach(change -> all.add(change.json().build()));
            return ListValue.of(all);
        }

        ListValue differencesJson() {
            List<Value> all = new ArrayList<>();
            differences.forEach(difference -> all.add(difference.json()));
            return ListValue.of(all);
        }
    }

    /** A change of a value, with the kind of the configuration; secrets are masked. */
    record KindChange(ConfigKind kind, ConfigDiff.Change change) {

        MappingValue.Builder json() {
            return MappingValue.builder()
                    .put("kind", kind.text())
                    .put("path", change.path())
                    .put("change", change.kind().text())
                    .put("before", orNone(change.before()))
                    .put("after", orNone(change.after()));
        }

        private static Value orNone(@Nullable Value value) {
            return value == null ? ReleaseAnswers.NONE : value;
        }
    }

    /** A value that is not the same in both environments, and whether that is meant. */
    record Difference(KindChange change, Type type) {

        MappingValue json() {
            return change.json()
                    .put("type", type.name().toLowerCase(Locale.ROOT))
                    .build();
        }
    }

    /** Why a value differs. */
    enum Type {
        /** The one that is promoted to lacks it, and nothing says that it is meant to. */
        MISSING,
        /** A layer of its own says so, or says what the value is made of. */
        INTENDED,
        /** Nobody said so. */
        ACCIDENTAL
    }

    /**
     * The documents that are to run.
     *
     * @param target what runs there now; null if nothing
     */
    Map<String, byte[]> documents(LoadedWorkspace source, @Nullable LoadedWorkspace target) {
        if (target == null) {
            return source.contents();
        }
        Map<String, byte[]> documents = new HashMap<>();
        source.contents().forEach((path, bytes) -> {
            if (!source.isOwnLayer(path, to)) {
                documents.put(path, bytes);
            }
        });
        target.contents().forEach((path, bytes) -> {
            if (target.isOwnLayer(path, to)) {
                documents.put(path, bytes);
            }
        });
        return documents;
    }

    /**
     * How the environments are going to differ.
     *
     * @param before what runs now where it is promoted to; null if nothing
     * @param after what will run there
     */
    Comparison compare(LoadedWorkspace source, @Nullable LoadedWorkspace before, LoadedWorkspace after) {
        List<KindChange> changes = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        ConfigResolver resolver = after.resolver(variables);
        for (ConfigKind kind : after.documents().kinds()) {
            EffectiveConfiguration promoted = resolver.resolve(kind, to, null).configuration();
            if (before != null && before.documents().has(kind)) {
                EffectiveConfiguration old =
                        before.resolver(variables).resolve(kind, to, null).configuration();
                ConfigDiff.between(old, promoted).forEach(change -> changes.add(new KindChange(kind, change)));
            }
            if (source.documents().has(kind)) {
                EffectiveConfiguration origin =
                        source.resolver(variables).resolve(kind, from, null).configuration();
                for (ConfigDiff.Change change : ConfigDiff.between(origin, promoted)) {
                    differences.add(new Difference(new KindChange(kind, change), type(change, promoted, after)));
                }
            }
        }
        return new Comparison(changes, differences);
    }

    private Type type(ConfigDiff.Change change, EffectiveConfiguration promoted, LoadedWorkspace after) {
        Optional<Explanation> explanation = ConfigPath.parse(change.path())
                .flatMap(path -> after.resolver(variables).explain(promoted.kind(), to, null, path));
        boolean isOwn = explanation
                .map(Explanation::winner)
                .filter(winner -> OWN.contains(winner.provenance().layer()))
                .isPresent();
        if (change.kind() == ConfigDiff.ChangeKind.REMOVED) {
            boolean isDeleted = isOwn && explanation.get().winner().deletes();
            return isDeleted ? Type.INTENDED : Type.MISSING;
        }
        return isOwn || explanation.filter(each -> refersToOwn(each, after)).isPresent()
                ? Type.INTENDED
                : Type.ACCIDENTAL;
    }

    /** Whether a value that all environments write alike is made of one that a layer of its own says. */
    private boolean refersToOwn(Explanation explanation, LoadedWorkspace after) {
        return explanation.interpolation().stream()
                .map(step -> step.location().file())
                .anyMatch(file -> file != null && after.isOwnLayer(file, to));
    }
}
