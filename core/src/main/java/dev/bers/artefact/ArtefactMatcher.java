package dev.bers.artefact;

import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.Endpoint;
import dev.bers.isolation.EndpointMatcher;
import dev.bers.isolation.Ownership;
import dev.bers.isolation.Ruling;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the endpoints in an artefact's bytes that its environment may not reach, in one pass over any number of
 * patterns and through all {@linkplain Encoding encodings} at once, mixed and nested.
 *
 * <p>Found are URLs, bare hosts, buckets of S3 in an S3 spelling, ARNs, and keys by their prefix. A bare host is found
 * whole: {@code notchat.picasso.example.evil.com} is another host than {@code chat.picasso.example}. A host of a
 * single label, such as {@code localhost}, counts only with a scheme or a port.
 *
 * <p>In base64 an owner's host is found in any case, in base64 within base64 as it is declared; not where the host is
 * escaped within base64.
 *
 * <p>Hosts are read as browsers read them, without the characters that cannot be seen, and with full-width letters and the
 * like as ASCII; and up to such a character, since a text may mean that.
 *
 * <p>Joined are string literals with {@code +} or {@code .concat(} between them, and placeholders that are empty or hold a
 * literal. Not seen are endpoints put together in other ways (arrays, variables), compressed or encrypted ones, and host
 * names written in a script other than Latin.
 *
 * <!-- How it works: an Aho–Corasick automaton runs over all bytes, one look-up for each, and stops at anchors and at
 * what may begin an escape. An escape is read by EscapeReader and its character fed to the same automaton. At an anchor
 * the bytes around it are decoded with the byte at which each character begins, the endpoint is read in both directions
 * (EndpointExpansion), and Ownership decides. The images of the anchors in base64 are anchors too. -->
 *
 * <p>Immutable; each stream of bytes has its own {@link ArtefactScan}.
 */
public final class ArtefactMatcher {

    private final Ownership ownership;
    private final EnvironmentName environment;
    private final boolean withUnknown;
    private final boolean withNames;
    private final Anchors anchors;

    /**
     * @param ownership who owns what
     * @param environment what the artefacts are built for
     * @param withUnknown whether URLs and ARNs that nobody owns are findings as well
     */
    public ArtefactMatcher(Ownership ownership, EnvironmentName environment, boolean withUnknown) {
        this(ownership, environment, withUnknown, false);
    }

    /**
     * @param ownership who owns what
     * @param environment what the artefacts are built for
     * @param withUnknown whether URLs and ARNs that nobody owns are findings as well
     * @param withNames whether a scan also names the endpoints that are no findings
     */
    public ArtefactMatcher(Ownership ownership, EnvironmentName environment, boolean withUnknown, boolean withNames) {
        this.ownership = ownership;
        this.environment = environment;
        this.withUnknown = withUnknown;
        this.withNames = withNames;
        this.anchors = Anchors.of(ownership.matchers(), withUnknown || withNames);
    }

    /** A new scan, for one stream of bytes after the other. */
    public ArtefactScan newScan() {
        return new ArtefactScan(this);
    }

    /** What the artefacts are built for. */
    public EnvironmentName environment() {
        return environment;
    }

    /** Whether a scan also names the endpoints that are no findings. */
    public boolean isNaming() {
        return withNames;
    }

    Anchors anchors() {
        return anchors;
    }

    /** What an endpoint in an artefact is; null if it is nothing to tell. */
    @Nullable
    Judgement judge(String text, boolean isAddressed) {
        Optional<Endpoint> endpoint = Endpoint.parse(text);
        if (endpoint.isEmpty()) {
            return null;
        }
        Ruling ruling = ownership.ruleOn(endpoint.get());
        EndpointMatcher decided = ruling.matcher();
        if (decided == null) {
            return isAddressed && (withUnknown || withNames) ? new Judgement(text, ruling, withUnknown) : null;
        }
        boolean isReached = ownership.mayReach(environment, ruling);
        if (isReached && !withNames) {
            return null;
        }
        boolean isKey = endpoint.get().kind() == Endpoint.Kind.KEY;
        return new Judgement(isKey ? decided.target().toString() : text, ruling, !isReached);
    }

    /**
     * An endpoint that is told of.
     *
     * @param endpoint as it is shown
     * @param ruling to whom it belongs
     * @param isFinding whether the environment may not reach it
     */
    record Judgement(String endpoint, Ruling ruling, boolean isFinding) {}
}
