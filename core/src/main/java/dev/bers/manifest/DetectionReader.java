package dev.bers.manifest;

import dev.bers.environment.DetectionRules;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.problem.Problem;
import dev.bers.value.NumberValue;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The {@code detection:} block. */
final class DetectionReader {

    private static final int NAME_LENGTH_MAX = 64;
    private static final int DURATION_DIGITS_MAX = 9;

    private DetectionReader() {}

    static DetectionRules read(Block block, Environments environments) {
        block.allowing("variables", "urlParameter", "default", "cache");
        return new DetectionRules(
                variables(block), urlParameter(block), defaultEnvironment(block, environments), cacheMillis(block));
    }

    private static List<String> variables(Block block) {
        if (!block.has("variables")) {
            return DetectionRules.DEFAULT.variables();
        }
        List<String> names = new ArrayList<>();
        for (TextValue text : block.texts("variables", DetectionRules.VARIABLES_MAX)) {
            if (!isVariable(text.text())) {
                report(ManifestProblems.variable(text.text()), block, "variables", text);
            } else if (names.contains(text.text())) {
                report(ManifestProblems.listedTwice(text.text()), block, "variables", text);
            } else {
                names.add(text.text());
            }
        }
        return names;
    }

    private static boolean isVariable(String text) {
        return isMadeOf(text, "_") && (text.charAt(0) < '0' || text.charAt(0) > '9');
    }

    /** Whether a name of bounded length has only letters, digits and some further characters. */
    private static boolean isMadeOf(String text, String further) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && further.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= NAME_LENGTH_MAX;
    }

    private static String urlParameter(Block block) {
        TextValue text = block.text("urlParameter");
        if (text == null) {
            return DetectionRules.DEFAULT.urlParameter();
        }
        if (!isMadeOf(text.text(), "._-")) {
            report(ManifestProblems.urlParameter(text.text()), block, "urlParameter", text);
            return DetectionRules.DEFAULT.urlParameter();
        }
        return text.text();
    }

    private static EnvironmentName defaultEnvironment(Block block, Environments environments) {
        TextValue text = block.text("default");
        if (text == null) {
            return DetectionRules.DEFAULT.defaultEnvironment();
        }
        EnvironmentName name = EnvironmentName.parse(text.text()).orElse(null);
        if (name == null || environments.find(name).isEmpty()) {
            List<String> declared = ManifestProblems.texts(environments.names());
            report(ManifestProblems.undeclared("default", text.text(), declared), block, "default", text);
            return DetectionRules.DEFAULT.defaultEnvironment();
        }
        return name;
    }

    private static long cacheMillis(Block block) {
        Value value = block.value("cache");
        if (value == null) {
            return DetectionRules.CACHE_MILLIS_DEFAULT;
        }
        boolean isScalar = value instanceof TextValue || value instanceof NumberValue;
        String text = isScalar ? ((ScalarValue) value).text() : value.typeName();
        long millis = value instanceof TextValue ? millis(text) : -1;
        if (millis < 0 || millis > DetectionRules.CACHE_MILLIS_MAX) {
            report(ManifestProblems.duration(text), block, "cache", value);
            return DetectionRules.CACHE_MILLIS_DEFAULT;
        }
        return millis;
    }

    /** The milliseconds of a whole number with {@code ms}, {@code s}, {@code m} or {@code h}; -1 if it is none. */
    private static long millis(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > DURATION_DIGITS_MAX) {
            return -1;
        }
        long number = Long.parseLong(text.substring(0, digits));
        return switch (text.substring(digits)) {
            case "ms" -> number;
            case "s" -> number * 1_000;
            case "m" -> number * 60_000;
            case "h" -> number * 3_600_000;
            default -> -1;
        };
    }

    private static void report(Problem problem, Block block, String key, Value at) {
        block.problems().add(problem.at(block.locationOf(at.position())).atPath(block.pathOf(key)));
    }
}
