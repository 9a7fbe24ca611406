package dev.bers.isolation;

import dev.bers.environment.Hostname;
import java.util.Optional;

/**
 * Something that a program can reach, in the one spelling in which endpoints are compared.
 *
 * <p>User names, passwords, queries and fragments are no part of it, so that it may be shown.
 *
 * @param kind what it is
 * @param scheme in lower case, without {@code jdbc:} and the like; empty for a bare host and a protocol-relative URL
 * @param host in lower case, IDN as punycode, an address in its usual form; empty for what names none
 * @param port as written; {@link #ANY_PORT} if not written
 * @param path of a URL, normal, empty for the root; of an S3 object, its key after a slash
 * @param name the bucket, the ARN, or the key's text; empty for URLs and hosts
 */
public record Endpoint(Kind kind, String scheme, String host, int port, String path, String name) {

    /** Of an endpoint that names no port. */
    public static final int ANY_PORT = -1;
    /** UTF-16 units of the longest text that is read as an endpoint. */
    public static final int LENGTH_MAX = 8_192;

    /** The kinds of endpoints. */
    public enum Kind {
        /** With a scheme, or protocol-relative. */
        URL("url"),
        /** A host without a scheme, perhaps with port and path. */
        HOST("host"),
        /** A bucket of S3 or what lies in it, in any of its spellings. */
        S3("s3"),
        /** An Amazon resource name other than a bucket's. */
        ARN("arn"),
        /** A credential that one environment's service gave out, told by how it begins. */
        KEY("key");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The name in JSON. */
        public String text() {
            return text;
        }
    }

    /** The endpoint that a whole text writes; empty if it writes none, such as a relative path. */
    public static Optional<Endpoint> parse(String text) {
        return Optional.ofNullable(EndpointReader.read(text));
    }

    /** A bucket, or what lies in it at a normal path. */
    static Endpoint bucket(String bucket, String key) {
        return new Endpoint(Kind.S3, "s3", "", ANY_PORT, key, bucket);
    }

    /** A credential that begins so. */
    static Endpoint key(String prefix) {
        return new Endpoint(Kind.KEY, "", "", ANY_PORT, "", prefix);
    }

    /** The same host and path with another host; for looking it up under another name. */
    Endpoint atHost(String otherHost) {
        return new Endpoint(kind, scheme, otherHost, port, path, name);
    }

    /** The port that is reached: as written, else the scheme's own, else {@link #ANY_PORT}. */
    public int effectivePort() {
        return port == ANY_PORT ? Schemes.defaultPort(scheme) : port;
    }

    /** Scheme, host and, where it is not the scheme's own, port; the host alone where there is no scheme. */
    public String origin() {
        boolean isDefault = port == ANY_PORT || port == Schemes.defaultPort(scheme);
        String authority = isDefault ? host : host + ":" + port;
        return scheme.isEmpty() ? (kind == Kind.URL ? "//" : "") + authority : scheme + "://" + authority;
    }

    /** The path of the URL that addresses it, the bucket included where it stands there. */
    String urlPath() {
        boolean bucketInPath = kind == Kind.S3 && !host.startsWith(name + ".");
        return bucketInPath ? "/" + name + path : path;
    }

    /** Whether its host is the machine itself. */
    public boolean isLoopback() {
        return Hostname.isLoopback(host);
    }

    /** As a person would write it; of a key only how it begins. */
    @Override
    public String toString() {
        return switch (kind) {
            case ARN -> name;
            case KEY -> name + "…";
            case S3 -> host.isEmpty() ? "s3://" + name + path : origin() + urlPath();
            case URL, HOST -> origin() + path;
        };
    }

    /** The endpoint without its path, which may hold a secret. */
    public String withoutPath() {
        return switch (kind) {
            case URL, HOST -> origin();
            case S3 -> "s3://" + name;
            case ARN, KEY -> toString();
        };
    }
}
