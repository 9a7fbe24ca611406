package dev.bers.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How Java files are cut: lengths, names, package sentences, Javadoc. */
class SourceShapeTest {

    private static final int FILE_LINES_MAX = 500;
    private static final int METHOD_LINES_MAX = 70;
    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Set<String> BANNED_WORDS =
            Set.of("Util", "Utils", "Helper", "Helpers", "Manager", "Impl", "DTO", "Dto", "Data", "Info");
    private static final Set<String> BANNED_PACKAGES =
            Set.of("util", "utils", "common", "impl", "helper", "helpers", "misc", "dto", "service", "services");

    private final List<JavaSource> sources = JavaSource.parse(Repository.filesEndingWith("java"));

    @Test
    void no_file_is_longer_than_one_story() {
        assertThat(sources.stream()
                        .filter(source -> lines(source) > FILE_LINES_MAX)
                        .map(source -> Repository.relative(source.file()) + " has " + lines(source) + " lines, at most "
                                + FILE_LINES_MAX + " are read; is there a room missing?"))
                .isEmpty();
    }

    private static long lines(JavaSource source) {
        return Repository.text(source.file()).lines().count();
    }

    @Test
    void no_method_does_more_than_one_thing() {
        Set<String> found = new TreeSet<>();
        each(new Visitor() {
            @Override
            void method(JavaSource source, MethodTree method) {
                long start = source.lineAt(source.trees().getSourcePositions().getStartPosition(source.unit(), method));
                long end = source.lineAt(source.trees().getSourcePositions().getEndPosition(source.unit(), method));
                if (method.getBody() != null && end - start + 1 > METHOD_LINES_MAX) {
                    found.add(source.place(method) + ": " + method.getName() + " has " + (end - start + 1)
                            + " lines, at most " + METHOD_LINES_MAX);
                }
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    void no_name_says_nothing() {
        Set<String> found = new TreeSet<>();
        each(new Visitor() {
            @Override
            void type(JavaSource source, ClassTree type) {
                for (String word : WORD.split(type.getSimpleName(), -1)) {
                    if (BANNED_WORDS.contains(word)) {
                        found.add(source.place(type) + ": " + word + " is banned in a type's name, use what it is");
                    }
                }
            }
        });
        for (JavaSource source : sources) {
            Tree name = source.unit().getPackageName();
            for (String segment : name == null ? new String[0] : name.toString().split("\\.")) {
                if (BANNED_PACKAGES.contains(segment)) {
                    found.add(Repository.relative(source.file()) + ": " + segment
                            + " is banned as a package, use the capability");
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void every_package_says_in_a_sentence_what_it_is_for_and_is_null_marked() {
        Set<String> found = new TreeSet<>();
        sources.stream()
                .filter(source -> source.unit().getPackageName() != null)
                .map(source -> source.file().resolveSibling("package-info.java"))
                .distinct()
                .forEach(file -> {
                    if (!Files.exists(file) && !Files.exists(mainTwin(file))) {
                        found.add(Repository.relative(file) + " is missing");
                    } else if (Files.exists(file) && !isGoodPackageSentence(file)) {
                        found.add(
                                Repository.relative(file) + " must be one sentence, and @NullMarked in what users run");
                    }
                });
        assertThat(found).isEmpty();
    }

    /** The sentence of the package that a test looks into. */
    private static Path mainTwin(Path test) {
        return Repository.ROOT.resolve(Repository.relative(test).replace("/src/test/", "/src/main/"));
    }

    private static boolean isGoodPackageSentence(Path file) {
        String text = Repository.text(file);
        int begin = text.indexOf("/**");
        int end = text.indexOf("*/");
        boolean marked = text.contains("@NullMarked\npackage ")
                || Repository.relative(file).contains("/src/test/");
        if (begin < 0 || end < begin || !marked) {
            return false;
        }
        String sentence = text.substring(begin + 3, end).replace("\n *", " ").strip();
        return sentence.endsWith(".")
                && !Pattern.compile("\\.\\s+[A-Z]").matcher(sentence).find();
    }

    @Test
    void every_public_type_and_method_of_core_and_workspace_has_javadoc() {
        Set<String> found = new TreeSet<>();
        each(new Visitor() {
            @Override
            void type(JavaSource source, ClassTree type) {
                require(source, type, isPublished(source) && isOpenToAll(), type.getSimpleName());
            }

            @Override
            void method(JavaSource source, MethodTree method) {
                boolean implemented = method.getModifiers().getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getAnnotationType().toString().equals("Override"));
                boolean owned = isPublished(source) && isOpenToAll() && !implemented;
                boolean written = source.trees().getSourcePositions().getEndPosition(source.unit(), method) >= 0;
                require(source, method, owned && written && isPublic(method), method.getName());
            }

            private void require(JavaSource source, Tree tree, boolean required, CharSequence name) {
                if (required && source.trees().getDocComment(getCurrentPath()) == null) {
                    found.add(source.place(tree) + ": " + name + " is public and has no Javadoc");
                }
            }
        });
        assertThat(found).isEmpty();
    }

    /** A build's verdict must not be a matter of luck; whoever looks for new faults changes the seed. */
    @Test
    void every_property_test_draws_from_a_fixed_seed() {
        Set<String> found = new TreeSet<>();
        each(new Visitor() {
            @Override
            void method(JavaSource source, MethodTree method) {
                for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
                    boolean isProperty =
                            annotation.getAnnotationType().toString().equals("Property");
                    if (isProperty && !annotation.getArguments().toString().contains("seed = ")) {
                        found.add(source.place(method) + ": " + method.getName() + " has no seed");
                    }
                }
            }
        });
        assertThat(found).isEmpty();
    }

    private static boolean isPublished(JavaSource source) {
        String file = Repository.relative(source.file());
        return (file.startsWith("core/src/main/") || file.startsWith("workspace/src/main/"))
                && !file.endsWith("package-info.java");
    }

    private void each(Visitor visitor) {
        sources.forEach(visitor::visit);
    }

    /** Walks through the types and methods of a file and knows which of them are open to everyone. */
    private abstract static class Visitor extends TreePathScanner<@Nullable Void, JavaSource> {

        void visit(JavaSource source) {
            scan(source.unit(), source);
        }

        /** Is told of each type that has a name. */
        @SuppressWarnings("unused")
        void type(JavaSource source, ClassTree type) {}

        /** Is told of each method. */
        @SuppressWarnings("unused")
        void method(JavaSource source, MethodTree method) {}

        @Override
        public @Nullable Void visitClass(ClassTree type, JavaSource source) {
            if (!type.getSimpleName().isEmpty()) {
                type(source, type);
            }
            return super.visitClass(type, source);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, JavaSource source) {
            method(source, method);
            return super.visitMethod(method, source);
        }

        /** Whether every type around the current place is public. */
        boolean isOpenToAll() {
            for (Tree around : getCurrentPath()) {
                if (around instanceof ClassTree type && !isPublicType(type)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isPublicType(ClassTree type) {
            Tree around = enclosing(type);
            return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    || (around instanceof ClassTree outer && outer.getKind() == Tree.Kind.INTERFACE);
        }

        private @Nullable Tree enclosing(ClassTree type) {
            boolean next = false;
            for (Tree around : getCurrentPath()) {
                if (next) {
                    return around;
                }
                next = around.equals(type);
            }
            return null;
        }

        boolean isPublic(MethodTree method) {
            Tree around = getCurrentPath().getParentPath().getLeaf();
            boolean ofInterface = around instanceof ClassTree type && type.getKind() == Tree.Kind.INTERFACE;
            Set<Modifier> flags = method.getModifiers().getFlags();
            return flags.contains(Modifier.PUBLIC) || (ofInterface && !flags.contains(Modifier.PRIVATE));
        }
    }
}
