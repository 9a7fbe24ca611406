package dev.bers.manifest;

import dev.bers.config.ConfigKind;
import dev.bers.config.ValidationMode;
import dev.bers.environment.Environments;
import dev.bers.isolation.IsolationDeclaration;
import dev.bers.problem.Problem;
import dev.bers.problem.Problems;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Document;
import dev.bers.value.NumberValue;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a parsed {@code bers.yaml} and says what it declares; all problems in one run. */
public final class ManifestReader {

    /** The one format that is known. */
    public static final String FORMAT = "1";
    /** UTF-16 units of a workspace's name. */
    public static final int NAME_LENGTH_MAX = 128;

    private ManifestReader() {}

    /** What a manifest declares, and all that is wrong with it. */
    public static ManifestReading read(Document document) {
        Problems problems = new Problems();
        Block root = Block.root(document.file(), document.root(), problems);
        if (!isKnownFormat(root)) {
            return new ManifestReading(null, inOrder(problems));
        }
        root.allowing("format", "name", "environments", "detection", "validation", "isolation", "tenants");
        String name = name(root);
        Environments environments = EnvironmentsReader.read(root.block("environments"));
        IsolationDeclaration isolation = IsolationReader.read(root.block("isolation"), environments);
        Manifest manifest = new Manifest(
                name,
                environments,
                DetectionReader.read(root.block("detection"), environments),
                validation(root.block("validation")),
                isolation,
                defaultTenant(root.block("tenants")));
        return new ManifestReading(manifest, inOrder(problems));
    }

    private static boolean isKnownFormat(Block root) {
        Value format = root.value("format");
        if (format instanceof NumberValue number && number.text().equals(FORMAT)) {
            return true;
        }
        if (format == null) {
            root.reportMissing("format", FORMAT);
            return true;
        }
        String found = format instanceof ScalarValue scalar ? scalar.text() : format.typeName();
        root.problems()
                .add(ManifestProblems.format(format instanceof TextValue ? "\"" + found + "\"" : found)
                        .at(root.locationOf(format.position()))
                        .atPath("format"));
        return format instanceof TextValue && found.equals(FORMAT);
    }

    private static String name(Block root) {
        TextValue name = root.text("name");
        if (name == null) {
            if (!root.has("name")) {
                root.reportMissing("name", "the name of the workspace");
            }
            return "";
        }
        if (!isName(name.text())) {
            root.problems()
                    .add(ManifestProblems.workspaceName(name.text())
                            .at(root.locationOf(name.position()))
                            .atPath("name"));
        }
        return name.text();
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c >= 0x7F && c < 0xA0)) {
                return false;
            }
        }
        return !text.isBlank() && text.length() <= NAME_LENGTH_MAX;
    }

    private static ValidationModes validation(Block block) {
        block.allowing(ConfigKind.names().toArray(new String[0]));
        Map<ConfigKind, ValidationMode> modes = new HashMap<>();
        for (ConfigKind kind : ConfigKind.values()) {
            TextValue text = block.text(kind.text());
            if (text == null) {
                continue;
            }
            ValidationMode mode = ValidationMode.parse(text.text()).orElse(null);
            if (mode != null) {
                modes.put(kind, mode);
            }
            Problem problem = mode == null
                    ? ManifestProblems.validationMode(text.text())
                    : mode == ValidationMode.OFF ? ManifestProblems.offExceptInProduction(kind.text()) : null;
            if (problem != null) {
                block.problems()
                        .add(problem.at(block.locationOf(text.position())).atPath(block.pathOf(kind.text())));
            }
        }
        return new ValidationModes(modes);
    }

    private static @Nullable TenantHash defaultTenant(Block block) {
        TextValue text = block.allowing("default").text("default");
        if (text == null) {
            return null;
        }
        TenantHash hash = TenantHash.parse(text.text()).orElse(null);
        if (hash == null) {
            block.problems()
                    .add(ManifestProblems.tenant(text.text())
                            .at(block.locationOf(text.position()))
                            .atPath(block.pathOf("default")));
        }
        return hash;
    }

    private static List<Problem> inOrder(Problems problems) {
        List<Problem> sorted = new ArrayList<>(problems.list());
        sorted.sort(
                Comparator.comparingInt((Problem problem) -> problem.location().line())
                        .thenComparingInt(problem -> problem.location().column()));
        return sorted;
    }
}
