package dev.bers.exchange;

import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigProblems;
import dev.bers.environment.EnvironmentName;
import dev.bers.manifest.Manifest;
import dev.bers.manifest.ManifestReader;
import dev.bers.manifest.ManifestReading;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import dev.bers.value.BooleanValue;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision is asked, member by member; null counts as left out.
 *
 * <p>Each reader throws a {@link ProblemException} that names the member if it is missing or is not of the right kind,
 * so that a caller in another language learns what to mend.
 *
 * @param members all that was asked
 * @param path where these members stand in the whole request; empty for the request itself
 */
record Request(MappingValue members, String path) {

    private static final String MANIFEST_FILE = "bers.yaml";

    Request(MappingValue members) {
        this(members, "");
    }

    /** The member, or null if it is left out. */
    @Nullable
    Value find(String name) {
        Value value = members.get(name);
        return value instanceof NullValue ? null : value;
    }

    boolean has(String name) {
        return find(name) != null;
    }

    /** The member, whatever it is. */
    Value value(String name) {
        Value value = find(name);
        if (value == null) {
            throw missing(name, "a value", null);
        }
        return value;
    }

    String text(String name) {
        String text = textOrNull(name);
        if (text == null) {
            throw missing(name, "text", null);
        }
        return text;
    }

    @Nullable
    String textOrNull(String name) {
        Value value = find(name);
        if (value == null || value instanceof TextValue) {
            return value == null ? null : ((TextValue) value).text();
        }
        throw missing(name, "text", value);
    }

    String textOr(String name, String otherwise) {
        String text = textOrNull(name);
        return text == null ? otherwise : text;
    }

    boolean isTrue(String name) {
        Value value = find(name);
        if (value == null || value instanceof BooleanValue) {
            return value != null && ((BooleanValue) value).isTrue();
        }
        throw missing(name, "true or false", value);
    }

    /** A whole number that is not negative; 0 if it is left out. */
    int count(String name) {
        Value value = find(name);
        return value == null ? 0 : count(value, name);
    }

    private int count(Value value, String name) {
        if (value instanceof NumberValue number && number.isInteger()) {
            long count = number.asLong();
            if (count >= 0 && count <= Integer.MAX_VALUE) {
                return (int) count;
            }
        }
        throw missing(name, "a whole number from 0", value);
    }

    /** A list of whole numbers that are not negative; empty if it is left out. */
    List<Integer> counts(String name) {
        List<Integer> counts = new ArrayList<>();
        for (Value item : items(name)) {
            counts.add(count(item, name));
        }
        return counts;
    }

    /** The texts of a list; empty if it is left out. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Value item : items(name)) {
            if (!(item instanceof TextValue text)) {
                throw missing(name, "a list of texts", item);
            }
            texts.add(text.text());
        }
        return texts;
    }

    /** The mappings of a list; empty if it is left out. */
    List<Request> requests(String name) {
        List<Request> requests = new ArrayList<>();
        for (Value item : items(name)) {
            if (!(item instanceof MappingValue mapping)) {
                throw missing(name, "a list of mappings", item);
            }
            requests.add(new Request(mapping, path + name + "[" + requests.size() + "]."));
        }
        return requests;
    }

    private List<Value> items(String name) {
        Value value = find(name);
        if (value == null || value instanceof ListValue) {
            return value == null ? List.of() : ((ListValue) value).items();
        }
        throw missing(name, "a list", value);
    }

    MappingValue mapping(String name) {
        Value value = find(name);
        if (value instanceof MappingValue mapping) {
            return mapping;
        }
        throw missing(name, "a mapping", value);
    }

    /** The members of a mapping; none if it is left out. */
    Request request(String name) {
        return new Request(has(name) ? mapping(name) : MappingValue.EMPTY, path + name + ".");
    }

    /** The names of the members, in their order. */
    List<String> names() {
        return members.keys();
    }

    /** @throws IllegalArgumentException if the text is no name of an environment */
    EnvironmentName environment(String name) {
        return new EnvironmentName(text(name));
    }

    /** @throws IllegalArgumentException if the text is no hash of a tenant */
    @Nullable
    TenantHash tenant(String name) {
        String text = textOrNull(name);
        return text == null ? null : new TenantHash(text);
    }

    /** The kind of configuration; the kind {@code environment} if it is left out. */
    ConfigKind kind() {
        String text = textOr("kind", ConfigKind.ENVIRONMENT.text());
        return kind(text);
    }

    static ConfigKind kind(String text) {
        return ConfigKind.parse(text)
                .orElseThrow(
                        () -> new ProblemException(ConfigProblems.unknownKind(text, List.of(ConfigKind.values()))));
    }

    /** What the member {@code manifest} declares. */
    Manifest manifest() {
        ManifestReading reading = manifestReading();
        Manifest manifest = reading.manifest();
        if (manifest == null || reading.hasErrors()) {
            throw new ProblemException(reading.problems());
        }
        return manifest;
    }

    /** What was understood of the manifest, whatever else is wrong with it. */
    Manifest lenientManifest() {
        ManifestReading reading = manifestReading();
        Manifest manifest = reading.manifest();
        if (manifest == null) {
            throw new ProblemException(reading.problems());
        }
        return manifest;
    }

    ManifestReading manifestReading() {
        return ManifestReader.read(new Document(MANIFEST_FILE, mapping("manifest")));
    }

    private ProblemException missing(String name, String expected, @Nullable Value found) {
        return new ProblemException(RequestProblems.member(path + name, expected, found));
    }
}
