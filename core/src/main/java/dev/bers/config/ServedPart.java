package dev.bers.config;

import dev.bers.value.MappingValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a configuration a server hands out: everything but secrets, what the server's process could not fill in, and what was
 * found unsafe. Whatever is left out is named, so that a client can fill it in from its own process.
 *
 * <p>Mappings stay, if need be empty. A list is handed out as a whole or not at all: with an item missing it would be another
 * list.
 */
public final class ServedPart {

    /** Why a value is not handed out. */
    public enum Reason {
        /** The schema marks it, it was made of one that is marked, or it is an address with a password. */
        SECRET("secret"),
        /** A variable that it is made of is not there, or not for everyone. */
        VARIABLE("variable"),
        /** Sanitising or the proof of isolation found something in it. */
        UNSAFE("unsafe");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** The name in JSON. */
        public String text() {
            return text;
        }
    }

    /**
     * A value that is not handed out.
     *
     * @param path of a value without parts, or of a list
     * @param reason why
     * @param variable the variable of the process that it is, if it is one and nothing else
     */
    public record Withheld(
            String path, Reason reason, @Nullable String variable) {}

    private final Set<String> unsafe;
    private final List<Withheld> withheld = new ArrayList<>();
    private final EffectiveConfiguration configuration;

    private ServedPart(EffectiveConfiguration whole, Set<String> unsafe) {
        this.unsafe = unsafe;
        this.configuration = new EffectiveConfiguration(
                whole.kind(), whole.environment(), whole.tenant(), mapping(whole.root()), null);
    }

    /**
     * The part of a configuration.
     *
     * @param unsafe paths of leaves that are not to be handed out, whatever stands there
     */
    public static ServedPart of(EffectiveConfiguration whole, Set<String> unsafe) {
        return new ServedPart(whole, Set.copyOf(unsafe));
    }

    /** What is handed out. */
    public EffectiveConfiguration configuration() {
        return configuration;
    }

    /** What is not, in the order of the tree. */
    public List<Withheld> withheld() {
        return List.copyOf(withheld);
    }

    private @Nullable Node part(Node node) {
        Leaf leaf = node.leaf();
        if (leaf == null) {
            return node instanceof Node.Mapping mapping ? mapping(mapping) : items((Node.Items) node);
        }
        Reason reason = reason(node, leaf);
        if (reason == null) {
            return node;
        }
        withheld.add(new Withheld(leaf.path(), reason, variable(node)));
        return null;
    }

    private @Nullable Reason reason(Node node, Leaf leaf) {
        if (!Masking.mask(leaf).equals(leaf.value())) {
            return Reason.SECRET;
        }
        if (node instanceof Node.Scalar scalar && scalar.isFailed) {
            return Reason.VARIABLE;
        }
        return unsafe.contains(leaf.path()) ? Reason.UNSAFE : null;
    }

    private static @Nullable String variable(Node node) {
        if (!(node instanceof Node.Scalar scalar) || !scalar.isFailed) {
            return null;
        }
        List<Template.Part> parts = Template.parse(scalar.value.text()).parts();
        return parts.size() == 1 && parts.get(0) instanceof Template.Variable variable ? variable.name() : null;
    }

    private Node.Mapping mapping(Node.Mapping node) {
        MappingValue.Builder entries = MappingValue.builder(node.value.position());
        List<Node> kept = new ArrayList<>();
        boolean isWhole = true;
        for (int i = 0; i < node.children().length; i++) {
            Node child = node.children()[i];
            Node part = part(child);
            isWhole &= Objects.equals(part, child);
            if (part != null) {
                kept.add(part);
                entries.put(node.value.keyAt(i), node.value.keyPositionAt(i), part.value());
            }
        }
        if (isWhole) {
            return node;
        }
        Leaf empty = kept.isEmpty() ? emptied(node) : null;
        return new Node.Mapping(node.path, entries.build(), kept.toArray(new Node[0]), empty);
    }

    private static Leaf emptied(Node.Mapping node) {
        return new Leaf(node.path, MappingValue.EMPTY, Node.firstLeaf(node).provenance(), SchemaHints.NONE);
    }

    private @Nullable Node items(Node.Items node) {
        Node[] kept = new Node[node.children().length];
        int before = withheld.size();
        for (int i = 0; i < kept.length; i++) {
            Node part = part(node.children()[i]);
            if (part == null) {
                Reason reason = withheld.get(withheld.size() - 1).reason();
                withheld.subList(before, withheld.size()).clear();
                withheld.add(new Withheld(node.path, reason, null));
                return null;
            }
            kept[i] = part;
        }
        return withheld.size() == before ? node : node.withChildren(kept);
    }
}
