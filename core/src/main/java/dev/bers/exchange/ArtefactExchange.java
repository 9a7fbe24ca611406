package dev.bers.exchange;

import dev.bers.artefact.ArtefactFinding;
import dev.bers.artefact.ArtefactMatcher;
import dev.bers.artefact.ArtefactScan;
import dev.bers.isolation.Ownership;
import dev.bers.isolation.OwnershipCompilation;
import dev.bers.isolation.Ruling;
import dev.bers.manifest.Manifest;
import dev.bers.manifest.ManifestReading;
import dev.bers.problem.ProblemException;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Utf8;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The findings in an artefact, given as text or as bytes. */
public final class ArtefactExchange {

    private ArtefactExchange() {}

    /**
     * {@code {"manifest", "environment", "text" or "hex", "unknown"?, "named"?}} to {@code {"findings"}}, and with
     * {@code named} the endpoints beside them and who owns those.
     */
    static Value artefact(Request request) {
        byte[] bytes = request.has("hex") ? hex(request.text("hex")) : Utf8.encode(request.text("text"));
        return scanned(matcher(request), bytes);
    }

    /** What finds in bytes the endpoints that the {@code environment} of a {@code manifest} may not reach, compiled once. */
    public static Function<byte[], Value> scanner(MappingValue members) {
        ArtefactMatcher matcher = matcher(new Request(members));
        return bytes -> scanned(matcher, bytes);
    }

    private static ArtefactMatcher matcher(Request request) {
        ManifestReading reading = request.manifestReading();
        Manifest manifest = reading.manifest();
        if (manifest == null) {
            throw new ProblemException(reading.problems());
        }
        OwnershipCompilation compiled = Ownership.compile(manifest.isolation(), manifest.environments());
        return new ArtefactMatcher(
                compiled.ownership(),
                request.environment("environment"),
                request.isTrue("unknown"),
                request.isTrue("named"));
    }

    private static Value scanned(ArtefactMatcher matcher, byte[] bytes) {
        ArtefactScan scan = matcher.newScan();
        scan.feed(bytes, 0, bytes.length);
        MappingValue.Builder out = MappingValue.builder().put("findings", findings(scan.finish()));
        return matcher.isNaming() ? out.put("named", named(scan.names())).build() : out.build();
    }

    private static ListValue named(Map<String, Ruling> names) {
        List<Value> items = new ArrayList<>();
        names.forEach((endpoint, ruling) -> items.add(MappingValue.builder()
                .put("endpoint", endpoint)
                .put("owners", IsolationExchange.names(ruling.owners()))
                .put("shared", ruling.isShared())
                .build()));
        return ListValue.of(items);
    }

    private static ListValue findings(List<ArtefactFinding> found) {
        List<Value> items = new ArrayList<>();
        for (ArtefactFinding finding : found) {
            items.add(MappingValue.builder()
                    .put("code", finding.code())
                    .put("line", finding.line())
                    .put("column", finding.column())
                    .put("offset", finding.offset())
                    .put("endpoint", finding.endpoint())
                    .put("owner", ProblemExchange.orNull(finding.owner()))
                    .put("encoding", finding.encoding().text())
                    .build());
        }
        return ListValue.of(items);
    }

    private static byte[] hex(String text) {
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(text.charAt(2 * i), 16);
            int low = Character.digit(text.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                throw new IllegalArgumentException("hex holds pairs of hexadecimal digits only");
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }
}
