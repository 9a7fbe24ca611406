package dev.bers.server.configuration;

import io.netty.util.AsciiString;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Sends replies as the client takes them: packed or not, or only the word that it has the newest one (RFC 9110, 13.1.2). */
final class ReplySender {

    private static final CharSequence ENVIRONMENT = HttpHeaders.createOptimized("Bers-Environment");
    private static final CharSequence TENANT = HttpHeaders.createOptimized("Bers-Tenant");
    private static final CharSequence RELEASE = HttpHeaders.createOptimized("Bers-Release");
    private static final CharSequence DIGEST = HttpHeaders.createOptimized("Bers-Digest");
    private static final CharSequence JSON = new AsciiString("application/json");
    private static final CharSequence GZIP = new AsciiString("gzip");
    private static final CharSequence NO_CACHE = new AsciiString("no-cache");
    private static final CharSequence ACCEPT_ENCODING = new AsciiString("Accept-Encoding");

    private static final int NOT_MODIFIED = 304;

    private ReplySender() {}

    static void send(RoutingContext context, Reply reply) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        boolean isPacked = takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        String etag = isPacked ? reply.gzipEtag() : reply.etag();
        Buffer body = isPacked ? reply.gzip() : reply.identity();
        response.putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.VARY, ACCEPT_ENCODING)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_CACHE)
                .putHeader(ENVIRONMENT, reply.environment())
                .putHeader(RELEASE, reply.release())
                .putHeader(DIGEST, reply.digest());
        if (!reply.tenant().isEmpty()) {
            response.putHeader(TENANT, reply.tenant());
        }
        if (matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        if (isPacked) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }

    /** Whether a header lists gzip, or everything, with a weight above zero. */
    static boolean takesGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        boolean takesAll = false;
        for (String coding : acceptEncoding.split(",", -1)) {
            String[] parts = coding.split(";", -1);
            String name = parts[0].strip();
            boolean isTaken = true;
            for (int i = 1; i < parts.length; i++) {
                isTaken &= !isZeroWeight(parts[i].strip());
            }
            if (name.equalsIgnoreCase("gzip")) {
                return isTaken;
            }
            takesAll |= name.equals("*") && isTaken;
        }
        return takesAll;
    }

    private static boolean isZeroWeight(String parameter) {
        if (parameter.length() < 3 || (parameter.charAt(0) != 'q' && parameter.charAt(0) != 'Q')) {
            return false;
        }
        String weight = parameter.substring(1).strip();
        return weight.startsWith("=") && weight.substring(1).strip().matches("0(\\.0*)?");
    }

    /** Whether a list of entity tags holds one, strong and weak alike, or is {@code *}. */
    static boolean matches(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.equals(etag)) {
            return true;
        }
        int at = 0;
        while (at < ifNoneMatch.length()) {
            char c = ifNoneMatch.charAt(at);
            if (c == '"') {
                int end = ifNoneMatch.indexOf('"', at + 1);
                if (end < 0) {
                    return false;
                }
                if (etag.length() == end + 1 - at && ifNoneMatch.startsWith(etag, at)) {
                    return true;
                }
                at = end + 1;
            } else if (c == '*') {
                return true;
            } else {
                at++;
            }
        }
        return false;
    }
}
