package dev.bers.exchange;

import dev.bers.artefact.ArtefactFinding;
import dev.bers.artefact.ArtefactMatcher;
import dev.bers.artefact.ArtefactScan;
import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.Ownership;
import dev.bers.isolation.OwnershipCompilation;
import dev.bers.manifest.Manifest;
import dev.bers.manifest.ManifestReader;
import dev.bers.manifest.ManifestReading;
import dev.bers.problem.ProblemException;
import dev.bers.value.BooleanValue;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The findings in an artefact, given as text or as bytes. */
final class ArtefactExchange {

    private ArtefactExchange() {}

    /** {@code {"manifest", "environment", "text" or "hex", "unknown"?}} to {@code {"findings"}}. */
    static Value artefact(MappingValue request) {
        ManifestReading reading = ManifestReader.read(
                new Document("bers.yaml", (MappingValue) Objects.requireNonNull(request.get("manifest"))));
        Manifest manifest = reading.manifest();
        if (manifest == null) {
            throw new ProblemException(reading.problems());
        }
        OwnershipCompilation compiled = Ownership.compile(manifest.isolation(), manifest.environments());
        boolean withUnknown = request.get("unknown") instanceof BooleanValue flag && flag.isTrue();
        ArtefactScan scan = new ArtefactMatcher(
                        compiled.ownership(), new EnvironmentName(text(request, "environment")), withUnknown)
                .newScan();
        byte[] bytes = request.has("hex") ? hex(text(request, "hex")) : utf8(text(request, "text"));
        scan.feed(bytes, 0, bytes.length);
        return MappingValue.builder().put("findings", findings(scan.finish())).build();
    }

    private static String text(MappingValue request, String key) {
        return ((TextValue) Objects.requireNonNull(request.get(key))).text();
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
                    .put("owner", owner(finding.owner()))
                    .put("encoding", finding.encoding().text())
                    .build());
        }
        return ListValue.of(items);
    }

    private static Value owner(@Nullable String owner) {
        return ProblemExchange.orNull(owner);
    }

    private static byte[] hex(String text) {
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(text.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    private static byte[] utf8(String text) {
        byte[] bytes = new byte[text.length() * 3];
        int length = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c < 0x80) {
                bytes[length++] = (byte) c;
                continue;
            }
            int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
            bytes[length++] = (byte) ((0xF00 >> (more + 1)) | (c >> (6 * more)));
            while (more-- > 0) {
                bytes[length++] = (byte) (0x80 | ((c >> (6 * more)) & 63));
            }
        }
        return java.util.Arrays.copyOf(bytes, length);
    }
}
