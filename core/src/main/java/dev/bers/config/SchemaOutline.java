package dev.bers.config;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Document;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * What resolution needs to know of a JSON Schema (draft-07 or 2020-12): defaults, types and {@code x-bers-…}
 * annotations by place. It validates nothing.
 *
 * <p>Followed are {@code properties}, {@code additionalProperties}, {@code items}, {@code allOf} and local
 * {@code $ref}. Of {@code anyOf}, {@code oneOf}, {@code if/then/else} and {@code patternProperties}, which may or may not
 * apply, only {@code x-bers-secret} counts: a secret is hidden even if the branch did not apply. An annotation of
 * an object holds for everything in it, unless the inner one says otherwise; a secret stays one.
 *
 * <p>A default of a property applies where the mapping that it belongs to is there.
 */
public final class SchemaOutline {

    /** Of a kind without a schema. */
    public static final SchemaOutline EMPTY =
            new SchemaOutline("", SchemaNode.unmentioned(SchemaHints.NONE), "", List.of());

    private final String file;
    private final SchemaNode root;
    private final String version;
    private final List<Problem> problems;
    private final Document defaults;

    SchemaOutline(String file, SchemaNode root, String version, List<Problem> problems) {
        this.file = file;
        this.root = root;
        this.version = version;
        this.problems = List.copyOf(problems);
        this.defaults = defaults(file, root);
    }

    /** The outline of a schema. */
    public static SchemaOutline of(Document schema) {
        return new SchemaOutlineReader(schema).outline();
    }

    /** The schema's file; empty if there is none. */
    public String file() {
        return file;
    }

    /** {@code x-bers-version}; empty if the schema has none. */
    public String version() {
        return version;
    }

    /** What is wrong with the annotations, such as a secret that is marked public. */
    public List<Problem> problems() {
        return problems;
    }

    /** The annotations at a path. */
    public SchemaHints hints(ConfigPath path) {
        return node(path).hints;
    }

    /** The type at a path. */
    public SchemaType type(ConfigPath path) {
        return node(path).type;
    }

    /** The {@code description} at a path; empty if there is none. */
    public Optional<String> description(ConfigPath path) {
        return Optional.ofNullable(node(path).description);
    }

    /** The {@code default} at a path; empty if there is none. */
    public Optional<Value> defaultValue(ConfigPath path) {
        return Optional.ofNullable(node(path).defaultValue);
    }

    /** The name after which the items of the list at a path are merged; empty if they are not. */
    public Optional<String> itemKey(ConfigPath path) {
        return Optional.ofNullable(node(path).itemKey);
    }

    /** Where the schema speaks of a path; {@link Location#NONE} if it doesn't. */
    public Location location(ConfigPath path) {
        return node(path).location;
    }

    SchemaNode root() {
        return root;
    }

    SchemaNode node(ConfigPath path) {
        SchemaNode node = root;
        for (ConfigPath.Step step : path.steps()) {
            node = node.child(step);
        }
        return node;
    }

    /** The defaults of the root's own properties, as the lowest layer. */
    Document defaults() {
        return defaults;
    }

    private static Document defaults(String file, SchemaNode root) {
        MappingValue.Builder defaults = MappingValue.builder();
        for (String key : root.keysWithDefault()) {
            Value value = root.child(key).defaultValue;
            if (value != null) {
                defaults.put(key, value.position(), value);
            }
        }
        return new Document(file, defaults.build());
    }
}
