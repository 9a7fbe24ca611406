package dev.bers.workspace.importing;

import static dev.bers.workspace.importing.ScriptReader.first;
import static dev.bers.workspace.importing.ScriptReader.last;

import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberText;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.ScalarValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression stands for, if that can be seen without running it: literals, objects, lists, constants of the same
 * file and their properties, spreads of those, texts put together from them, {@code Object.freeze}.
 */
final class ConstantReader {

    private final String file;
    private final Map<String, Node> declared;
    private final Set<String> open = new HashSet<>();
    private final List<Problem> leftOut = new ArrayList<>();

    ConstantReader(String file, Map<String, Node> declared) {
        this.file = file;
        this.declared = declared;
    }

    /** What was not constant and therefore left out of objects and lists. */
    List<Problem> leftOut() {
        return leftOut;
    }

    /** What a name at the top of the file stands for; null if it is not constant, or refers to itself. */
    @Nullable
    Value named(String name) {
        Node expression = declared.get(name);
        if (expression == null || !open.add(name)) {
            return null;
        }
        Value value = value(expression);
        open.remove(name);
        return value;
    }

    /** What an expression stands for; null if it is not constant as a whole. */
    @Nullable
    Value value(Node node) {
        Position at = ScriptReader.position(node);
        return switch (node.getToken()) {
            case STRINGLIT -> new TextValue(node.getString(), at);
            case NUMBER -> number(node.getDouble(), at);
            case NEG -> first(node).isNumber() ? number(-first(node).getDouble(), at) : null;
            case TRUE -> new BooleanValue(true, at);
            case FALSE -> new BooleanValue(false, at);
            case NULL -> new NullValue(at);
            case TEMPLATELIT -> template(node, at);
            case ADD -> sum(node, at);
            case NAME -> moved(named(node.getString()), at);
            case GETPROP -> moved(member(value(first(node)), node.getString()), at);
            case GETELEM -> moved(element(node), at);
            case OBJECTLIT -> object(node, at);
            case ARRAYLIT -> list(node, at);
            case CALL -> frozen(node);
            default -> null;
        };
    }

    /** A scalar is said to stand where it is used; the parts of an object stay where they are written. */
    private static @Nullable Value moved(@Nullable Value value, Position at) {
        if (value instanceof TextValue text) {
            return new TextValue(text.text(), at);
        }
        return value instanceof NumberValue number ? new NumberValue(number.text(), at) : value;
    }

    private static @Nullable Value number(double number, Position at) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return null;
        }
        return NumberText.canonical(Double.toString(number))
                .map(text -> new NumberValue(text, at))
                .orElse(null);
    }

    private @Nullable Value template(Node node, Position at) {
        StringBuilder text = new StringBuilder();
        for (Node piece = node.getFirstChild(); piece != null; piece = piece.getNext()) {
            if (piece.getToken() == Token.TEMPLATELIT_STRING) {
                text.append(piece.getCookedString());
            } else if (value(first(piece)) instanceof ScalarValue scalar) {
                text.append(scalar.text());
            } else {
                return null;
            }
        }
        return new TextValue(text.toString(), at);
    }

    private @Nullable Value sum(Node node, Position at) {
        Value left = value(first(node));
        Value right = value(last(node));
        if (left instanceof NumberValue a && right instanceof NumberValue b) {
            return number(a.asDouble() + b.asDouble(), at);
        }
        boolean texts = left instanceof TextValue || right instanceof TextValue;
        return texts && left instanceof ScalarValue a && right instanceof ScalarValue b
                ? new TextValue(a.text() + b.text(), at)
                : null;
    }

    private static @Nullable Value member(@Nullable Value owner, String name) {
        return owner instanceof MappingValue mapping ? mapping.get(name) : null;
    }

    private @Nullable Value element(Node node) {
        return value(last(node)) instanceof TextValue name ? member(value(first(node)), name.text()) : null;
    }

    private @Nullable Value frozen(Node call) {
        Node callee = first(call);
        boolean known = callee.matchesQualifiedName("Object.freeze") || callee.matchesQualifiedName("Object.seal");
        return known && call.hasTwoChildren() ? value(last(call)) : null;
    }

    private Value object(Node node, Position at) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Node member = node.getFirstChild(); member != null; member = member.getNext()) {
            switch (member.getToken()) {
                case STRING_KEY -> entry(entries, member.getString(), member, first(member));
                case OBJECT_SPREAD -> spread(entries, member);
                case COMPUTED_PROP -> computed(entries, member);
                default -> leaveOut(member, "a function");
            }
        }
        MappingValue.Builder object = MappingValue.builder(at);
        entries.forEach((key, entry) -> object.put(key, entry.position(), entry.value()));
        return object.build();
    }

    private void entry(Map<String, Entry> entries, String key, Node place, Node expression) {
        Value value = value(expression);
        if (value == null) {
            leaveOut(place, expression.isFunction() ? "the function " + key : "the value of " + key);
            return;
        }
        Position at = ScriptReader.position(place);
        Entry before = entries.remove(key);
        if (before != null && !before.fromSpread()) {
            leftOut.add(ImportProblems.keyTwice(key, locate(at)));
        }
        entries.put(key, new Entry(at, value, false));
    }

    private void spread(Map<String, Entry> entries, Node member) {
        if (!(value(first(member)) instanceof MappingValue mapping)) {
            leaveOut(member, "what is spread here");
            return;
        }
        for (int i = 0; i < mapping.size(); i++) {
            entries.put(mapping.keyAt(i), new Entry(mapping.keyPositionAt(i), mapping.valueAt(i), true));
        }
    }

    private void computed(Map<String, Entry> entries, Node member) {
        if (value(first(member)) instanceof ScalarValue key) {
            entry(entries, key.text(), member, last(member));
        } else {
            leaveOut(member, "a computed key");
        }
    }

    private Value list(Node node, Position at) {
        List<Value> items = new ArrayList<>();
        for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
            boolean spread = item.getToken() == Token.ITER_SPREAD;
            Value value = value(spread ? first(item) : item);
            if (spread && value instanceof ListValue spreadList) {
                items.addAll(spreadList.items());
            } else if (spread || value == null) {
                leaveOut(item, "an item of a list");
            } else {
                items.add(value);
            }
        }
        return new ListValue(items, at);
    }

    private void leaveOut(Node node, String what) {
        leftOut.add(ImportProblems.notConstant(what, locate(ScriptReader.position(node))));
    }

    private Location locate(Position at) {
        return new Location(file, at.line(), at.column());
    }

    /** An entry of an object that is being read. */
    private record Entry(Position position, Value value, boolean fromSpread) {}
}
