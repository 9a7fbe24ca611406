package dev.bers.cli.invocation;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigPath;
import dev.bers.config.Masking;
import dev.bers.config.SchemaOutline;
import dev.bers.config.SecretName;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.UserInformation;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.workspace.folder.LoadedWorkspace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of files as a person may see them, line for line: the mask stands in the place of each secret, and of what
 * may be one by its name. Where a file was not read to its end, nobody knows which values are secrets: then only the keys are shown.
 */
final class ShownSource {

    private static final String CONFIG = "config/";
    private static final String MANIFEST = "bers.";
    private static final String ACCEPTED = CONFIG + "accepted.";
    private static final String SCHEMAS = CONFIG + "schemas/";
    private static final String TENANTS = CONFIG + "tenants/";

    /** Brackets, dashes of a list, and one key with its colon: the part of a line that is no value. */
    private static final Pattern KEY_PART =
            Pattern.compile("([\\s\\[{\\]},-]*(?:(?:\"[^\"]*\"|'[^']*'|[\\w.$-]+)\\s*:(?=\\s|$))?).*");

    /** One expression and no text around it. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[A-Za-z0-9_.:\\[\\]-]+}");

    private final LoadedWorkspace workspace;

    ShownSource(LoadedWorkspace workspace) {
        this.workspace = workspace;
    }

    /** The text of one of the workspace's files, without its secrets. */
    String of(String file, String text) {
        if (file.startsWith(MANIFEST) || file.startsWith(ACCEPTED) || file.startsWith(SCHEMAS)) {
            return UserInformation.hidden(text);
        }
        ConfigKind kind = kind(file);
        Document document = workspace.files().get(file);
        if (kind == null || document == null || isUncertain(file, kind)) {
            return keysOf(text);
        }
        SchemaOutline schema = workspace.documents().schema(kind);
        Map<Integer, Integer> secrets = new HashMap<>();
        Set<Integer> lines = new HashSet<>();
        boolean isPlaced = mark(document.root(), ConfigPath.ROOT, schema, secrets, lines);
        return isPlaced ? UserInformation.hidden(masked(text, secrets, lines)) : keysOf(text);
    }

    /** The text of a schema that belongs to no workspace. */
    static String ofSchema(String text) {
        return UserInformation.hidden(text);
    }

    /** The text of a file that belongs to no workspace, of which nothing is known. */
    static String ofStranger(String file, String text) {
        return file.contains(".schema.") ? UserInformation.hidden(text) : keysOf(text);
    }

    private static @Nullable ConfigKind kind(String file) {
        if (file.startsWith(TENANTS)) {
            return ConfigKind.ENVIRONMENT;
        }
        for (ConfigKind kind : ConfigKind.values()) {
            if (file.startsWith(CONFIG + kind.folder() + "/")) {
                return kind;
            }
        }
        return null;
    }

    /** Whether a file has values that are not in its document, or a schema that may name secrets was not read. */
    private boolean isUncertain(String file, ConfigKind kind) {
        boolean hasSchema = !workspace.documents().schema(kind).file().isEmpty();
        for (Problem problem : workspace.problems()) {
            String place = String.valueOf(problem.location().file());
            boolean isOfReading = problem.code().text().startsWith("BERS-DOC-");
            boolean isOfSchema = !hasSchema && (place + "/").startsWith(SCHEMAS);
            if (isOfSchema || (isOfReading && place.equals(file))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Notes where each value stands.
     *
     * @param secrets the column of the first secret by its line
     * @param lines the lines on which a value that is no secret, or a key, stands
     * @return whether all secrets have a place
     */
    private static boolean mark(
            Value value, ConfigPath path, SchemaOutline schema, Map<Integer, Integer> secrets, Set<Integer> lines) {
        if (isSecret(path, schema) && !isReference(value)) {
            return hide(value, secrets);
        }
        lines.add(value.position().line());
        boolean isPlaced = true;
        if (value instanceof MappingValue mapping) {
            for (int i = 0; i < mapping.size(); i++) {
                lines.add(mapping.keyPositionAt(i).line());
                isPlaced &= mark(mapping.valueAt(i), path.key(mapping.keyAt(i)), schema, secrets, lines);
            }
        } else if (value instanceof ListValue list) {
            int index = 0;
            for (Value item : list.items()) {
                isPlaced &= mark(item, path.index(index++), schema, secrets, lines);
            }
        }
        return isPlaced;
    }

    /** Whether a schema says so, or a name does of which it says nothing. */
    private static boolean isSecret(ConfigPath path, SchemaOutline schema) {
        if (schema.hints(path).isSecret()) {
            return true;
        }
        int last = path.steps().size() - 1;
        return last >= 0
                && path.steps().get(last) instanceof ConfigPath.Key key
                && SecretName.isLikely(key.name())
                && schema.location(path).equals(Location.NONE);
    }

    /** Whether a value says where the secret comes from, and nothing of the secret. */
    private static boolean isReference(Value value) {
        return value instanceof TextValue text && REFERENCE.matcher(text.text()).matches();
    }

    /** Notes a secret and all within it, of which an alias elsewhere may be no secret. */
    private static boolean hide(Value value, Map<Integer, Integer> secrets) {
        Position position = value.position();
        secrets.merge(position.line(), position.column(), Math::min);
        boolean isPlaced = position.line() > 0;
        if (value instanceof MappingValue mapping) {
            for (int i = 0; i < mapping.size(); i++) {
                secrets.merge(
                        mapping.keyPositionAt(i).line(),
                        mapping.keyPositionAt(i).column(),
                        Math::min);
                isPlaced &= hide(mapping.valueAt(i), secrets);
            }
        } else if (value instanceof ListValue list) {
            for (Value item : list.items()) {
                isPlaced &= hide(item, secrets);
            }
        }
        return isPlaced;
    }

    /** A secret hides all behind it, up to the line of the next key or value. */
    private static String masked(String text, Map<Integer, Integer> secrets, Set<Integer> lines) {
        StringBuilder shown = new StringBuilder();
        boolean isHidden = false;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            Integer column = secrets.get(number);
            isHidden &= !lines.contains(number);
            if (column != null && !isHidden) {
                shown.append(line, 0, Math.min(Math.max(column - 1, 0), line.length()));
            }
            isHidden |= column != null;
            shown.append(isHidden ? Masking.MASK : line).append('\n');
        }
        return shown.toString();
    }

    private static String keysOf(String text) {
        StringBuilder shown = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            Matcher part = KEY_PART.matcher(line);
            String key = part.lookingAt() ? part.group(1) : "";
            boolean isWhole = key.length() == line.stripTrailing().length();
            String blank = key.isEmpty() || key.endsWith(" ") || !key.endsWith(":") ? "" : " ";
            shown.append(key).append(isWhole ? "" : blank + Masking.MASK).append('\n');
        }
        return shown.toString();
    }
}
