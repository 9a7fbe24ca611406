package dev.bers.config;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.Problems;
import dev.bers.value.BooleanValue;
import dev.bers.value.Bounds;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The templates of one environment's merged trees replaced by what they refer to.
 *
 * <p>Each node is interpolated once, on demand, so that the order of values doesn't matter; what is being interpolated
 * is remembered, which shows that a reference leads back into it. Then all members of the circle are failed, and everything is
 * interpolated anew around them, so that it doesn't matter where the circle was entered. Which characters come from variables of the process is
 * carried along, through references too, since no variable may decide where a URL points at.
 *
 * <p>On top of the interpolation without a tenant, only what the tenant changes is done anew.
 */
final class Interpolation {

    private final Map<ConfigKind, Node.Mapping> trees;
    private final Map<ConfigKind, SchemaOutline> schemas;
    private final Map<String, String> variables;
    private final @Nullable Interpolation withoutTenant;
    private final Set<Node> stale;
    private final Map<Node, Node> done = new HashMap<>();
    private final Set<Node> underway = new HashSet<>();
    private final ReferenceCircles circles = new ReferenceCircles();
    private final Map<ConfigKind, Problems> problems = new HashMap<>();
    private final ReferenceIndex references = new ReferenceIndex();
    /** Why a value failed, by what it is instead. */
    private final Map<Node, Problem> causes = new HashMap<>();

    private @Nullable Problem lastReported;
    private int copiedNodes;
    private int producedLength;

    Interpolation(
            Map<ConfigKind, Node.Mapping> trees,
            Map<ConfigKind, SchemaOutline> schemas,
            Map<String, String> variables) {
        this.trees = trees;
        this.schemas = schemas;
        this.variables = variables;
        this.withoutTenant = null;
        this.stale = Set.of();
        trees.values().forEach(references::addTree);
    }

    /**
     * The interpolation of trees that share most nodes with those of another one.
     *
     * @param changed paths of the kind {@code environment} at which they differ
     */
    Interpolation(Map<ConfigKind, Node.Mapping> trees, Interpolation withoutTenant, List<String> changed) {
        this.trees = trees;
        this.schemas = withoutTenant.schemas;
        this.variables = withoutTenant.variables;
        this.withoutTenant = withoutTenant;
        this.stale = withoutTenant.references.stale(ConfigKind.ENVIRONMENT, changed);
    }

    /** The final tree of each kind, in the order of the kinds. */
    Map<ConfigKind, Node.Mapping> interpolated() {
        Map<ConfigKind, Node.Mapping> finals = attempt();
        // Once more at most, but for texts that grew too long for the rest of them to be read in the first attempt.
        for (int known = 0; circles.closings() > known; finals = attempt()) {
            known = circles.closings();
            failCircles();
        }
        return finals;
    }

    /** Forgets everything but the circles, whose members stay as written. */
    private void failCircles() {
        done.clear();
        problems.clear();
        copiedNodes = 0;
        producedLength = 0;
        for (ReferenceCircles.Circle circle : circles.circles()) {
            Set<ConfigKind> kinds = new HashSet<>();
            for (Node.Scalar member : circle.members()) {
                done.put(member, member.failed());
                // Whoever resolves one of the kinds is told.
                if (kinds.add(circles.kind(member))) {
                    report(circles.kind(member), circle.problem());
                }
            }
        }
    }

    private Map<ConfigKind, Node.Mapping> attempt() {
        Map<ConfigKind, Node.Mapping> finals = new LinkedHashMap<>();
        for (Map.Entry<ConfigKind, Node.Mapping> tree : trees.entrySet()) {
            finals.put(tree.getKey(), (Node.Mapping) interpolated(tree.getKey(), tree.getValue()));
        }
        return finals;
    }

    /** What went wrong in a kind. */
    List<Problem> problems(ConfigKind kind) {
        Problems ofKind = problems.get(kind);
        return ofKind == null ? List.of() : ofKind.list();
    }

    /** The final node at a path; null if there is none. */
    @Nullable
    Node find(ConfigKind kind, ConfigPath path) {
        Node at = trees.get(kind);
        for (ConfigPath.Step step : path.steps()) {
            if (at instanceof Node.Scalar && at.hasTemplates) {
                at = interpolated(kind, at);
            }
            at = at == null ? null : at.child(step);
        }
        return at == null ? null : interpolated(kind, at);
    }

    private Node interpolated(ConfigKind kind, Node node) {
        if (!node.hasTemplates) {
            return node;
        }
        Node known = done.get(node);
        if (known == null && withoutTenant != null && !stale.contains(node)) {
            known = withoutTenant.done.get(node);
        }
        if (known != null) {
            return known;
        }
        if (underway.size() >= Bounds.INTERPOLATION_DEPTH_MAX) {
            report(kind, ConfigProblems.interpolationTooDeep(node.path, location(node)));
            Node given = node instanceof Node.Scalar scalar ? scalar.failed() : node;
            done.put(node, given);
            return given;
        }
        underway.add(node);
        Node result = node instanceof Node.Scalar scalar ? scalar(kind, scalar) : branch(kind, (Node.Branch) node);
        underway.remove(node);
        done.put(node, result);
        if (lastReported != null && result instanceof Node.Scalar scalar && scalar.isFailed) {
            causes.put(result, lastReported);
        }
        return result;
    }

    private Node branch(ConfigKind kind, Node.Branch node) {
        Node[] children = node.children().clone();
        for (int i = 0; i < children.length; i++) {
            children[i] = interpolated(kind, children[i]);
        }
        return node.withChildren(children);
    }

    private Node scalar(ConfigKind kind, Node.Scalar site) {
        Template template = Objects.requireNonNull(site.template);
        boolean isAlone = template.parts().size() == 1;
        if (isAlone && template.parts().get(0) instanceof Template.Reference reference) {
            Node target = target(kind, site, reference);
            return target == null ? site.failed() : copied(kind, site, target);
        }
        Node.Scalar result = text(kind, site, template);
        if (isAlone && template.parts().get(0) instanceof Template.Variable && !result.isFailed) {
            return typed(kind, result);
        }
        return result;
    }

    /** A variable that stands alone is typed as the schema says; what isn't of that type stays text for the schema to refuse. */
    private Node.Scalar typed(ConfigKind kind, Node.Scalar site) {
        SchemaOutline schema = schemas.getOrDefault(kind, SchemaOutline.EMPTY);
        SchemaType type = ConfigPath.parse(site.path).map(schema::type).orElse(SchemaType.UNKNOWN);
        ScalarValue typed = type.typed(site.value.text()).orElse(site.value);
        return typed instanceof TextValue ? site : site.interpolated(at(typed, site), site.fromVariables, false);
    }

    private Node.Scalar text(ConfigKind kind, Node.Scalar site, Template template) {
        StringBuilder text = new StringBuilder();
        Spans fromVariables = Spans.NONE;
        boolean isSecret = false;
        boolean isWhole = true;
        for (Template.Part part : template.parts()) {
            int before = text.length();
            if (part instanceof Template.Literal literal) {
                text.append(literal.text());
            } else if (part instanceof Template.Variable variable) {
                String value = variable(kind, site, variable);
                isWhole &= value != null;
                text.append(value == null ? "" : value);
                fromVariables = fromVariables.plus(Spans.of(0, text.length() - before), before);
            } else if (part instanceof Template.Reference reference) {
                Node.Scalar target = embeddable(kind, site, reference);
                isWhole &= target != null;
                if (target != null) {
                    text.append(target.value.text());
                    fromVariables = fromVariables.plus(target.fromVariables, before);
                    isSecret |= target.leaf.schemaHints().isSecret();
                }
            } else if (part instanceof Template.Malformed malformed) {
                report(kind, ConfigProblems.malformedExpression(malformed, site.path, location(site)));
                isWhole = false;
            }
            if (!mayProduce(kind, site, text.length())) {
                return site.failed();
            }
        }
        producedLength += text.length();
        return isWhole ? checked(kind, site, text.toString(), fromVariables, isSecret) : site.failed();
    }

    private boolean mayProduce(ConfigKind kind, Node.Scalar site, int length) {
        if (length <= Bounds.TEXT_LENGTH_MAX && length <= Bounds.INTERPOLATED_LENGTH_MAX - producedLength) {
            return true;
        }
        report(
                kind,
                length > Bounds.TEXT_LENGTH_MAX
                        ? ConfigProblems.interpolatedTooLong(site.path, location(site))
                        : ConfigProblems.interpolatedTooMuch(site.path, location(site)));
        producedLength = Math.min(Bounds.INTERPOLATED_LENGTH_MAX, producedLength + length);
        return false;
    }

    private Node.Scalar checked(ConfigKind kind, Node.Scalar site, String text, Spans fromVariables, boolean isSecret) {
        if (!fromVariables.isEmpty() && UrlAuthority.isDecidedBy(fromVariables, text)) {
            report(kind, ConfigProblems.variableInAuthority(site.path, site.value.text(), location(site)));
        }
        return site.interpolated(new TextValue(text, site.value.position()), fromVariables, isSecret);
    }

    private @Nullable String variable(ConfigKind kind, Node.Scalar site, Template.Variable variable) {
        String value = variables.get(variable.name());
        if (value == null) {
            boolean isSecret = site.leaf.schemaHints().isSecret();
            report(
                    kind,
                    ConfigProblems.variableNotSet(
                            variable.expression(), variable.name(), site.path, location(site), isSecret));
        }
        return value;
    }

    private Node.@Nullable Scalar embeddable(ConfigKind kind, Node.Scalar site, Template.Reference reference) {
        Node target = target(kind, site, reference);
        if (target == null || target instanceof Node.Scalar) {
            return (Node.Scalar) target;
        }
        report(
                kind,
                ConfigProblems.embeddedBranch(
                        reference.expression(), target.value().typeName(), site.path, location(site)));
        return null;
    }

    /** The final node that a reference means; null, and reported somewhere, if there is none. */
    private @Nullable Node target(ConfigKind kind, Node.Scalar site, Template.Reference reference) {
        ConfigKind targetKind = reference.kind() == null ? kind : reference.kind();
        Node at = trees.get(targetKind);
        for (ConfigPath.Step step : reference.path().steps()) {
            if (at instanceof Node.Scalar && at.hasTemplates) {
                at = reached(kind, site, targetKind, at);
                if (at == null) {
                    return null;
                }
            }
            at = at == null ? null : at.child(step);
        }
        if (withoutTenant == null) {
            references.add(kind, site, targetKind, reference.path(), at);
        }
        if (at == null) {
            report(
                    kind,
                    ConfigProblems.unknownReference(
                            reference, kind, NodePaths.all(trees.get(targetKind)), site.path, location(site)));
            return null;
        }
        Node target = reached(kind, site, targetKind, at);
        if (target != null && site.leaf.schemaHints().isPublic() && !isPublic(target)) {
            boolean hasSchema = schemas.getOrDefault(targetKind, SchemaOutline.EMPTY) != SchemaOutline.EMPTY;
            report(
                    kind,
                    hasSchema
                            ? ConfigProblems.publicFromPrivate(reference.expression(), site.path, location(site))
                            : ConfigProblems.publicFromUnmarked(
                                    reference.expression(), targetKind, site.path, location(site)));
        }
        return target;
    }

    /** A referred node, interpolated; null if that leads back to where we are, or failed. */
    private @Nullable Node reached(ConfigKind kind, Node.Scalar site, ConfigKind targetKind, Node target) {
        if (target.hasTemplates) {
            circles.add(kind, site, targetKind, target);
        }
        if (underway.contains(target)) {
            circles.close(target);
            lastReported = null;
            return null;
        }
        Node reached = interpolated(targetKind, target);
        boolean isFailed = reached instanceof Node.Scalar scalar && scalar.isFailed;
        if (isFailed || (kind != targetKind && problems.containsKey(targetKind))) {
            tellCauses(kind, reached);
        }
        return isFailed ? null : reached;
    }

    /** Whoever resolves a kind is told why the values of another one failed that it refers to. */
    private void tellCauses(ConfigKind kind, Node failed) {
        for (Node child : failed.children()) {
            tellCauses(kind, child);
        }
        Problem cause = causes.get(failed);
        if (cause != null) {
            report(kind, cause);
        }
    }

    private static boolean isPublic(Node node) {
        Leaf leaf = node.leaf();
        if (leaf != null) {
            return leaf.schemaHints().isPublic();
        }
        for (Node child : node.children()) {
            if (!isPublic(child)) {
                return false;
            }
        }
        return true;
    }

    /** What a lone reference gives: the target's value at the site's place, with the site's provenance. */
    private Node copied(ConfigKind kind, Node.Scalar site, Node target) {
        SchemaOutline schema = schemas.getOrDefault(kind, SchemaOutline.EMPTY);
        ConfigPath path = ConfigPath.parse(site.path).orElse(ConfigPath.ROOT);
        SchemaNode place = schema.node(path);
        Node copy = copied(site, site.path, place, target);
        if (copy == null) {
            report(kind, ConfigProblems.interpolatedTooMuch(site.path, location(site)));
            return site.failed();
        }
        return copy;
    }

    private @Nullable Node copied(Node.Scalar site, String path, SchemaNode place, Node target) {
        if (++copiedNodes > Bounds.INTERPOLATED_NODES_MAX || path.length() > ConfigPath.LENGTH_MAX) {
            return null;
        }
        boolean isSecret = target.leaf() != null && target.leaf().schemaHints().isSecret();
        SchemaHints hints = isSecret ? place.hints.secret() : place.hints;
        if (target instanceof Node.Scalar scalar) {
            ScalarValue value = at(scalar.value, site);
            Leaf leaf = new Leaf(path, value, site.leaf.provenance(), hints);
            return new Node.Scalar(leaf, value, null).interpolated(value, scalar.fromVariables, isSecret);
        }
        Node[] children = new Node[target.children().length];
        for (int i = 0; i < children.length; i++) {
            StringBuilder below = new StringBuilder(path);
            SchemaNode childPlace = NodePaths.appendStep(below, place, target, i);
            Node child = copied(site, below.toString(), childPlace, target.children()[i]);
            if (child == null) {
                return null;
            }
            children[i] = child;
        }
        Leaf empty = new Leaf(path, target.value(), site.leaf.provenance(), hints);
        if (target instanceof Node.Mapping mapping) {
            Value[] values = new Value[children.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = children[i].value();
            }
            return new Node.Mapping(path, mapping.value.withValues(values), children, empty);
        }
        return new Node.Items(path, site.value.position(), children, ((Node.Items) target).keys(), empty);
    }

    private static ScalarValue at(ScalarValue value, Node.Scalar site) {
        Position position = site.value.position();
        if (value instanceof TextValue text) {
            return new TextValue(text.text(), position);
        }
        if (value instanceof NumberValue number) {
            return new NumberValue(number.text(), position);
        }
        return value instanceof BooleanValue flag ? new BooleanValue(flag.isTrue(), position) : value;
    }

    private static Location location(Node node) {
        Leaf leaf = node.leaf();
        return leaf == null ? Location.NONE : leaf.provenance().location();
    }

    private void report(ConfigKind kind, Problem problem) {
        lastReported = problem;
        problems.computeIfAbsent(kind, k -> new Problems()).add(problem);
    }
}
