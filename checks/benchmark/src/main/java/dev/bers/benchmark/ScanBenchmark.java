package dev.bers.benchmark;

import dev.bers.artefact.ArtefactFinding;
import dev.bers.artefact.ArtefactMatcher;
import dev.bers.isolation.EndpointMatcher;
import dev.bers.isolation.Ownership;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ahocorasick.trie.Trie;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Searches a text for foreign endpoints, 50 patterns, all encodings on. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ScanBenchmark {

    private static final int CHUNK_BYTES = 65_536;

    /** What is searched. */
    @Param
    public ScanText kind = ScanText.PROSE;

    private final Ownership ownership = Ownership.compile(
                    Reference.MANIFEST.isolation(), Reference.MANIFEST.environments())
            .ownership();
    private final ArtefactMatcher matcher = new ArtefactMatcher(ownership, Reference.STAGING, false);
    private final Trie trie = trie(ownership);
    private byte[] bytes = new byte[0];
    private String text = "";

    private static Trie trie(Ownership ownership) {
        Trie.TrieBuilder trie = Trie.builder().ignoreCase();
        for (EndpointMatcher matcher : ownership.matchers()) {
            Stream.of(matcher.pattern().split("\\*", -1))
                    .max(Comparator.comparingInt(String::length))
                    .ifPresent(trie::addKeyword);
        }
        return trie.build();
    }

    /** Makes the text. */
    @Setup
    public void makeText() {
        bytes = kind.bytes();
        text = new String(bytes, StandardCharsets.UTF_8);
    }

    @Benchmark
    public List<ArtefactFinding> bers() {
        var scan = matcher.newScan();
        for (int from = 0; from < bytes.length; from += CHUNK_BYTES) {
            scan.feed(bytes, from, Math.min(bytes.length, from + CHUNK_BYTES));
        }
        return scan.finish();
    }

    /** Only where the names stand, plain ones: no encodings, no owners, in a text that is decoded already. */
    @Benchmark
    public int ahocorasick() {
        int[] found = {0};
        trie.parseText(text, emit -> {
            found[0]++;
            return true;
        });
        return found[0];
    }
}
