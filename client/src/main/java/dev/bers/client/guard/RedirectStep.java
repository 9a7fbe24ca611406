package dev.bers.client.guard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a redirect (RFC 9110, section 15.4) leads, as the JDK's own client follows it. */
final class RedirectStep {

    /** How many are followed for one request. */
    static final int COUNT_MAX = 5;

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    /** What is for one origin only. */
    private static final Set<String> OF_ORIGIN = Set.of("authorization", "cookie", "proxy-authorization");

    private RedirectStep() {}

    /** Whether an answer is a redirect that a policy follows. */
    static boolean isFollowed(HttpClient.Redirect policy, HttpRequest request, ResponseInfo answer) {
        return isFollowed(policy, request, answer.statusCode(), answer.headers());
    }

    static boolean isFollowed(HttpClient.Redirect policy, HttpRequest request, int status, HttpHeaders headers) {
        Optional<String> location = headers.firstValue("Location");
        if (policy == HttpClient.Redirect.NEVER || !STATUSES.contains(status) || location.isEmpty()) {
            return false;
        }
        boolean isDowngrade = "https".equalsIgnoreCase(request.uri().getScheme())
                && location.get().toLowerCase(Locale.ROOT).startsWith("http:");
        return policy == HttpClient.Redirect.ALWAYS || !isDowngrade;
    }

    /**
     * The request that follows.
     *
     * @throws IOException if the redirect leads to no URL
     */
    static HttpRequest next(HttpRequest request, int status, HttpHeaders headers) throws IOException {
        URI target = target(request.uri(), headers.firstValue("Location").orElse(""));
        boolean isSameOrigin = origin(target).equals(origin(request.uri()));
        HttpRequest.Builder next = HttpRequest.newBuilder(target).expectContinue(request.expectContinue());
        request.headers().map().forEach((name, values) -> {
            if (isSameOrigin || !OF_ORIGIN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> next.header(name, value));
            }
        });
        request.timeout().ifPresent(next::timeout);
        request.version().ifPresent(next::version);
        boolean becomesGet = status == 303
                ? !request.method().equals("HEAD")
                : (status == 301 || status == 302) && request.method().equals("POST");
        HttpRequest.BodyPublisher body = request.bodyPublisher().orElse(BodyPublishers.noBody());
        return (becomesGet ? next.GET() : next.method(request.method(), body)).build();
    }

    private static URI target(URI from, String location) throws IOException {
        try {
            URI target = from.resolve(URI.create(location));
            if (target.getHost() == null) {
                throw new IOException("the redirect leads to no host");
            }
            return target;
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the redirect leads to no URL", malformed);
        }
    }

    private static String origin(URI uri) {
        return (uri.getScheme() + "://" + uri.getAuthority()).toLowerCase(Locale.ROOT);
    }
}
