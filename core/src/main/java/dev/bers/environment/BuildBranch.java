package dev.bers.environment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The git branch that is being built.
 *
 * @param name without {@code refs/heads/}
 * @param variable the CI variable that says so; null where git says it
 */
record BuildBranch(String name, @Nullable String variable) {

    private static final String HEADS = "refs/heads/";

    /**
     * The variables of one CI system, as its documentation lists them; the head of a pull request comes first, since
     * the other variables then name a merge that nobody has.
     *
     * @param needs a variable that must be set, where the others' names are too common to be told; or null
     * @param unless a variable that is set where a tag is built; or null
     * @param names the first that is set decides
     */
    private record CiSystem(
            @Nullable String needs, @Nullable String unless, List<String> names) {}

    private static final List<CiSystem> SYSTEMS = List.of(
            new CiSystem(null, null, List.of("GITHUB_HEAD_REF", "GITHUB_REF", "GITHUB_REF_NAME")),
            new CiSystem(null, "CI_COMMIT_TAG", List.of("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_BRANCH")),
            new CiSystem(null, "BITBUCKET_TAG", List.of("BITBUCKET_BRANCH")),
            new CiSystem(null, "CIRCLE_TAG", List.of("CIRCLE_BRANCH")),
            new CiSystem(null, null, List.of("SYSTEM_PULLREQUEST_SOURCEBRANCH", "BUILD_SOURCEBRANCH")),
            new CiSystem(null, "TAG_NAME", List.of("CHANGE_BRANCH", "BRANCH_NAME", "GIT_BRANCH")),
            new CiSystem(null, null, List.of("VERCEL_GIT_COMMIT_REF")),
            new CiSystem("NETLIFY", null, List.of("HEAD", "BRANCH")),
            new CiSystem(null, null, List.of("CF_PAGES_BRANCH", "WORKERS_CI_BRANCH")),
            new CiSystem(
                    null,
                    null,
                    List.of("CODEBUILD_WEBHOOK_HEAD_REF", "CODEBUILD_WEBHOOK_TRIGGER", "CODEBUILD_SOURCE_VERSION")));

    /** What CI says, else what git says; null if neither does. */
    static @Nullable BuildBranch of(Signals signals) {
        for (CiSystem system : SYSTEMS) {
            BuildBranch found = of(system, signals.variables());
            if (found != null) {
                return found;
            }
        }
        String branch = signals.branch();
        String name = branch == null || branch.equals("HEAD") ? null : branchOf("", branch);
        return name == null ? null : new BuildBranch(name, null);
    }

    private static @Nullable BuildBranch of(CiSystem system, Map<String, String> variables) {
        if ((system.needs != null && !isSet(variables, system.needs))
                || (system.unless != null && isSet(variables, system.unless))) {
            return null;
        }
        for (String variable : system.names) {
            String ref = variables.get(variable);
            if (ref != null && !ref.isEmpty()) {
                String name = branchOf(variable, ref);
                return name == null ? null : new BuildBranch(name, variable);
            }
        }
        return null;
    }

    private static boolean isSet(Map<String, String> variables, String name) {
        return !variables.getOrDefault(name, "").isEmpty();
    }

    /** The branch that a ref names; null for a tag, a merge of a pull request, a commit. */
    private static @Nullable String branchOf(String variable, String ref) {
        if (ref.startsWith(HEADS)) {
            return ref.length() == HEADS.length() ? null : ref.substring(HEADS.length());
        }
        if (ref.startsWith("refs/") || ref.isEmpty()) {
            return null;
        }
        return switch (variable) {
            case "GIT_BRANCH" -> ref.startsWith("origin/") ? ref.substring("origin/".length()) : ref;
            case "CODEBUILD_WEBHOOK_TRIGGER" -> ref.startsWith("branch/") ? ref.substring("branch/".length()) : null;
            case "CODEBUILD_SOURCE_VERSION" -> null;
            default -> ref;
        };
    }

    /** As a candidate's detail tells it. */
    String told() {
        String shown = "branch " + DetectionProblems.shown(name);
        return variable == null ? shown : shown + " (" + variable + ")";
    }
}
