package dev.bers.config;

import dev.bers.config.Explanation.Candidate;
import dev.bers.config.Explanation.InterpolationStep;
import dev.bers.config.Explanation.SchemaNote;
import dev.bers.problem.Location;
import dev.bers.tenant.TenantHash;
import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks through the layers of a configuration for everything that they say at one path. */
final class Explainer {

    /** A value that refers to more than so many others is explained by the first of them. */
    private static final int STEPS_MAX = 100;

    private final ResolvedEnvironment.Inputs inputs;
    private final ResolvedEnvironment resolved;
    private final ConfigKind kind;
    private final SchemaOutline schema;
    private final List<Layer> layers;

    Explainer(
            ResolvedEnvironment.Inputs inputs,
            ResolvedEnvironment resolved,
            ConfigKind kind,
            @Nullable TenantHash tenant) {
        this.inputs = inputs;
        this.resolved = resolved;
        this.kind = kind;
        this.schema = inputs.documents().schema(kind);
        this.layers = inputs.layers(kind, tenant);
    }

    Optional<Explanation> explain(ConfigPath path) {
        Node effective = resolved.interpolation().find(kind, path);
        SchemaNode place = schema.node(path);
        SchemaHints hints =
                effective != null && effective.leaf() != null ? effective.leaf().schemaHints() : place.hints;
        List<Candidate> candidates = new ArrayList<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            Candidate candidate = candidate(layers.get(i), path);
            if (candidate != null) {
                candidates.add(masked(candidate, hints, place));
            }
        }
        if (candidates.isEmpty()) {
            if (effective == null) {
                return Optional.empty();
            }
            // It came with a mapping that is referred to as a whole, so it stands where that reference does.
            candidates.add(new Candidate(Node.firstLeaf(effective).provenance(), Masking.mask(effective), false));
        }
        List<InterpolationStep> steps = new ArrayList<>();
        Node written = written(kind, path);
        if (written != null) {
            addSteps(kind, written, hints.isSecret(), steps);
        }
        Value defaultValue = place.defaultValue == null ? null : Masking.mask(place.defaultValue, place);
        return Optional.of(new Explanation(
                path,
                effective == null ? null : Masking.mask(effective),
                candidates.get(0),
                candidates.subList(1, candidates.size()),
                steps,
                new SchemaNote(hints, place.type, place.description, defaultValue, place.location)));
    }

    /** Masked where the schema says so, and as a whole if what it refers to makes it a secret. */
    private static Candidate masked(Candidate candidate, SchemaHints hints, SchemaNode place) {
        Value value = candidate.value();
        return value == null
                ? candidate
                : new Candidate(
                        candidate.provenance(), Masking.mask(Masking.mask(value, place), hints), candidate.deletes());
    }

    private @Nullable Candidate candidate(Layer layer, ConfigPath path) {
        Value at = layer.document().root();
        SchemaNode place = schema.root();
        ConfigPath reached = ConfigPath.ROOT;
        for (ConfigPath.Step step : path.steps()) {
            Value below = below(at, place, step);
            place = place.child(step);
            reached = reached.plus(step);
            if (below == null && layer.kind() == LayerKind.DEFAULTS && !(at instanceof ScalarValue)) {
                below = place.defaultValue;
            }
            if (below == null) {
                return null;
            }
            at = below;
            boolean isLast = reached.steps().size() == path.steps().size();
            if (at instanceof NullValue || (!isLast && at instanceof ScalarValue)) {
                return new Candidate(provenance(layer, reached, at), null, at instanceof NullValue || !isLast);
            }
        }
        return new Candidate(provenance(layer, path, at), at, false);
    }

    private static @Nullable Value below(Value at, SchemaNode place, ConfigPath.Step step) {
        if (at instanceof MappingValue mapping && step instanceof ConfigPath.Key key) {
            return mapping.get(key.name());
        }
        if (at instanceof ListValue list && step instanceof ConfigPath.Index index) {
            return index.at() < list.items().size() ? list.items().get(index.at()) : null;
        }
        if (at instanceof ListValue list && step instanceof ConfigPath.Item item && place.itemKey != null) {
            return item(list, place.itemKey, item.key());
        }
        return null;
    }

    private static @Nullable Value item(ListValue list, String keyName, String key) {
        for (Value value : list.items()) {
            if (value instanceof MappingValue item
                    && item.get(keyName) instanceof ScalarValue scalar
                    && scalar.text().equals(key)) {
                boolean deletes = item.get(KeyedListMerge.DELETE) instanceof BooleanValue marker && marker.isTrue();
                return deletes ? new NullValue(item.position()) : item;
            }
        }
        return null;
    }

    private Provenance provenance(Layer layer, ConfigPath path, Value value) {
        String name = inputs.variableLayer().names().get(path.toString());
        Location location = layer.kind() == LayerKind.VARIABLES
                ? Location.ofFile(name == null ? layer.document().file() : "$" + name)
                : new Location(
                        layer.document().file(),
                        value.position().line(),
                        value.position().column());
        return new Provenance(layer.kind(), layer.name(), location);
    }

    /** The node at a path before its expressions were replaced; null if there is none. */
    private @Nullable Node written(ConfigKind of, ConfigPath path) {
        Node at = resolved.merged(of);
        for (ConfigPath.Step step : path.steps()) {
            if (at == null || (at instanceof Node.Scalar && at.hasTemplates)) {
                return at;
            }
            at = at.child(step);
        }
        return at;
    }

    private void addSteps(ConfigKind of, Node node, boolean isSecret, List<InterpolationStep> steps) {
        if (!node.hasTemplates || steps.size() >= STEPS_MAX) {
            return;
        }
        for (Node child : node.children()) {
            addSteps(of, child, isSecret, steps);
        }
        Template template = node instanceof Node.Scalar scalar ? scalar.template : null;
        for (Template.Part part : template == null ? List.<Template.Part>of() : template.parts()) {
            if (part instanceof Template.Reference reference) {
                addStep(of, reference, isSecret, steps);
            } else if (part instanceof Template.Variable variable) {
                steps.add(step(
                        variable, isSecret || Node.firstLeaf(node).schemaHints().isSecret()));
            }
        }
    }

    private InterpolationStep step(Template.Variable variable, boolean isSecret) {
        String name = "$" + variable.name();
        String value = inputs.variables().get(variable.name());
        Value shown = value == null ? null : TextValue.of(isSecret ? Masking.MASK : value);
        return new InterpolationStep(variable.expression(), name, shown, Location.ofFile(name));
    }

    private void addStep(ConfigKind of, Template.Reference reference, boolean isSecret, List<InterpolationStep> steps) {
        ConfigKind targetKind = reference.kind() == null ? of : reference.kind();
        String target = (targetKind == of ? "" : targetKind.text() + ":") + reference.path();
        for (InterpolationStep step : steps) {
            if (step.expression().equals(reference.expression())
                    && step.target().equals(target)) {
                return;
            }
        }
        Node found = resolved.interpolation().find(targetKind, reference.path());
        Value value = found == null ? null : isSecret ? TextValue.of(Masking.MASK) : Masking.mask(found);
        Location location = found == null
                ? Location.NONE
                : Node.firstLeaf(found).provenance().location();
        steps.add(new InterpolationStep(reference.expression(), target, value, location));
        Node written = written(targetKind, reference.path());
        if (written != null) {
            addSteps(targetKind, written, isSecret, steps);
        }
    }
}
