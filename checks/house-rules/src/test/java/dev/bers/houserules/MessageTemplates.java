package dev.bers.houserules;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The messages that {@code Problem.error("BERS-…", message)} and {@code Problem.warning} can say, by code, as the source
 * has them: the literal parts of a message must be there, what is computed may be anything.
 */
final class MessageTemplates {

    private static final Pattern CODE = Pattern.compile("BERS-[A-Z]{3}-[0-9]{3}");

    private static final Pattern BUILT = Pattern.compile("Problem\\.(error|warning)");

    private MessageTemplates() {}

    /** The patterns by code; several templates of one code are alternatives. */
    static Map<String, Pattern> read() {
        Map<String, String> templates = new TreeMap<>();
        TreePathScanner<@Nullable Void, @Nullable Void> scanner = new TreePathScanner<>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                List<? extends ExpressionTree> arguments = call.getArguments();
                if (BUILT.matcher(call.getMethodSelect().toString()).matches()
                        && arguments.size() >= 2
                        && arguments.get(0) instanceof LiteralTree literal
                        && literal.getValue() instanceof String code
                        && CODE.matcher(code).matches()) {
                    templates.merge(code, regex(arguments.get(1)), (one, other) -> one + "|" + other);
                }
                return super.visitMethodInvocation(call, null);
            }
        };
        JavaSource.parse(Repository.mainSources()).forEach(source -> scanner.scan(source.unit(), null));
        Map<String, Pattern> patterns = new TreeMap<>();
        templates.forEach((code, regex) -> patterns.put(code, Pattern.compile(regex)));
        return patterns;
    }

    private static String regex(Tree message) {
        if (message instanceof LiteralTree literal) {
            return Pattern.quote(String.valueOf(literal.getValue()));
        }
        if (message instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return regex(sum.getLeftOperand()) + regex(sum.getRightOperand());
        }
        if (message instanceof ParenthesizedTree inner) {
            return regex(inner.getExpression());
        }
        if (message instanceof ConditionalExpressionTree choice) {
            return "(?:" + regex(choice.getTrueExpression()) + "|" + regex(choice.getFalseExpression()) + ")";
        }
        return ".*";
    }
}
