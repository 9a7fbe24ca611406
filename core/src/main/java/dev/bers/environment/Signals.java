package dev.bers.environment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a build, a process, a page or a request shows of where it runs; nothing in it is checked yet.
 *
 * @param configurationFiles what each configuration file that is there says, the highest ranked first
 * @param variables the environment variables of the process
 * @param url the page's or the request's address, absolute or from its path on; null if there is none
 * @param hostname the host as asked for, with or without port; null if only the {@code url} tells it
 * @param mode the mode given to a bundler; null if none was
 * @param branch the git branch that is checked out; null if there is none or it is not known
 * @param insideBundler whether a bundler runs this process: it sets {@code NODE_ENV} itself, which then says nothing
 */
public record Signals(
        List<FileSignal> configurationFiles,
        Map<String, String> variables,
        @Nullable String url,
        @Nullable String hostname,
        @Nullable String mode,
        @Nullable String branch,
        boolean insideBundler) {

    /** No signal at all. */
    public static final Signals NONE = new Signals(List.of(), Map.of(), null, null, null, null, false);

    /** Copies files and variables; what is immutable is kept as it is. */
    public Signals {
        configurationFiles = List.copyOf(configurationFiles);
        variables = Map.copyOf(variables);
    }

    /** The same with what configuration files say. */
    public Signals withConfigurationFiles(List<FileSignal> other) {
        return new Signals(other, variables, url, hostname, mode, branch, insideBundler);
    }

    /** The same with other variables. */
    public Signals withVariables(Map<String, String> other) {
        return new Signals(configurationFiles, other, url, hostname, mode, branch, insideBundler);
    }

    /** The same at an address. */
    public Signals withUrl(@Nullable String other) {
        return new Signals(configurationFiles, variables, other, hostname, mode, branch, insideBundler);
    }

    /** The same on a host. */
    public Signals withHostname(@Nullable String other) {
        return new Signals(configurationFiles, variables, url, other, mode, branch, insideBundler);
    }

    /** The same in a bundler's mode. */
    public Signals withMode(@Nullable String other) {
        return new Signals(configurationFiles, variables, url, hostname, other, branch, insideBundler);
    }

    /** The same on a git branch. */
    public Signals withBranch(@Nullable String other) {
        return new Signals(configurationFiles, variables, url, hostname, mode, other, insideBundler);
    }

    /** The same, inside a bundler or not. */
    public Signals withInsideBundler(boolean other) {
        return new Signals(configurationFiles, variables, url, hostname, mode, branch, other);
    }
}
