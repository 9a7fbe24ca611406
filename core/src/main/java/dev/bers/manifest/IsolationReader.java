package dev.bers.manifest;

import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.isolation.Declared;
import dev.bers.isolation.IsolationDeclaration;
import dev.bers.isolation.UnknownPolicy;
import dev.bers.value.TextValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code isolation:} block; what the patterns mean is checked where they are compiled. */
final class IsolationReader {

    /** Patterns of one owner. */
    static final int PATTERNS_MAX = 1_000;
    /** UTF-16 units of one pattern. */
    static final int PATTERN_LENGTH_MAX = 2_048;

    private IsolationReader() {}

    static IsolationDeclaration read(Block block, Environments environments) {
        block.allowing("unknown", "owners", "shared");
        return new IsolationDeclaration(
                unknown(block), owners(block.block("owners"), environments), patterns(block, "shared"));
    }

    private static UnknownPolicy unknown(Block block) {
        TextValue text = block.text("unknown");
        if (text == null || text.text().equals("fail")) {
            return UnknownPolicy.FAIL;
        }
        if (text.text().equals("warn")) {
            return UnknownPolicy.WARN;
        }
        block.problems()
                .add(ManifestProblems.unknownPolicy(text.text())
                        .at(block.locationOf(text.position()))
                        .atPath(block.pathOf("unknown")));
        return UnknownPolicy.FAIL;
    }

    private static Map<EnvironmentName, List<Declared>> owners(Block block, Environments environments) {
        Map<EnvironmentName, List<Declared>> owners = new LinkedHashMap<>();
        for (String key : block.keys()) {
            EnvironmentName name = EnvironmentName.parse(key).orElse(null);
            List<Declared> patterns = patterns(block, key);
            if (name != null && environments.find(name).isPresent()) {
                owners.put(name, patterns);
            } else {
                List<String> declared = ManifestProblems.texts(environments.names());
                block.problems()
                        .add(ManifestProblems.undeclared("an owner", key, declared)
                                .at(block.keyLocation(key))
                                .atPath(block.pathOf(key)));
            }
        }
        return owners;
    }

    private static List<Declared> patterns(Block block, String key) {
        List<Declared> patterns = new ArrayList<>();
        for (TextValue text : block.texts(key, PATTERNS_MAX)) {
            if (text.text().isBlank() || text.text().length() > PATTERN_LENGTH_MAX) {
                block.problems()
                        .add(ManifestProblems.ownerPattern(text.text())
                                .at(block.locationOf(text.position()))
                                .atPath(block.pathOf(key)));
            } else {
                patterns.add(new Declared(text.text(), block.locationOf(text.position())));
            }
        }
        return patterns;
    }
}
