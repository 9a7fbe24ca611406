package dev.bers.workspace.generation;

import dev.bers.config.Masking;
import dev.bers.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes a structure as a record with its parts as nested records and enums. */
final class RecordWriter {

    /** Of the 255 slots that a method has for parameters, a long or a double takes two. */
    private static final int COMPONENTS_MAX = 127;

    private final StringBuilder out;
    private final String file;
    private final JavaNames typeNames;
    private final SortedSet<String> imports =
            new TreeSet<>(List.of("dev.bers.config.EffectiveConfiguration", "dev.bers.typed.TypedReader"));

    RecordWriter(StringBuilder out, String file, JavaNames typeNames) {
        this.out = out;
        this.file = file;
        this.typeNames = typeNames;
    }

    /** The types that what was written uses, in the order of an import list. */
    SortedSet<String> imports() {
        return imports;
    }

    /** A nested type that is still to be written. */
    private record Nested(String name, TypeModel type) {}

    /**
     * A component of a record.
     *
     * @param name its Java name
     * @param type its Java type
     * @param reading the expression that reads it
     * @param property what it stands for
     */
    private record Component(String name, String type, String reading, TypeModel.Property property) {}

    /** How a type looks in Java: as a component, boxed, and the function that reads it. */
    private record JavaType(String plain, String boxed, String reader) {}

    void writeRoot(String name, TypeModel.Structure structure) {
        write(name, structure, "", true);
    }

    private void write(String name, TypeModel.Structure structure, String margin, boolean isRoot) {
        if (structure.properties().size() > COMPONENTS_MAX) {
            throw new ProblemException(GenerationProblems.tooManyProperties(
                    name, structure.properties().size(), COMPONENTS_MAX, file));
        }
        List<Nested> nested = new ArrayList<>();
        List<Component> components = components(structure, nested);
        writeDocumentation(components, margin, isRoot);
        out.append(margin).append("public record ").append(name).append('(');
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            out.append(i == 0 ? "\n" : ",\n").append(margin).append("        ");
            out.append(component.type()).append(' ').append(component.name());
        }
        out.append(") {\n");
        writeReading(name, components, margin + "    ", isRoot);
        if (components.stream().anyMatch(component -> component.property().isSecret())) {
            writeMasked(name, components, margin + "    ");
        }
        for (Nested one : nested) {
            out.append('\n');
            if (one.type() instanceof TypeModel.Structure inner) {
                write(one.name(), inner, margin + "    ", false);
            } else if (one.type() instanceof TypeModel.Choice choice) {
                writeEnum(one.name(), choice, margin + "    ");
            }
        }
        out.append(margin).append("}\n");
    }

    private List<Component> components(TypeModel.Structure structure, List<Nested> nested) {
        JavaNames names = new JavaNames();
        List<Component> components = new ArrayList<>();
        for (TypeModel.Property property : structure.properties()) {
            JavaType type = javaType(property.name(), withoutNull(property.type()), nested);
            boolean always = property.isRequired() && !allowsNull(property.type());
            String method = always ? "required" : "optional";
            if (!always) {
                imports.add("java.util.Optional");
            }
            components.add(new Component(
                    names.component(property.name()),
                    always ? type.plain() : "Optional<" + type.boxed() + ">",
                    "reader." + method + "(" + JavaText.literal(property.name()) + ", " + type.reader() + ")",
                    property));
        }
        return components;
    }

    private static boolean allowsNull(TypeModel type) {
        return type instanceof TypeModel.Nothing
                || (type instanceof TypeModel.Union union && union.types().contains(new TypeModel.Nothing()));
    }

    private static TypeModel withoutNull(TypeModel type) {
        if (!(type instanceof TypeModel.Union union)) {
            return type;
        }
        List<TypeModel> others = union.types().stream()
                .filter(one -> !(one instanceof TypeModel.Nothing))
                .toList();
        return others.size() == 1 ? others.get(0) : new TypeModel.Union(others);
    }

    private JavaType javaType(String key, TypeModel type, List<Nested> nested) {
        if (type instanceof TypeModel.Text) {
            return new JavaType("String", "String", "TypedReader::text");
        }
        if (type instanceof TypeModel.Truth) {
            return new JavaType("boolean", "Boolean", "TypedReader::truth");
        }
        if (type instanceof TypeModel.Numeric number) {
            return numeric(number);
        }
        if (type instanceof TypeModel.Items items) {
            imports.add("java.util.List");
            JavaType item = javaType(key + " item", withoutNull(items.item()), nested);
            return generic("List<" + item.boxed() + ">", "list", item);
        }
        if (type instanceof TypeModel.ByName byName) {
            imports.add("java.util.Map");
            JavaType value = javaType(key + " value", withoutNull(byName.value()), nested);
            return generic("Map<String, " + value.boxed() + ">", "map", value);
        }
        if (type instanceof TypeModel.Structure) {
            String name = nest(key, type, nested);
            return new JavaType(name, name, name + "::read");
        }
        if (type instanceof TypeModel.Choice) {
            String name = nest(key, type, nested);
            return new JavaType(name, name, "one -> one.choice(" + name + ".values(), " + name + "::text)");
        }
        imports.add("dev.bers.value.Value");
        return new JavaType("Value", "Value", "TypedReader::value");
    }

    /** A list or a map; the parameter of its lambda differs from those within. */
    private static JavaType generic(String type, String method, JavaType part) {
        int within = part.reader().split("->", -1).length;
        String each = "each" + within;
        return new JavaType(type, type, each + " -> " + each + "." + method + "(" + part.reader() + ")");
    }

    private static JavaType numeric(TypeModel.Numeric number) {
        if (!number.isWhole()) {
            return new JavaType("double", "Double", "TypedReader::decimal");
        }
        return number.fitsInt()
                ? new JavaType("int", "Integer", "TypedReader::int32")
                : new JavaType("long", "Long", "TypedReader::whole");
    }

    private String nest(String key, TypeModel type, List<Nested> nested) {
        String name = typeNames.type(key);
        nested.add(new Nested(name, type));
        return name;
    }

    private void writeDocumentation(List<Component> components, String margin, boolean isRoot) {
        String head = isRoot ? "Configuration from " + JavaText.comment(file) + "." : "A part of the configuration.";
        out.append(margin)
                .append("/**\n")
                .append(margin)
                .append(" * ")
                .append(head)
                .append('\n');
        out.append(margin).append(" *\n");
        for (Component component : components) {
            TypeModel.Property property = component.property();
            String description = property.description().isEmpty() ? property.name() : property.description();
            out.append(margin).append(" * @param ").append(component.name()).append(' ');
            out.append(JavaText.comment(description.replace('\n', ' '))).append('\n');
        }
        out.append(margin).append(" */\n");
    }

    private void writeReading(String name, List<Component> components, String margin, boolean isRoot) {
        if (isRoot) {
            out.append('\n').append(margin);
            out.append("/**\n")
                    .append(margin)
                    .append(" * Reads an effective configuration.\n")
                    .append(margin);
            out.append(" *\n").append(margin);
            out.append(" * @throws dev.bers.problem.ProblemException if a value is missing, or of another type\n");
            out.append(margin).append(" */\n").append(margin);
            out.append("public static ").append(name).append(" from(EffectiveConfiguration configuration) {\n");
            out.append(margin).append("    return read(TypedReader.of(configuration));\n");
            out.append(margin).append("}\n");
        }
        out.append('\n').append(margin).append(isRoot ? "private " : "");
        out.append("static ").append(name).append(" read(TypedReader reader) {\n");
        out.append(margin).append("    return new ").append(name).append('(');
        for (int i = 0; i < components.size(); i++) {
            out.append(i == 0 ? "\n" : ",\n").append(margin).append("            ");
            out.append(components.get(i).reading());
        }
        out.append(");\n").append(margin).append("}\n");
    }

    /** The text of a record without its secrets, in the form that a record has by itself. */
    private void writeMasked(String name, List<Component> components, String margin) {
        out.append('\n').append(margin).append("/** Without the secrets, which must not reach a log. */\n");
        out.append(margin).append("@Override\n");
        out.append(margin).append("public String toString() {\n");
        out.append(margin).append("    return \"").append(name).append("[\"");
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            String label = (i == 0 ? "" : ", ") + component.name() + "=";
            out.append('\n').append(margin).append("            + \"").append(label);
            out.append(component.property().isSecret() ? Masking.MASK + "\"" : "\" + " + component.name());
        }
        out.append('\n').append(margin).append("            + \"]\";\n");
        out.append(margin).append("}\n");
    }

    private void writeEnum(String name, TypeModel.Choice choice, String margin) {
        JavaNames constants = new JavaNames();
        out.append(margin).append("/** One of the values that the schema lists. */\n");
        out.append(margin).append("public enum ").append(name).append(" {\n");
        for (int i = 0; i < choice.texts().size(); i++) {
            String text = choice.texts().get(i);
            out.append(i == 0 ? "" : ",\n").append(margin).append("    ");
            out.append(constants.constant(text))
                    .append('(')
                    .append(JavaText.literal(text))
                    .append(')');
        }
        out.append(";\n\n").append(margin).append("    private final String text;\n\n");
        out.append(margin).append("    ").append(name).append("(String text) {\n");
        out.append(margin).append("        this.text = text;\n").append(margin).append("    }\n\n");
        out.append(margin).append("    /** As the configuration writes it. */\n");
        out.append(margin).append("    public String text() {\n");
        out.append(margin).append("        return text;\n").append(margin).append("    }\n");
        out.append(margin).append("}\n");
    }
}
