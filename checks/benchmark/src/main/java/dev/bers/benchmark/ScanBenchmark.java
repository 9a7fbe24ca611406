package dev.bers.benchmark;

import dev.bers.artefact.ArtefactFinding;
import dev.bers.artefact.ArtefactMatcher;
import dev.bers.isolation.Ownership;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Searches minified JavaScript for foreign endpoints, 50 patterns, all encodings on. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ScanBenchmark {

    /** Bytes of the text that one operation searches. */
    static final int TEXT_BYTES = 16_000_000;
    /** Foreign endpoints in it, evenly spread. */
    static final int PLANTED = 16;

    private static final int CHUNK_BYTES = 65_536;
    private static final String[] PIECES = {
        "function(e,t){return ", "e.prototype.", "const ", "=()=>", "&&", "||", ".map(", "({type:\"", "\",props:{",
                "}})",
        "void 0===", "this.state.", "\"use strict\";", "if(", "){", "}else{", ".length", "null!==", "new Map,",
                "await ",
        "\"\\n\"", "/* @license */", "className:\"row col\"", "https://staging.picasso.example/a.js", "1e3*"
    };

    private final byte[] text = text();
    private final ArtefactMatcher matcher = new ArtefactMatcher(
            Ownership.compile(Reference.MANIFEST.isolation(), Reference.MANIFEST.environments())
                    .ownership(),
            Reference.STAGING,
            false);

    /** Repeatable: the same seed, the same text. */
    static byte[] text() {
        Random random = new Random(20_260_101);
        StringBuilder out = new StringBuilder(TEXT_BYTES + 1_000);
        int planted = 0;
        while (out.length() < TEXT_BYTES) {
            if (out.length() >= (long) TEXT_BYTES * planted / PLANTED) {
                out.append("\"https://chat.picasso.example/api/")
                        .append(planted++)
                        .append('"');
            }
            out.append(PIECES[random.nextInt(PIECES.length)]);
            for (int i = random.nextInt(8); i >= 0; i--) {
                out.append((char) ('a' + random.nextInt(26)));
            }
            out.append(random.nextInt(12) == 0 ? ';' : ',');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public List<ArtefactFinding> bers() {
        var scan = matcher.newScan();
        for (int from = 0; from < text.length; from += CHUNK_BYTES) {
            scan.feed(text, from, Math.min(text.length, from + CHUNK_BYTES));
        }
        return scan.finish();
    }
}
