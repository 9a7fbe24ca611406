package dev.bers.workspace.scan;

import dev.bers.problem.Problem;
import dev.bers.value.Json;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scan's findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the code. */
public final class Sarif {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String UNRESERVED = "-._~!$&'()*+,;=@/";
    private static final List<String> RULES = List.of("BERS-ISO-010", "BERS-ISO-011");

    private final ScanReport report;
    private final String version;
    private final Map<String, Integer> occurrences = new HashMap<>();

    private Sarif(ScanReport report, String version) {
        this.report = report;
        this.version = version;
    }

    /**
     * The report as a SARIF log, indented.
     *
     * @param version of the tool, as semantic versioning writes it
     */
    public static String write(ScanReport report, String version) {
        return Json.pretty(new Sarif(report, version).log()) + "\n";
    }

    private Value log() {
        return MappingValue.builder()
                .put("$schema", SCHEMA)
                .put("version", "2.1.0")
                .put("runs", ListValue.of(List.of(run())))
                .build();
    }

    private Value run() {
        List<Value> results = new ArrayList<>();
        for (ScanFinding finding : report.findings()) {
            results.add(result(finding));
        }
        return MappingValue.builder()
                .put("tool", MappingValue.builder().put("driver", driver()).build())
                .put("columnKind", "utf16CodeUnits")
                .put("invocations", ListValue.of(List.of(invocation())))
                .put("results", ListValue.of(results))
                .build();
    }

    private Value driver() {
        return MappingValue.builder()
                .put("name", "BERS")
                .put("fullName", "Build-time Environment Resolution System")
                .put("version", version)
                .put(
                        "rules",
                        ListValue.of(List.of(
                                rule(
                                        RULES.get(0),
                                        "ForeignEndpoint",
                                        "The artefact names an endpoint of another environment.",
                                        "An artefact may name only endpoints that its environment owns or that are"
                                                + " shared. Build it with the configuration of its environment, or"
                                                + " accept the finding in config/accepted.yaml with a reason."),
                                rule(
                                        RULES.get(1),
                                        "UnknownEndpoint",
                                        "The artefact names an endpoint that nobody owns.",
                                        "Declare its owner under isolation.owners in bers.yaml, or list it under"
                                                + " isolation.shared."))))
                .build();
    }

    private static Value rule(String id, String name, String summary, String help) {
        return MappingValue.builder()
                .put("id", id)
                .put("name", name)
                .put("shortDescription", text(summary))
                .put("fullDescription", text(summary + " " + help))
                .put("help", text(help))
                .put(
                        "defaultConfiguration",
                        MappingValue.builder().put("level", "error").build())
                .build();
    }

    private Value invocation() {
        List<Value> notifications = new ArrayList<>();
        boolean complete = true;
        for (Problem problem : report.problems()) {
            complete &= !problem.isError();
            notifications.add(notification(problem));
        }
        return MappingValue.builder()
                .put("executionSuccessful", complete)
                .put("toolExecutionNotifications", ListValue.of(notifications))
                .build();
    }

    private static Value notification(Problem problem) {
        MappingValue.Builder out = MappingValue.builder()
                .put(
                        "descriptor",
                        MappingValue.builder().put("id", problem.code().text()).build())
                .put("level", problem.isError() ? "error" : "warning")
                .put("message", text(problem.message()));
        String file = problem.location().file();
        if (file != null) {
            Value place = MappingValue.builder()
                    .put(
                            "physicalLocation",
                            MappingValue.builder()
                                    .put("artifactLocation", artifact(file))
                                    .build())
                    .build();
            out.put("locations", ListValue.of(List.of(place)));
        }
        return out.build();
    }

    private Value result(ScanFinding found) {
        String owner = found.finding().owner();
        String encoding = found.finding().encoding().text();
        MappingValue.Builder properties = MappingValue.builder()
                .put("environment", report.environment().text())
                .put("endpoint", found.finding().endpoint())
                .put("encoding", encoding);
        if (owner != null) {
            properties.put("owner", owner);
        }
        return MappingValue.builder()
                .put("ruleId", found.finding().code())
                .put("ruleIndex", RULES.indexOf(found.finding().code()))
                .put("level", "error")
                .put("message", text(message(found, owner)))
                .put("locations", ListValue.of(List.of(location(found))))
                .put(
                        "partialFingerprints",
                        MappingValue.builder()
                                .put("bersEndpoint/v1", fingerprint(found))
                                .build())
                .put("properties", properties.build())
                .build();
    }

    private String message(ScanFinding found, @Nullable String owner) {
        String endpoint = found.finding().endpoint();
        String whose =
                owner == null ? endpoint + ", which nobody owns, is named" : endpoint + " of " + owner + " is named";
        String where = found.source() == null ? "" : ", in the original " + found.source();
        return whose + " in an artefact built for " + report.environment().text() + where;
    }

    private static Value location(ScanFinding found) {
        String source = found.source();
        MappingValue.Builder physical = MappingValue.builder().put("artifactLocation", artifact(found.file()));
        MappingValue.Builder out = MappingValue.builder();
        if (source == null) {
            physical.put(
                    "region",
                    MappingValue.builder()
                            .put("startLine", found.finding().line())
                            .put("startColumn", found.finding().column())
                            .build());
            return out.put("physicalLocation", physical.build()).build();
        }
        String place =
                source + ":" + found.finding().line() + ":" + found.finding().column();
        Value original = MappingValue.builder()
                .put("fullyQualifiedName", place)
                .put("kind", "resource")
                .build();
        return out.put("physicalLocation", physical.build())
                .put("logicalLocations", ListValue.of(List.of(original)))
                .build();
    }

    /** The same for the same endpoint in the same file, wherever it moves to; several of them are numbered. */
    private String fingerprint(ScanFinding found) {
        String identity = found.finding().code() + "\n" + found.file() + "\n" + found.source() + "\n"
                + found.finding().endpoint();
        int occurrence = occurrences.merge(identity, 1, Integer::sum);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((identity + "\n" + occurrence).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static Value artifact(String file) {
        return MappingValue.builder().put("uri", uri(file)).build();
    }

    /** A path as a URI reference (RFC 3986): UTF-8, percent-encoded, and never with a scheme by accident. */
    static String uri(String path) {
        StringBuilder out = new StringBuilder(path.startsWith("/") ? "file://" : "");
        for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 255);
            boolean alphanumeric = ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9');
            if (alphanumeric || UNRESERVED.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
            }
        }
        return out.toString();
    }

    private static Value text(String text) {
        return MappingValue.builder().put("text", text).build();
    }
}
