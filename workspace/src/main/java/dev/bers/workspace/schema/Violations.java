package dev.bers.workspace.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.bers.config.ConfigPath;
import dev.bers.problem.NearMiss;
import dev.bers.problem.Problem;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberText;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schema library's errors as problems: in words, at the place where the value was written, with a cure. */
final class Violations {

    private static final String TYPE = "BERS-CFG-010";
    private static final String CHOICE = "BERS-CFG-011";
    private static final String RANGE = "BERS-CFG-012";
    private static final String TEXT = "BERS-CFG-015";
    private static final String SIZE = "BERS-CFG-016";

    private final Document schema;
    private final Places places;

    Violations(Document schema, Places places) {
        this.schema = schema;
        this.places = places;
    }

    /** An error that stands for itself. */
    Problem single(Error error) {
        ConfigPath path = InstancePaths.of(error);
        return switch (error.getKeyword()) {
            case "type" -> violated(TYPE, error, path).suggesting(quotes(error, path));
            case "enum", "const" -> violated(CHOICE, error, path).suggesting(nearestChoice(error, path));
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
                violated(RANGE, error, path);
            case "required", "dependentRequired", "dependencies" -> missing(error, path);
            case "additionalProperties", "unevaluatedProperties" -> unknownKey(error, path);
            case "pattern", "format" -> violated(TEXT, error, path);
            case "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties" ->
                violated(SIZE, error, path);
            case "not", "contains", "minContains", "maxContains" ->
                SchemaProblems.combined(
                        places.ofValue(path), places.textOf(path), places.foundAt(path), message(error, path));
            default ->
                SchemaProblems.otherwise(
                        places.ofValue(path), places.textOf(path), places.foundAt(path), message(error, path));
        };
    }

    /** All errors below one {@code anyOf} or {@code oneOf}, told as the nearest branch. */
    Problem combined(List<Error> group) {
        NearestBranch nearest = NearestBranch.of(group);
        if (nearest.errors().isEmpty()) {
            Error own = group.get(0);
            ConfigPath path = InstancePaths.of(own);
            return SchemaProblems.combined(
                    places.ofValue(path),
                    places.textOf(path),
                    places.foundAt(path),
                    "fits more than one form of its schema");
        }
        if (!nearest.alternatives().isEmpty()) {
            return noneFits(nearest);
        }
        Problem problem = single(nearest.errors().get(0));
        if (nearest.branches() == 1) {
            return problem;
        }
        ConfigPath path = InstancePaths.of(nearest.errors().get(0));
        String found = problem.found() == null ? "nothing" : problem.found();
        String wanted = problem.expected() == null ? problem.message() : problem.expected();
        return SchemaProblems.noBranchFits(
                        problem.location(),
                        problem.path() == null ? places.textOf(path) : problem.path(),
                        found,
                        wanted,
                        nearest.branches())
                .suggesting(problem.suggestion());
    }

    private Problem noneFits(NearestBranch nearest) {
        Set<String> wanted = new LinkedHashSet<>();
        for (Error error : nearest.alternatives()) {
            wanted.add(expected(error));
        }
        Error first = nearest.alternatives().get(0);
        ConfigPath path = InstancePaths.of(first);
        return SchemaProblems.violated(
                        "BERS-CFG-017",
                        places.ofValue(path),
                        places.textOf(path),
                        places.foundAt(path),
                        String.join(" or ", wanted))
                .suggesting(quotes(first, path));
    }

    private Problem violated(String code, Error error, ConfigPath path) {
        return SchemaProblems.violated(
                code, places.ofValue(path), places.textOf(path), places.foundAt(path), expected(error));
    }

    private Problem missing(Error error, ConfigPath parent) {
        String name = property(error);
        ConfigPath path = parent.key(name);
        Value described = InstancePaths.valueAt(
                parentSchema(error), ConfigPath.ROOT.key("properties").key(name));
        String wanted = described instanceof MappingValue own ? SchemaWords.describe(own) : "a value";
        String misspelt = misspelt(name, parent, parentSchema(error));
        return misspelt == null
                ? SchemaProblems.missing(places.ofMissing(parent), path.toString(), wanted)
                : SchemaProblems.missing(places.ofKey(parent.key(misspelt)), path.toString(), wanted)
                        .suggesting("is it written as " + misspelt + "?");
    }

    /** A key of the same mapping that nobody declares and that looks like the missing one. */
    private @Nullable String misspelt(String name, ConfigPath parent, MappingValue parentSchema) {
        if (!(InstancePaths.valueAt(places.values(), parent) instanceof MappingValue mapping)) {
            return null;
        }
        List<String> undeclared = new ArrayList<>();
        Value properties = parentSchema.get("properties");
        for (String key : mapping.keys()) {
            if (!(properties instanceof MappingValue declared) || !declared.has(key)) {
                undeclared.add(key);
            }
        }
        return NearMiss.of(name, undeclared).orElse(null);
    }

    private Problem unknownKey(Error error, ConfigPath parent) {
        String name = property(error);
        ConfigPath path = parent.key(name);
        String nearMiss = parentSchema(error).get("properties") instanceof MappingValue properties
                ? NearMiss.of(name, properties.keys()).orElse(null)
                : null;
        return SchemaProblems.unknownKey(places.ofKey(path), path.toString(), schema.file(), nearMiss);
    }

    private static String property(Error error) {
        if (error.getProperty() != null) {
            return error.getProperty();
        }
        Object[] arguments = error.getArguments();
        return arguments == null || arguments.length == 0 ? "?" : String.valueOf(arguments[0]);
    }

    /** A value that another type was asked for and whose quotes are all that is wrong, or missing. */
    private @Nullable String quotes(Error error, ConfigPath path) {
        String wanted = String.valueOf(parentSchema(error).get("type"));
        Value value = InstancePaths.valueAt(places.values(), path);
        if (value instanceof TextValue text) {
            boolean number = wanted.contains("number") || wanted.contains("integer");
            boolean truth = wanted.contains("boolean")
                    && (text.text().equals("true") || text.text().equals("false"));
            return truth || (number && NumberText.canonical(text.text()).isPresent()) ? "remove the quotes" : null;
        }
        return value instanceof ScalarValue && wanted.contains("string") ? "write it in quotes" : null;
    }

    private @Nullable String nearestChoice(Error error, ConfigPath path) {
        Value choices = parentSchema(error).get("enum");
        Value value = InstancePaths.valueAt(places.values(), path);
        if (places.isSecret(path) || !(choices instanceof ListValue list) || !(value instanceof ScalarValue scalar)) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Value choice : list.items()) {
            texts.add(choice instanceof ScalarValue plain ? plain.text() : "");
        }
        return NearMiss.of(scalar.text(), texts)
                .map(near -> "Did you mean " + near + "?")
                .orElse(null);
    }

    private String expected(Error error) {
        MappingValue asked = parentSchema(error);
        boolean isRange = error.getKeyword().endsWith("imum");
        return asked.size() == 0
                ? "what its schema allows"
                : isRange ? SchemaWords.describeRange(asked) : SchemaWords.describe(asked);
    }

    /** The library's own words, unless they could show a secret. */
    private String message(Error error, ConfigPath path) {
        return places.isSecret(path) ? "see " + error.getKeyword() + " in the schema" : error.getMessage();
    }

    /** The schema that the violated keyword stands in; empty if it can't be found in the file. */
    private MappingValue parentSchema(Error error) {
        NodePath fragment = error.getSchemaLocation().getFragment();
        ConfigPath keyword = InstancePaths.of(fragment);
        Value parent = InstancePaths.valueAt(schema.root(), InstancePaths.parent(keyword));
        return parent instanceof MappingValue mapping ? mapping : MappingValue.EMPTY;
    }
}
