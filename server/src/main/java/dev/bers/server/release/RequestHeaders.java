package dev.bers.server.release;

import dev.bers.problem.ProblemException;
import dev.bers.server.database.ContentDigest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the headers of a request to release something say: who asks, on what condition, and whether again. */
final class RequestHeaders {

    /** Who asks, as long as nobody is authenticated. */
    static final String AUTHOR = "Bers-Author";
    /** Why, where the body has no place for it. */
    static final String MESSAGE = "Bers-Message";
    /** Whom the releases are by that name nobody. */
    static final String NOBODY = "anonymous";

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int KEY_LENGTH_MAX = 128;
    private static final Pattern ENTITY_TAG = Pattern.compile("\"([0-9]{1,15})\"");

    private final HttpHeaders headers;

    RequestHeaders(HttpHeaders headers) {
        this.headers = headers;
    }

    /** A header; another text if it is not there. */
    String text(String name, String otherwise) {
        String text = headers.getHeaderString(name);
        return text == null || text.isBlank() ? otherwise : text;
    }

    /**
     * The number in {@code If-Match}; null if any will do.
     *
     * @throws ProblemException if it is there and no number in quotes
     */
    @Nullable
    Long ifMatch() {
        String text = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (text == null || text.strip().equals("*")) {
            return null;
        }
        Matcher matcher = ENTITY_TAG.matcher(text.strip());
        if (!matcher.matches()) {
            throw new ProblemException(ReleaseProblems.badIfMatch(text));
        }
        return Long.valueOf(matcher.group(1));
    }

    /**
     * By which a repetition of the request is known; null if it bears no key.
     *
     * @param address of the request, its method included
     * @throws ProblemException if the key is none
     */
    ReleaseOrder.@Nullable Idempotency idempotency(String address, byte[] body) {
        String key = headers.getHeaderString(IDEMPOTENCY_KEY);
        if (key == null) {
            return null;
        }
        if (key.isEmpty() || key.length() > KEY_LENGTH_MAX || key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new ProblemException(ReleaseProblems.badKey(KEY_LENGTH_MAX));
        }
        String digest = new ContentDigest()
                .add(address)
                .add(text(AUTHOR, ""))
                .add(text(MESSAGE, ""))
                .add(text(HttpHeaders.IF_MATCH, ""))
                .add(ContentDigest.of(body))
                .text();
        return new ReleaseOrder.Idempotency(key, digest);
    }
}
