package dev.bers.workspace.importing;

import com.google.javascript.jscomp.parsing.Config;
import com.google.javascript.jscomp.parsing.ParserRunner;
import com.google.javascript.rhino.ErrorReporter;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.SimpleSourceFile;
import com.google.javascript.rhino.StaticSourceFile;
import com.google.javascript.rhino.Token;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.Bounds;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the constant parts of a JavaScript file (ES module, CommonJS or plain script) from its syntax tree. Nothing is
 * ever executed. The parser is Closure Compiler's; its classes need Java 21, and this is the only package that loads
 * them.
 */
final class ScriptReader {

    private final String file;
    private final List<Problem> errors = new ArrayList<>();

    private ScriptReader(String file) {
        this.file = file;
    }

    /**
     * @throws ProblemException if the text is not JavaScript, is too large, or nested too deeply
     */
    static Script read(String file, String text) {
        if (text.length() > Bounds.DOCUMENT_BYTES_MAX) {
            throw new ProblemException(ImportProblems.tooLarge(file, text.length(), Bounds.DOCUMENT_BYTES_MAX));
        }
        try {
            return new ScriptReader(file).read(text);
        } catch (StackOverflowError parserRecursesOnEachLevel) {
            throw new ProblemException(ImportProblems.tooDeep(file));
        }
    }

    private Script read(String text) {
        Config config = ParserRunner.createConfig(Config.LanguageMode.ES_NEXT, Set.of(), Config.StrictMode.SLOPPY);
        var source = new SimpleSourceFile(file, StaticSourceFile.SourceKind.STRONG);
        Node tree = ParserRunner.parse(source, text, config, reporter()).ast;
        if (!errors.isEmpty()) {
            throw new ProblemException(errors);
        }
        Map<String, Node> declared = new LinkedHashMap<>();
        declarations(tree, declared);
        Map<String, Script.Constant> constants = new LinkedHashMap<>();
        for (String name : declared.keySet()) {
            ConstantReader reader = new ConstantReader(file, declared);
            Value value = reader.named(name);
            if (value != null) {
                constants.put(name, new Script.Constant(value, reader.leftOut()));
            }
        }
        List<Script.Function> functions = new ArrayList<>();
        functions(tree, declared, functions);
        return new Script(constants, functions, urlParameter(tree));
    }

    private ErrorReporter reporter() {
        return new ErrorReporter() {
            @Override
            public void warning(String message, String source, int line, int column) {
                // The file worked so far; what a linter would say of it does not matter here.
            }

            @Override
            public void error(String message, String source, int line, int column) {
                errors.add(ImportProblems.notParsed(message, new Location(file, Math.max(line, 0), column + 1)));
            }
        };
    }

    /** Names at the top of the file and what they are set to. */
    private static void declarations(Node parent, Map<String, Node> declared) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            switch (child.getToken()) {
                case MODULE_BODY -> declarations(child, declared);
                case EXPORT -> exported(child, declared);
                case CONST, LET, VAR -> names(child, declared);
                case EXPR_RESULT -> assigned(first(child), declared);
                default -> {}
            }
        }
    }

    private static void exported(Node export, Map<String, Node> declared) {
        if (export.getBooleanProp(Node.EXPORT_DEFAULT)) {
            declared.put("default", first(export));
        } else {
            declarations(export, declared);
        }
    }

    private static void names(Node declaration, Map<String, Node> declared) {
        for (Node name = declaration.getFirstChild(); name != null; name = name.getNext()) {
            if (name.isName() && name.getFirstChild() != null) {
                declared.put(name.getString(), first(name));
            }
        }
    }

    /** {@code module.exports = …}, {@code exports.name = …}, {@code window.name = …}. */
    private static void assigned(Node expression, Map<String, Node> declared) {
        if (expression.isAssign() && first(expression).isGetProp()) {
            String owner = first(first(expression)).getQualifiedName();
            String property = first(expression).getString();
            declared.put(owner == null || !owner.equals("module") ? property : "module.exports", last(expression));
        }
    }

    private void functions(Node parent, Map<String, Node> declared, List<Script.Function> functions) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            boolean named = child.getToken() == Token.STRING_KEY
                    || child.getToken() == Token.MEMBER_FUNCTION_DEF
                    || (child.isName() && child.hasChildren());
            if (named && child.hasChildren() && first(child).isFunction()) {
                functions.add(function(child.getString(), child, first(child), declared));
            } else if (child.isFunction() && !first(child).getString().isEmpty()) {
                functions.add(function(first(child).getString(), child, child, declared));
            }
            functions(child, declared, functions);
        }
    }

    private Script.Function function(String name, Node place, Node function, Map<String, Node> declared) {
        Node returned = returned(last(function));
        Value value = returned == null ? null : new ConstantReader(file, declared).value(returned);
        String constant = value instanceof TextValue text ? text.text() : null;
        return new Script.Function(name, position(place), constant, constant == null && gluesUrl(last(function)));
    }

    private static @Nullable Node returned(Node body) {
        if (!body.isBlock()) {
            return body;
        }
        Node only = body.hasOneChild() ? first(body) : null;
        return only != null && only.isReturn() ? only.getFirstChild() : null;
    }

    /** Whether a text with parts of a URL is put together with something else. */
    private static boolean gluesUrl(Node node) {
        boolean glues = (node.isTemplateLit() && !node.hasOneChild()) || node.isAdd();
        if (glues) {
            for (Node piece = node.getFirstChild(); piece != null; piece = piece.getNext()) {
                String text = piece.isStringLit()
                        ? piece.getString()
                        : piece.getToken() == Token.TEMPLATELIT_STRING ? piece.getRawString() : "";
                if (text.contains("/") || text.contains("?") || text.contains("&")) {
                    return true;
                }
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (gluesUrl(child)) {
                return true;
            }
        }
        return false;
    }

    /** The constant in {@code ….get('…env…')}, as it is read from {@code URLSearchParams}. */
    private static @Nullable String urlParameter(Node node) {
        if (node.isCall()
                && node.hasTwoChildren()
                && first(node).isGetProp()
                && first(node).getString().equals("get")
                && last(node).isStringLit()
                && last(node).getString().toLowerCase(java.util.Locale.ROOT).contains("env")) {
            return last(node).getString();
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            String found = urlParameter(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The first child of a node that the grammar gives one. */
    static Node first(Node node) {
        return Objects.requireNonNull(node.getFirstChild());
    }

    /** The last child of a node that the grammar gives one. */
    static Node last(Node node) {
        return Objects.requireNonNull(node.getLastChild());
    }

    static Position position(Node node) {
        return new Position(Math.max(node.getLineno(), 0), node.getCharno() + 1);
    }
}
