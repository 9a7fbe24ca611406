package dev.bers.workspace.scan;

import dev.bers.artefact.ArtefactMatcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Searches files and folders: everything in them, in the order of the names, through archives and source maps.
 *
 * <p>Symbolic links inside what is scanned are not followed, since their targets are searched themselves; one that
 * leads out of it is reported. Files are streamed, so that their size does not matter.
 */
public final class ArtefactScanner {

    private final ArtefactMatcher matcher;
    private final Path base;

    /**
     * @param matcher what to look for
     * @param base the folder relative to which files are named; those outside it are named as they were given
     */
    public ArtefactScanner(ArtefactMatcher matcher, Path base) {
        this.matcher = matcher;
        this.base = base.toAbsolutePath().normalize();
    }

    /**
     * Searches paths one after the other.
     *
     * @param isAccepted which findings are accepted on purpose: they are only counted
     * @param progress who is told of each file
     */
    public ScanReport scan(List<Path> paths, Predicate<ScanFinding> isAccepted, ScanProgress progress) {
        ScanTally tally = new ScanTally(isAccepted, progress);
        ContentSearch search = new ContentSearch(matcher, tally);
        for (Path path : paths) {
            if (Files.notExists(path)) {
                tally.add(ScanProblems.missing(name(path)));
            } else {
                scan(path, tally, search);
            }
        }
        return tally.report(matcher.environment());
    }

    /** A path without a single file is what a build leaves that failed, or that writes elsewhere: nothing is proved of it. */
    private void scan(Path path, ScanTally tally, ContentSearch search) {
        int filesBefore = tally.files();
        int errorsBefore = tally.errors();
        new Walk(path, tally, search).visit(path, 0);
        if (tally.files() == filesBefore && tally.errors() == errorsBefore) {
            tally.add(ScanProblems.empty(name(path)));
        }
    }

    private String name(Path path) {
        Path full = path.toAbsolutePath().normalize();
        Path shown = full.startsWith(base) && !full.equals(base) ? base.relativize(full) : path.normalize();
        return shown.toString().replace('\\', '/');
    }

    /** The walk through one of the paths. */
    private final class Walk {
        private final Path root;
        private final ScanTally tally;
        private final ContentSearch search;

        Walk(Path root, ScanTally tally, ContentSearch search) {
            this.root = root;
            this.tally = tally;
            this.search = search;
        }

        void visit(Path path, int depth) {
            try {
                if (depth > 0 && Files.isSymbolicLink(path)) {
                    checkLink(path);
                    return;
                }
                // Not Files.isDirectory, which says no where it may not look.
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                if (attributes.isDirectory()) {
                    visitFolder(path, depth);
                } else if (attributes.isRegularFile()) {
                    visitFile(path);
                } else {
                    // Before it is opened: reading from a pipe would wait for ever.
                    tally.add(ScanProblems.unreadable(name(path), "it is neither a file nor a folder"));
                }
            } catch (IOException denied) {
                tally.add(ScanProblems.unreadable(name(path), reason(denied)));
            }
        }

        private static String reason(Exception failure) {
            if (failure instanceof AccessDeniedException) {
                return "access is denied";
            }
            return failure instanceof NoSuchFileException ? "it is gone" : String.valueOf(failure.getMessage());
        }

        private void checkLink(Path link) {
            try {
                Path target = link.toRealPath();
                if (!target.startsWith(root.toRealPath())) {
                    tally.add(ScanProblems.linkLeavesTree(name(link), target.toString()));
                }
            } catch (IOException danglingOrCircle) {
                tally.add(ScanProblems.unreadable(name(link), "it is a link that leads nowhere"));
            }
        }

        private void visitFolder(Path folder, int depth) {
            if (depth >= ScanBounds.FOLDER_DEPTH_MAX) {
                tally.add(ScanProblems.foldersTooDeep(name(folder)));
                return;
            }
            List<Path> children = new ArrayList<>();
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(children::add);
            } catch (IOException | java.nio.file.DirectoryIteratorException denied) {
                tally.add(ScanProblems.unreadable(name(folder), reason(denied)));
            }
            children.sort(
                    java.util.Comparator.comparing(child -> child.getFileName().toString()));
            for (Path child : children) {
                visit(child, depth + 1);
            }
        }

        private void visitFile(Path file) {
            try (InputStream in = Files.newInputStream(file)) {
                search.searchFile(name(file), in, Files.size(file));
            } catch (IOException denied) {
                tally.add(ScanProblems.unreadable(name(file), reason(denied)));
            }
        }
    }
}
