package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import dev.bers.problem.ProblemException;
import dev.bers.tenant.TenantHash;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison, as written {@code ENV}, {@code ENV/TENANT}, {@code ENV@12} (its release 12) or
 * {@code ENV@r7} (what it would be by revision 7).
 *
 * @param tenant null for none
 * @param release null for the one that runs
 * @param revision null for the one of the release
 */
record Side(
        EnvironmentName environment,
        @Nullable TenantHash tenant,
        @Nullable Long release,
        @Nullable Long revision) {

    private static final Pattern SYNTAX =
            Pattern.compile("([a-z][a-z0-9-]{0,31})(?:/([A-Za-z0-9_-]{1,64}))?(?:@(r?)([1-9][0-9]{0,14}))?");

    /**
     * A side as written.
     *
     * @throws ProblemException if it is none
     */
    static Side parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new ProblemException(ReleaseProblems.badSide(text));
        }
        Long number = matcher.group(4) == null ? null : Long.valueOf(matcher.group(4));
        boolean isRevision = "r".equals(matcher.group(3));
        return new Side(
                EnvironmentName.parse(matcher.group(1))
                        .orElseThrow(() -> new ProblemException(ReleaseProblems.badSide(text))),
                matcher.group(2) == null
                        ? null
                        : TenantHash.parse(matcher.group(2)).orElse(null),
                isRevision ? null : number,
                isRevision ? number : null);
    }
}
