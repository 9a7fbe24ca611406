package dev.bers.server.release;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The list of all documents of a revision as a document of its own, as a checkpoint keeps it: a line for each, digest and path. */
final class DocumentTree {

    private DocumentTree() {}

    static byte[] write(Map<String, String> tree) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(tree)
                .forEach((path, digest) ->
                        text.append(digest).append(' ').append(path).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static SortedMap<String, String> read(byte[] document) {
        SortedMap<String, String> tree = new TreeMap<>();
        new String(document, StandardCharsets.UTF_8).lines().forEach(line -> {
            int blank = line.indexOf(' ');
            tree.put(line.substring(blank + 1), line.substring(0, blank));
        });
        return tree;
    }
}
