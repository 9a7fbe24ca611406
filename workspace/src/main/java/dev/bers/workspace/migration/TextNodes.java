package dev.bers.workspace.migration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where the keys and values of a text begin and end; JSON is read as the YAML that it is. */
final class TextNodes {

    private final String text;
    private final boolean hasSurrogates;
    private final @Nullable Node root;

    TextNodes(String text) {
        this.text = text;
        this.hasSurrogates = text.codePointCount(0, text.length()) != text.length();
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        this.root = new Compose(settings).composeString(text).orElse(null);
    }

    /**
     * An entry of a mapping.
     *
     * @param container the mapping
     * @param at which of its entries
     */
    record Entry(MappingNode container, int at) {

        Node key() {
            return container.getValue().get(at).getKeyNode();
        }

        Node value() {
            return container.getValue().get(at).getValueNode();
        }

        boolean isInFlow() {
            return container.getFlowStyle() == FlowStyle.FLOW;
        }
    }

    /** A part of the text, from one offset to another, in UTF-16 units. */
    record Span(int start, int end) {}

    /** The entry at a path; null if there is none. */
    @Nullable
    Entry find(List<String> path) {
        MappingNode container = mapping(path.subList(0, path.size() - 1));
        if (container == null) {
            return null;
        }
        for (int i = 0; i < container.getValue().size(); i++) {
            boolean named = container.getValue().get(i).getKeyNode() instanceof ScalarNode key
                    && key.getValue().equals(path.get(path.size() - 1));
            if (named) {
                return new Entry(container, i);
            }
        }
        return null;
    }

    /** The mapping at a path; null if there is none, or something else. */
    @Nullable
    MappingNode mapping(List<String> path) {
        if (path.isEmpty()) {
            return root instanceof MappingNode mapping ? mapping : null;
        }
        Entry entry = find(path);
        return entry != null && entry.value() instanceof MappingNode mapping ? mapping : null;
    }

    int start(Node node) {
        return node.getStartMark().map(this::offset).orElseThrow();
    }

    int end(Node node) {
        return node.getEndMark().map(this::offset).orElseThrow();
    }

    int column(Node node) {
        return node.getStartMark().map(Mark::getColumn).orElseThrow();
    }

    private int offset(Mark mark) {
        return hasSurrogates ? text.offsetByCodePoints(0, mark.getIndex()) : mark.getIndex();
    }

    /** Where a value's own text ends: a block collection ends with its last part, not where the next token begins. */
    int contentEnd(Node node) {
        boolean block = node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() == FlowStyle.BLOCK
                && !collection.getValue().isEmpty();
        if (block && node instanceof MappingNode mapping) {
            List<NodeTuple> entries = mapping.getValue();
            return contentEnd(entries.get(entries.size() - 1).getValueNode());
        }
        if (block && node instanceof SequenceNode sequence) {
            return contentEnd(sequence.getValue().get(sequence.getValue().size() - 1));
        }
        return end(node);
    }

    /** The offset behind the end of the line in which an offset is; the offset itself if it begins a line. */
    int lineEnd(int offset) {
        if (offset > 0 && text.charAt(offset - 1) == '\n') {
            return offset;
        }
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    /** The lines of an entry in block style, with the comment lines directly above; a file's head comment stays. */
    Span blockSpan(Entry entry) {
        int keyLine = text.lastIndexOf('\n', start(entry.key()) - 1) + 1;
        int start = keyLine;
        while (start > 0) {
            int above = text.lastIndexOf('\n', start - 2) + 1;
            String line = text.substring(above, start);
            boolean sameIndent = line.indexOf('#') == column(entry.key());
            if (!line.strip().startsWith("#") || !sameIndent) {
                break;
            }
            start = above;
        }
        boolean headOfFile = start == 0 && entry.at() == 0 && entry.container().equals(root);
        int end = lineEnd(contentEnd(entry.value()));
        return new Span(headOfFile ? keyLine : start, end);
    }

    /** An entry in flow style with the comma that it needs. */
    Span flowSpan(Entry entry) {
        List<NodeTuple> entries = entry.container().getValue();
        if (entry.at() + 1 < entries.size()) {
            return new Span(
                    start(entry.key()), start(entries.get(entry.at() + 1).getKeyNode()));
        }
        int from = entry.at() > 0 ? contentEnd(entries.get(entry.at() - 1).getValueNode()) : start(entry.key());
        return new Span(from, contentEnd(entry.value()));
    }
}
