package dev.bers.houserules;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The messages that {@code Problem.error("BERS-…", message)} and {@code Problem.warning} can say, by code, as the source
 * has them: the literal parts of a message must be there, what is computed may be anything.
 *
 * <p>A code or a part of a message may also come from a constant, from a variable that is set once, or from who calls the
 * method within the same class.
 */
final class MessageTemplates {

    private static final Pattern CODE = Pattern.compile("BERS-[A-Z]{3}-[0-9]{3}");
    private static final Pattern BUILT = Pattern.compile("Problem\\.(error|warning)");
    private static final String ANYTHING = ".*";

    private final Map<String, String> templates = new TreeMap<>();
    private final Map<String, Tree> constants = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();

    /** A call, and the method that it stands in. */
    private record Call(MethodInvocationTree tree, MethodTree caller) {

        List<? extends ExpressionTree> arguments() {
            return tree.getArguments();
        }
    }

    private MessageTemplates() {}

    /** The patterns by code; several templates of one code are alternatives. */
    static Map<String, Pattern> read() {
        Map<String, String> all = new TreeMap<>();
        JavaSource.parse(Repository.mainSources()).forEach(source -> {
            MessageTemplates ofFile = new MessageTemplates();
            ofFile.collect(source.unit());
            ofFile.templates.forEach((code, regex) -> all.merge(code, regex, (one, other) -> one + "|" + other));
        });
        Map<String, Pattern> patterns = new TreeMap<>();
        all.forEach((code, regex) -> patterns.put(code, Pattern.compile(regex)));
        return patterns;
    }

    private void collect(Tree unit) {
        new TreeScanner<@Nullable Void, @Nullable MethodTree>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable MethodTree around) {
                for (Tree member : type.getMembers()) {
                    if (member instanceof VariableTree field && field.getInitializer() != null) {
                        constants.put(field.getName().toString(), field.getInitializer());
                    }
                }
                return super.visitClass(type, around);
            }

            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable MethodTree around) {
                return super.visitMethod(method, method);
            }

            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable MethodTree around) {
                if (around != null) {
                    calls.add(new Call(call, around));
                }
                return super.visitMethodInvocation(call, around);
            }
        }.scan(unit, null);
        for (Call call : calls) {
            if (BUILT.matcher(call.tree().getMethodSelect().toString()).matches()
                    && call.arguments().size() >= 2) {
                add(call);
            }
        }
    }

    private void add(Call built) {
        Map<String, Tree> locals = locals(built.caller());
        String code = code(built.arguments().get(0), locals);
        if (code != null) {
            add(code, regex(built.arguments().get(1), locals, Map.of()));
            return;
        }
        for (Call use : calls) {
            boolean isCalled = use.tree()
                            .getMethodSelect()
                            .toString()
                            .equals(built.caller().getName().toString())
                    && use.arguments().size() == built.caller().getParameters().size();
            if (isCalled) {
                add(built, locals, use);
            }
        }
    }

    /** Adds what a method builds from what one of its callers gives it. */
    private void add(Call built, Map<String, Tree> locals, Call use) {
        List<? extends VariableTree> parameters = built.caller().getParameters();
        Map<String, Tree> localsOfUse = locals(use.caller());
        Map<String, String> given = new HashMap<>();
        String code = null;
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i).getName().toString();
            given.put(name, regex(use.arguments().get(i), localsOfUse, Map.of()));
            if (built.arguments().get(0).toString().equals(name)) {
                code = code(use.arguments().get(i), localsOfUse);
            }
        }
        if (code != null) {
            add(code, regex(built.arguments().get(1), locals, given));
        }
    }

    private void add(String code, String regex) {
        templates.merge(code, regex, (one, other) -> one + "|" + other);
    }

    /** The initial values of the variables that a method sets once. */
    private static Map<String, Tree> locals(MethodTree method) {
        Map<String, Tree> locals = new HashMap<>();
        Set<String> assigned = new HashSet<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
                if (variable.getInitializer() != null) {
                    locals.put(variable.getName().toString(), variable.getInitializer());
                }
                return super.visitVariable(variable, null);
            }

            @Override
            public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void nothing) {
                assigned.add(assignment.getVariable().toString());
                return super.visitAssignment(assignment, null);
            }
        }.scan(method.getBody(), null);
        locals.keySet().removeAll(assigned);
        return locals;
    }

    private @Nullable String code(Tree written, Map<String, Tree> locals) {
        Tree value = written instanceof IdentifierTree name ? meant(name, locals) : written;
        return value instanceof LiteralTree literal
                        && literal.getValue() instanceof String text
                        && CODE.matcher(text).matches()
                ? text
                : null;
    }

    private @Nullable Tree meant(IdentifierTree name, Map<String, Tree> locals) {
        Tree local = locals.get(name.getName().toString());
        return local == null ? constants.get(name.getName().toString()) : local;
    }

    private String regex(Tree message, Map<String, Tree> locals, Map<String, String> given) {
        if (message instanceof LiteralTree literal) {
            return Pattern.quote(String.valueOf(literal.getValue()));
        }
        if (message instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return regex(sum.getLeftOperand(), locals, given) + regex(sum.getRightOperand(), locals, given);
        }
        if (message instanceof ParenthesizedTree inner) {
            return regex(inner.getExpression(), locals, given);
        }
        if (message instanceof ConditionalExpressionTree choice) {
            return "(?:" + regex(choice.getTrueExpression(), locals, given) + "|"
                    + regex(choice.getFalseExpression(), locals, given) + ")";
        }
        if (message instanceof IdentifierTree name) {
            Tree value = meant(name, locals);
            // Without the locals, a value that names itself would not end.
            return value == null
                    ? given.getOrDefault(name.getName().toString(), ANYTHING)
                    : regex(value, Map.of(), given);
        }
        return ANYTHING;
    }
}
