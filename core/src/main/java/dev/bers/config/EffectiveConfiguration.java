package dev.bers.config;

import dev.bers.environment.EnvironmentName;
import dev.bers.tenant.TenantHash;
import dev.bers.value.BooleanValue;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Utf8;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of configuration says in one environment, for one tenant or for none: merged, interpolated, final.
 *
 * <p>Immutable all the way down. Reading takes no lock and allocates nothing; the table behind {@link #get}, the list of leaves
 * and the digest are made when first asked for. They are plain fields on purpose: all that they lead to is
 * immutable, so that threads that race for them do the work twice and read equal answers.
 */
public final class EffectiveConfiguration {

    private static final String HEX = "0123456789abcdef";

    private final ConfigKind kind;
    private final EnvironmentName environment;
    private final @Nullable TenantHash tenant;
    private final Node.Mapping root;
    private final @Nullable EffectiveConfiguration withoutTenant;
    private @Nullable List<Leaf> leaves;
    private @Nullable PathTable table;
    private @Nullable String digest;

    EffectiveConfiguration(
            ConfigKind kind,
            EnvironmentName environment,
            @Nullable TenantHash tenant,
            Node.Mapping root,
            @Nullable EffectiveConfiguration withoutTenant) {
        this.kind = kind;
        this.environment = environment;
        this.tenant = tenant;
        this.root = root;
        this.withoutTenant = withoutTenant;
    }

    /** Which kind of configuration this is. */
    public ConfigKind kind() {
        return kind;
    }

    /** The environment that it is for. */
    public EnvironmentName environment() {
        return environment;
    }

    /** The tenant that it is for; null if for none. */
    public @Nullable TenantHash tenant() {
        return tenant;
    }

    Node.Mapping root() {
        return root;
    }

    /** What of it may enter a browser bundle: the values that the schema marks public, and no secret. */
    public EffectiveConfiguration publicPart() {
        return new EffectiveConfiguration(kind, environment, tenant, PublicPart.of(root), null);
    }

    /** The whole tree. */
    public MappingValue values() {
        return root.value;
    }

    /** Each value without parts, and each empty mapping or list, in the order of the tree. */
    public List<Leaf> leaves() {
        List<Leaf> known = leaves;
        if (known == null) {
            List<Leaf> found = new ArrayList<>();
            addLeaves(root, found);
            known = List.copyOf(found);
            leaves = known;
        }
        return known;
    }

    private static void addLeaves(Node node, List<Leaf> leaves) {
        Leaf leaf = node.leaf();
        if (leaf != null && !leaf.path().isEmpty()) {
            leaves.add(leaf);
        }
        for (Node child : node.children()) {
            addLeaves(child, leaves);
        }
    }

    /** The leaves that are not the very same objects in another configuration. */
    List<Leaf> changedFrom(EffectiveConfiguration other) {
        List<Leaf> changed = new ArrayList<>();
        addChanged(root, other.root, changed);
        return changed;
    }

    private static void addChanged(Node node, @Nullable Node before, List<Leaf> changed) {
        if (node == before) {
            return;
        }
        Leaf leaf = node.leaf();
        if (leaf != null && !leaf.path().isEmpty()) {
            changed.add(leaf);
        }
        Node[] children = node.children();
        boolean sameNames = node instanceof Node.Mapping now
                && before instanceof Node.Mapping then
                && now.value.sharesNamesWith(then.value);
        for (int i = 0; i < children.length; i++) {
            addChanged(children[i], sameNames ? before(before, i) : before(before, node, i), changed);
        }
    }

    private static @Nullable Node before(@Nullable Node before, int child) {
        return before == null ? null : before.children()[child];
    }

    private static @Nullable Node before(@Nullable Node before, Node parent, int child) {
        if (parent instanceof Node.Mapping mapping && before instanceof Node.Mapping then) {
            return then.child(mapping.value.keyAt(child));
        }
        return before instanceof Node.Items && child < before.children().length ? before.children()[child] : null;
    }

    /**
     * The value at a path, or null if there is none; mappings and lists can be asked for as well.
     *
     * @param path as {@link ConfigPath#toString} writes it
     */
    public @Nullable Value get(String path) {
        Node node = table().find(path);
        return node == null ? null : node.value();
    }

    /** The leaf at a path, or null if there is none. */
    public @Nullable Leaf leaf(String path) {
        Node node = table().find(path);
        return node == null ? null : node.leaf();
    }

    /** The value at a path, or null if there is none. */
    public @Nullable Value get(ConfigPath path) {
        Node at = root;
        for (ConfigPath.Step step : path.steps()) {
            at = at.child(step);
            if (at == null) {
                return null;
            }
        }
        return at.value();
    }

    /** The text at a path; null if there is none or it is no text. */
    public @Nullable String text(String path) {
        return table().find(path) instanceof Node.Scalar scalar && scalar.value instanceof TextValue text
                ? text.text()
                : null;
    }

    /** Whether {@code true} stands at a path; anything else, and nothing, is not true. */
    public boolean isTrue(String path) {
        return table().find(path) instanceof Node.Scalar scalar
                && scalar.value instanceof BooleanValue flag
                && flag.isTrue();
    }

    /** The whole number at a path; empty if there is none. */
    public OptionalLong integer(String path) {
        return table().find(path) instanceof Node.Scalar scalar ? scalar.integer() : OptionalLong.empty();
    }

    /** The whole number at a path, or another one if there is none. */
    public long integer(String path, long otherwise) {
        return integer(path).orElse(otherwise);
    }

    /** Whether the text at a path is as written, since an expression in it could not be replaced. */
    public boolean isUnresolved(String path) {
        return table().find(path) instanceof Node.Scalar scalar && scalar.isFailed;
    }

    /** Whether a value of any type may come to a path: what stands there is {@link #isUnresolved} and one expression alone. */
    public boolean isOfOpenType(String path) {
        return table().find(path) instanceof Node.Scalar scalar
                && scalar.isFailed
                && Template.parse(scalar.value.text()).parts().size() == 1;
    }

    private PathTable table() {
        PathTable known = table;
        if (known == null) {
            known = withoutTenant == null
                    ? PathTable.of(root)
                    : withoutTenant.table().with(withoutTenant.root, root);
            table = known;
        }
        return known;
    }

    /** {@code sha256:} and the hexadecimal SHA-256 of the values as canonical JSON (RFC 8785) in UTF-8. */
    public String digest(Sha256 sha256) {
        String known = digest;
        if (known == null) {
            StringBuilder text = new StringBuilder("sha256:");
            for (byte b : sha256.digest(Utf8.encode(Json.canonical(values())))) {
                text.append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
            known = text.toString();
            digest = known;
        }
        return known;
    }

    /** By the path of each keyed list, the keys of its items in their order; without those whose keys are secrets. */
    public Map<String, List<String>> itemKeys() {
        Map<String, List<String>> found = new LinkedHashMap<>();
        addItemKeys(root, found);
        return found;
    }

    private static void addItemKeys(Node node, Map<String, List<String>> found) {
        if (node instanceof Node.Items items && items.showsKeys()) {
            found.put(items.path, items.keys());
        }
        for (Node child : node.children()) {
            addItemKeys(child, found);
        }
    }

    /** All paths, those of mappings and lists included. */
    public List<String> paths() {
        return NodePaths.all(root);
    }

    @Override
    public String toString() {
        return kind + " of " + environment + (tenant == null ? "" : " for tenant " + tenant);
    }
}
