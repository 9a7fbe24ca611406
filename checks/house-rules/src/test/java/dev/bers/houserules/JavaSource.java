package dev.bers.houserules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A Java file as javac's parser sees it; names are not resolved.
 *
 * @param file where it stands
 * @param unit the tree
 * @param trees positions and doc comments of that tree
 */
record JavaSource(Path file, CompilationUnitTree unit, DocTrees trees) {

    /** Parses some files, all at once since that is much faster than one by one. */
    static List<JavaSource> parse(List<Path> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager opened = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, opened, null, List.of("-proc:none"), null, opened.getJavaFileObjectsFromPaths(files));
            List<JavaSource> sources = new ArrayList<>();
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(new JavaSource(Path.of(unit.getSourceFile().toUri()), unit, trees));
            }
            return sources;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The 1-based line of an offset. */
    long lineAt(long offset) {
        return unit.getLineMap().getLineNumber(offset);
    }

    /** As a person would click on it: {@code core/…/Value.java:12}. */
    String place(com.sun.source.tree.Tree tree) {
        long start = trees.getSourcePositions().getStartPosition(unit, tree);
        return Repository.relative(file) + ":" + lineAt(Math.max(0, start));
    }
}
