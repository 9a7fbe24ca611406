package dev.bers.isolation;

import dev.bers.isolation.Endpoint.Kind;
import dev.bers.problem.UserInformation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the endpoints of a value while its text, and what is encoded in it, is read. */
final class EndpointScan {

    private static final int BUCKET_MAX = 63;
    private static final int HOST_MAX = 255;

    private final Ownership ownership;
    private final ReadingAllowance allowance;
    private final Set<Endpoint> endpoints = new LinkedHashSet<>();
    private final Set<String> unprovable = new LinkedHashSet<>();
    private String text = "";
    /** Whether the text was encoded: then an endpoint that differs from one found before in its path only is the same. */
    private boolean decoded;
    /** The characters of the text that belong to an authority found already. */
    private BitSet taken = new BitSet();
    /** Whether the text has what separates the items of a list. */
    private boolean isList;
    /** Whether the text is a single URL. */
    private boolean alone;
    /** What is found already, but for its path; null until something encoded is found. */
    private @Nullable Set<Known> places;

    /** What is found, with the ruling on it: only where both are the same, it is told already. */
    private record Known(String place, Ruling ruling) {}

    EndpointScan(Ownership ownership, ReadingAllowance allowance) {
        this.ownership = ownership;
        this.allowance = allowance;
    }

    /** What has been found so far; a bare host that a URL names as well is not told twice. */
    FoundEndpoints found() {
        if (endpoints.isEmpty() && unprovable.isEmpty() && !allowance.isSpent()) {
            return FoundEndpoints.NONE;
        }
        List<Endpoint> told = new ArrayList<>();
        Set<Known> urls = new HashSet<>();
        for (Endpoint endpoint : endpoints) {
            if (endpoint.kind() == Kind.URL) {
                urls.add(new Known(endpoint.host(), ownership.ruleOn(endpoint)));
            }
        }
        for (Endpoint endpoint : endpoints) {
            boolean isPlainHost = endpoint.kind() == Kind.HOST
                    && endpoint.port() == Endpoint.ANY_PORT
                    && endpoint.path().isEmpty();
            if (!isPlainHost || !urls.contains(new Known(endpoint.host(), ownership.ruleOn(endpoint)))) {
                told.add(endpoint);
            }
        }
        return new FoundEndpoints(told, new ArrayList<>(unprovable), !allowance.isSpent());
    }

    /** Reads URLs, ARNs, hosts and keys. */
    void read(String read, boolean wasEncoded) {
        text = read;
        decoded = wasEncoded;
        taken = new BitSet();
        isList = text.indexOf(',') >= 0 || text.indexOf(';') >= 0;
        alone = TextRuns.isAlone(text);
        readUrls();
        readArns();
        readHosts();
        readKeys();
        readBrokenLines();
    }

    /** Names of buckets, where the whole text is one or a list of them, each maybe after a name and {@code =}. */
    void readBuckets(String list) {
        for (String item : TextRuns.items(list)) {
            String name = item.substring(item.lastIndexOf('=') + 1).strip();
            if (HostText.isPlain(name)) {
                addIfDeclared(Endpoint.bucket(name, ""));
            }
        }
        readQuotedBuckets(list);
    }

    /** As {@link #readBuckets}, each with the key of an object behind it: {@code picasso/tenants}. */
    void readBucketKeys(String list) {
        for (String item : TextRuns.items(list)) {
            String name = item.substring(item.lastIndexOf('=') + 1).strip();
            int slash = name.indexOf('/');
            if (slash > 0 && HostText.isPlain(name.substring(0, slash))) {
                addIfDeclared(Endpoint.bucket(name.substring(0, slash), UrlPath.normalise(name.substring(slash))));
            }
        }
    }

    /** As JSON within text writes them. */
    private void readQuotedBuckets(String json) {
        int open = json.indexOf('"');
        while (open >= 0) {
            int close = json.indexOf('"', open + 1);
            String name = close < 0 ? "" : json.substring(open + 1, close);
            boolean isBucket = name.length() <= BUCKET_MAX && HostText.isPlain(name);
            if (isBucket) {
                addIfDeclared(Endpoint.bucket(name, ""));
            }
            open = close;
        }
    }

    /** The whole text as one endpoint or a list of them, since the schema says that it is. */
    void readAsEndpoint(String whole) {
        for (String item : TextRuns.items(whole)) {
            Endpoint endpoint = Endpoint.parse(item).orElse(null);
            boolean isRelative = item.startsWith("/") || item.startsWith("./") || item.startsWith("?");
            if (endpoint != null) {
                add(endpoint);
            } else if (!isRelative && !item.isEmpty()) {
                unprovable.add(UserInformation.hidden(item));
            }
        }
    }

    private void add(Endpoint endpoint) {
        if (!decoded) {
            places = null;
            endpoints.add(endpoint);
        } else if (!isKnownPlace(endpoint)) {
            endpoints.add(endpoint);
        }
    }

    private boolean isKnownPlace(Endpoint endpoint) {
        if (places == null) {
            places = new HashSet<>();
            for (Endpoint known : endpoints) {
                places.add(place(known));
            }
        }
        return !places.add(place(endpoint));
    }

    private Known place(Endpoint endpoint) {
        return new Known(endpoint.withoutPath(), ownership.ruleOn(endpoint));
    }

    private void addIfDeclared(Endpoint endpoint) {
        if (!ownership.ruleOn(endpoint).isUnknown()) {
            add(endpoint);
        }
    }

    private void readUrls() {
        for (int i = 0; i < text.length() && !allowance.isSpent(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                readUrlWithScheme(i);
            } else if ((c == '/' || c == '\\') && TextRuns.beginsToken(text, i)) {
                readUrlWithoutScheme(i);
            }
        }
        boolean isDriver = text.regionMatches(true, 0, "jdbc:", 0, 5) || text.regionMatches(true, 0, "r2dbc:", 0, 6);
        if (isDriver && endpoints.isEmpty() && unprovable.isEmpty()) {
            Endpoint.parse(text).ifPresent(this::add);
        }
    }

    private void readUrlWithScheme(int colon) {
        int start = TextRuns.schemeStart(text, colon);
        String scheme = text.substring(start, colon).toLowerCase(Locale.ROOT);
        boolean special = Schemes.isSpecial(scheme);
        int from = TextRuns.afterSlashes(text, colon + 1, special);
        int needed = special ? 1 : 2;
        if (!scheme.isEmpty() && from - colon - 1 >= needed) {
            int begin = special ? from : colon + 3;
            readUrl(scheme, begin, special);
        }
    }

    private void readUrlWithoutScheme(int start) {
        int from = TextRuns.afterSlashes(text, start, true);
        if (from - start < 2) {
            return;
        }
        int end = TextRuns.authorityEnd(text, from, true);
        Endpoint first = Endpoint.parse("//" + allowance.read(text, from, end)).orElse(null);
        if (first == null) {
            return;
        }
        boolean isUrl = text.charAt(start) == '/' && (first.host().indexOf('.') > 0 || first.port() > 0);
        if (isUrl || !ownership.ruleOn(first).isUnknown()) {
            readUrl("", from, true);
        }
    }

    private void readUrl(String scheme, int from, boolean special) {
        int end = TextRuns.authorityEnd(text, from, special);
        String authority = text.substring(from, end);
        String hosts = authority.substring(authority.lastIndexOf('@') + 1);
        if (!TextRuns.hasName(hosts)) {
            readHostless(scheme, from);
            return;
        }
        String rest = allowance.read(text, from, TextRuns.pathEnd(text, end, alone));
        List<Endpoint> urls = EndpointReader.urls(scheme, rest);
        if (urls.isEmpty()) {
            unprovable.add((scheme.isEmpty() ? "" : scheme + ":") + "//" + hosts);
        }
        for (Endpoint url : urls) {
            add(url);
        }
        if (isCutPath(rest, authority.length())) {
            unprovable.add((scheme.isEmpty() ? "" : scheme + ":") + "//" + hosts + "/…");
        }
        int port = hosts.indexOf(':', Math.max(0, hosts.indexOf(']')));
        boolean isOne = port >= 0 && hosts.indexOf(',') < 0;
        taken.set(end - hosts.length(), isOne ? end - hosts.length() + port : end);
    }

    /** Slashes after which no host can be read, such as a template of any language: nobody can say where they lead. */
    private void readHostless(String scheme, int from) {
        String run = text.substring(from, TextRuns.hostlessEnd(text, from));
        if (TextRuns.hasName(run)) {
            unprovable.add(UserInformation.hidden(scheme + "://" + run));
        }
    }

    /** Whether a path is so long that it isn't read to its end, where it could lead anywhere. */
    private static boolean isCutPath(String rest, int authority) {
        return rest.length() - authority >= TextRuns.LENGTH_MAX && rest.indexOf('?') < 0 && rest.indexOf('#') < 0;
    }

    private void readArns() {
        int at = TextRuns.indexOfArn(text, 0);
        while (at >= 0 && !allowance.isSpent()) {
            String arn = allowance.read(text, at, TextRuns.arnEnd(text, at));
            if (arn.indexOf('{') >= 0) {
                unprovable.add(arn);
            } else {
                Endpoint.parse(arn).ifPresent(this::add);
            }
            at = TextRuns.indexOfArn(text, at + 4);
        }
    }

    private void readHosts() {
        int from = 0;
        while (from < text.length() && !allowance.isSpent()) {
            int to = TextRuns.hostEnd(text, from);
            boolean isPart = to > from && (taken.get(to - 1) || TextRuns.isWithinEscape(text, from));
            if (to > from && !isPart && !TextRuns.isMailName(text, from, to)) {
                readHost(from, to);
            }
            from = Math.max(to, from + 1);
        }
        readAddresses();
    }

    /** IPv6 addresses: in brackets, or the whole text. */
    private void readAddresses() {
        int next = text.indexOf('[');
        while (next >= 0 && !allowance.isSpent()) {
            int at = next;
            next = text.indexOf('[', at + 1);
            int close =
                    text.substring(at, Math.min(text.length(), at + HOST_MAX)).indexOf(']');
            if (close > 0 && !taken.get(at)) {
                String host = allowance.read(text, at, TextRuns.portEnd(text, at + close + 1));
                Endpoint.parse(host).ifPresent(this::addIfDeclared);
            }
        }
        if (text.length() <= HOST_MAX && text.indexOf(':') != text.lastIndexOf(':') && text.indexOf('[') < 0) {
            Endpoint.parse("[" + text.strip() + "]").ifPresent(this::addIfDeclared);
        }
    }

    /** A name between letters of scripts that are written without spaces, or between emoji. */
    private void readPlainParts(String token) {
        int from = 0;
        while (from < token.length()) {
            int to = from;
            while (to < token.length() && token.charAt(to) < 128) {
                to++;
            }
            if (token.substring(from, to).indexOf('.') > 0) {
                Endpoint.parse(token.substring(from, to)).ifPresent(this::addIfDeclared);
            }
            from = to + 1;
        }
    }

    private void readHost(int tokenStart, int tokenEnd) {
        int from = tokenStart;
        while (from < tokenEnd && (text.charAt(from) == '.' || text.charAt(from) == '-')) {
            from++;
        }
        int end = TextRuns.portEnd(text, tokenEnd);
        String token = text.substring(from, tokenEnd);
        boolean mayBeHost = token.indexOf('.') > 0 || TextRuns.hasOtherScript(token);
        boolean isWhole = from == 0 && tokenEnd == text.length();
        if (token.isEmpty()
                || !(mayBeHost || end > tokenEnd || isWhole || (isList && TextRuns.isListItem(text, from, tokenEnd)))) {
            return;
        }
        int known = endpoints.size();
        String host = allowance.read(text, from, TextRuns.pathEnd(text, end, false));
        Endpoint.parse(host).filter(endpoint -> endpoint.kind() != Kind.ARN).ifPresent(this::addIfDeclared);
        if (endpoints.size() == known && TextRuns.hasOtherScript(token)) {
            readPlainParts(token);
        }
        if (from == tokenStart + 1 && text.charAt(tokenStart) == '.') {
            Endpoint.parse("*." + token).ifPresent(this::addIfDeclared);
        }
    }

    private void readKeys() {
        for (EndpointMatcher matcher : ownership.keyMatchers()) {
            String prefix = matcher.target().name();
            int at = text.indexOf(prefix);
            while (at >= 0 && !allowance.isSpent()) {
                if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                    addKey(Endpoint.key(allowance.read(text, at, TextRuns.keyEnd(text, at))));
                }
                at = text.indexOf(prefix, at + 1);
            }
        }
    }

    /** Only how the key begins is kept, since the rest is a secret. */
    private void addKey(Endpoint key) {
        EndpointMatcher matcher = ownership.ruleOn(key).matcher();
        if (matcher != null) {
            endpoints.add(Endpoint.key(matcher.target().name()));
        }
    }

    /** Browsers drop tabs and line ends within a URL; what is joined so counts only where it is declared. */
    private void readBrokenLines() {
        String joined = EndpointReader.withoutLineEnds(text);
        if (joined.length() < text.length()) {
            readIfDeclared(joined);
        }
    }

    /** Reads what may not be meant: it counts only where it is declared. */
    void readIfDeclared(String guess) {
        EndpointScan scan = new EndpointScan(ownership, allowance);
        scan.read(guess, false);
        boolean wasDecoded = decoded;
        decoded = true;
        for (Endpoint endpoint : scan.endpoints) {
            if (endpoint.kind() == Kind.KEY) {
                endpoints.add(endpoint);
            } else {
                addIfDeclared(endpoint);
            }
        }
        decoded = wasDecoded;
    }
}
