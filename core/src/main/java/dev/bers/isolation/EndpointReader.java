package dev.bers.isolation;

import dev.bers.isolation.Endpoint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a whole text as an endpoint, the way browsers and drivers do rather than the way RFC 3986 would like it. */
final class EndpointReader {

    private static final int PORT_MAX = 65_535;

    private EndpointReader() {}

    /** The endpoint, or null if the text writes none. */
    static @Nullable Endpoint read(String text) {
        if (text.length() > Endpoint.LENGTH_MAX) {
            return null;
        }
        String stripped = strip(text);
        if (stripped.isEmpty() || hasWhiteSpace(stripped)) {
            return null;
        }
        if (startsWith(stripped, "arn:")) {
            return arn(stripped);
        }
        if (startsWith(stripped, "key:")) {
            return stripped.length() == 4 ? null : Endpoint.key(stripped.substring(4));
        }
        int scheme = schemeEnd(stripped);
        int authority = authorityStart(stripped, scheme);
        if (authority < 0) {
            return bare(stripped);
        }
        List<Endpoint> all = urls(schemeName(stripped, scheme), stripped.substring(authority));
        return all.isEmpty() ? null : all.get(0);
    }

    private static boolean startsWith(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** Without white space and control characters around it, and without tabs and line ends within (WHATWG 4.4). */
    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return withoutLineEnds(text.substring(from, to));
    }

    /** Browsers drop tabs and line ends wherever they stand in a URL. */
    static String withoutLineEnds(String text) {
        if (text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text;
        }
        return text.replace("\t", "").replace("\n", "").replace("\r", "");
    }

    private static boolean hasWhiteSpace(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ') {
                return true;
            }
        }
        return false;
    }

    /** The end of {@code jdbc:postgresql:} and the like: the index after the last colon of the chain, 0 if none. */
    private static int schemeEnd(String text) {
        int end = 0;
        for (int i = 0; i < text.length() && (Schemes.isPart(text.charAt(i)) || text.charAt(i) == ':'); i++) {
            if (text.charAt(i) == ':') {
                if (i == end || !Schemes.isLetter(text.charAt(end))) {
                    return end;
                }
                boolean special = Schemes.isSpecial(text.substring(end, i).toLowerCase(Locale.ROOT));
                end = i + 1;
                if (special) {
                    return end;
                }
            }
        }
        return end;
    }

    /** The innermost scheme but for the names of drivers' variants: of {@code jdbc:mysql:loadbalance:}, mysql. */
    private static String schemeName(String text, int end) {
        if (end == 0) {
            return "";
        }
        String chain = text.substring(0, end - 1).toLowerCase(Locale.ROOT);
        boolean driver = chain.startsWith("jdbc:") || chain.startsWith("r2dbc:");
        if (!driver) {
            return chain.substring(chain.lastIndexOf(':') + 1);
        }
        String inner = chain.substring(chain.indexOf(':') + 1);
        int variant = inner.indexOf(':');
        return variant < 0 ? inner : inner.substring(0, variant);
    }

    /** Where the authority begins; -1 if the text has none. */
    private static int authorityStart(String text, int scheme) {
        int at = scheme < text.length() && scheme > 0 && text.charAt(scheme) == '@' ? scheme + 1 : scheme;
        int slashes = at;
        boolean special = scheme == 0 || Schemes.isSpecial(schemeName(text, scheme));
        while (slashes < text.length() && isSlash(text.charAt(slashes), special)) {
            slashes++;
        }
        if (special && scheme > 0) {
            return slashes;
        }
        if (slashes - at >= 2) {
            return scheme == 0 ? slashes : at + 2;
        }
        return at > scheme ? at : -1;
    }

    private static boolean isSlash(char c, boolean special) {
        return c == '/' || (special && c == '\\');
    }

    private static @Nullable Endpoint bare(String text) {
        char first = text.charAt(0);
        if (first == '/' || first == '\\' || first == '?' || first == '#' || first == '.') {
            return null;
        }
        int colon = text.indexOf(':', Math.max(0, text.indexOf(']')));
        boolean hasPort = colon >= 0 && colon < authorityEnd(text, true);
        List<Endpoint> found = urls("", text);
        if (found.isEmpty() || (hasPort && found.get(0).port() == Endpoint.ANY_PORT)) {
            return null;
        }
        Endpoint url = found.get(0);
        return url.kind() == Kind.URL ? new Endpoint(Kind.HOST, "", url.host(), url.port(), url.path(), "") : url;
    }

    private static @Nullable Endpoint arn(String text) {
        int colons = 0;
        for (int i = 0; i < text.length(); i++) {
            colons += text.charAt(i) == ':' ? 1 : 0;
        }
        if (colons < 5) {
            return null;
        }
        String[] fields = new String[6];
        int from = 0;
        for (int i = 0; i < 6; i++) {
            int to = i == 5 ? text.length() : text.indexOf(':', from);
            fields[i] = text.substring(from, to);
            from = to + 1;
        }
        String service = fields[2].toLowerCase(Locale.ROOT);
        if (service.equals("s3") && isAny(fields[3]) && isAny(fields[4]) && !fields[5].isEmpty()) {
            int slash = fields[5].indexOf('/');
            String bucket = slash < 0 ? fields[5] : fields[5].substring(0, slash);
            String key = slash < 0 ? "" : UrlPath.normalise(fields[5].substring(slash));
            return Endpoint.bucket(bucket.toLowerCase(Locale.ROOT), key);
        }
        String head = "arn:" + fields[1].toLowerCase(Locale.ROOT) + ":" + service + ":"
                + fields[3].toLowerCase(Locale.ROOT) + ":" + fields[4] + ":";
        return fields[5].isEmpty() ? null : new Endpoint(Kind.ARN, "", "", Endpoint.ANY_PORT, "", head + fields[5]);
    }

    private static boolean isAny(String field) {
        return field.isEmpty() || field.equals("*");
    }

    /**
     * The endpoints of a URL whose scheme and slashes are read already: several where the authority names several
     * hosts, none where a host of it can be none.
     */
    static List<Endpoint> urls(String scheme, String rest) {
        int end = authorityEnd(rest, scheme.isEmpty() || Schemes.isSpecial(scheme));
        String authority = rest.substring(0, end);
        String path = UrlPath.normalise(rest.substring(end));
        String hosts = authority.substring(authority.lastIndexOf('@') + 1);
        List<Endpoint> found = new ArrayList<>(1);
        int from = 0;
        while (from <= hosts.length()) {
            int comma = hosts.indexOf(',', from);
            int to = comma < 0 ? hosts.length() : comma;
            Endpoint one = url(scheme, hosts.substring(from, to), path);
            if (one == null) {
                return List.of();
            }
            found.add(one);
            from = to + 1;
        }
        return found;
    }

    /** Where the authority at the start of a text ends; a semicolon ends the host, but not a password. */
    static int authorityEnd(String text, boolean special) {
        int end = 0;
        int host = 0;
        while (end < text.length() && !endsAuthority(text, end, special)) {
            host = text.charAt(end) == '@' ? end + 1 : host;
            end++;
        }
        int semicolon = text.indexOf(';', host);
        return semicolon < 0 ? end : Math.min(semicolon, end);
    }

    private static boolean endsAuthority(String text, int at, boolean special) {
        char c = text.charAt(at);
        return c == '/' || c == '?' || c == '#' || (special && c == '\\') || beginsProperty(text, at);
    }

    /** Whether {@code ;name=} stands at an index, as SQL Server's driver takes its properties. */
    static boolean beginsProperty(String text, int at) {
        if (text.charAt(at) != ';') {
            return false;
        }
        int i = at + 1;
        while (i < text.length() && Schemes.isLetter(text.charAt(i))) {
            i++;
        }
        return i > at + 1 && i < text.length() && text.charAt(i) == '=';
    }

    private static @Nullable Endpoint url(String scheme, String hostAndPort, String path) {
        if (Schemes.isBucket(scheme)) {
            String bucket = PercentText.decode(hostAndPort).toLowerCase(Locale.ROOT);
            return HostText.isPlain(bucket) ? Endpoint.bucket(bucket, path) : null;
        }
        int colon = hostAndPort.indexOf(':', Math.max(0, hostAndPort.indexOf(']')));
        String host = HostText.normalise(colon < 0 ? hostAndPort : hostAndPort.substring(0, colon));
        if (host == null) {
            return null;
        }
        int port = colon < 0 ? Endpoint.ANY_PORT : port(hostAndPort.substring(colon + 1));
        S3Address s3 = S3Address.of(host, path);
        return s3 == null
                ? new Endpoint(Kind.URL, scheme, host, port, path, "")
                : new Endpoint(Kind.S3, scheme, host, port, s3.key(), s3.bucket());
    }

    /** A port number; any port where none can be read, since the host is what matters. */
    private static int port(String text) {
        int port = 0;
        for (int i = 0; i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9'; i++) {
            port = Math.min(port * 10 + text.charAt(i) - '0', PORT_MAX + 1);
        }
        return port == 0 || port > PORT_MAX ? Endpoint.ANY_PORT : port;
    }
}
