package dev.bers.server.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands behind the question mark of an address. */
public final class QueryParameters {

    private static final int MALFORMED = 400;
    private static final QueryParameters NONE = new QueryParameters(Map.of());

    private final Map<String, String> values;

    private QueryParameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The parameters of a query.
     *
     * @param query without its question mark; null for none
     * @throws Refusal if it is not percent-encoded as it should be, or a parameter stands there twice with two values
     */
    public static QueryParameters of(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return NONE;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            String before = name.isEmpty() ? null : values.put(name, value);
            if (before != null && !before.equals(value)) {
                throw new Refusal(MALFORMED, ServerProblems.parameter(name, before + " and " + value, "given once"));
            }
        }
        return new QueryParameters(values);
    }

    /**
     * A part of an address without its percent-encoding.
     *
     * @throws Refusal if it is not encoded as it should be
     */
    public static String decoded(String part) {
        try {
            return QueryStringDecoder.decodeComponent(part);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(MALFORMED, ServerProblems.malformed("'" + part + "' is not percent-encoded"));
        }
    }

    /**
     * Complains of parameters that mean nothing here: a misspelt one must not be taken for one that was left out.
     *
     * @throws Refusal naming the first of them
     */
    public QueryParameters only(List<String> names) {
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw new Refusal(MALFORMED, ServerProblems.unknownParameter(name, names));
            }
        }
        return this;
    }

    /** The value of a parameter; empty if it is not there. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * Whether a parameter says yes; without it, no.
     *
     * @throws Refusal if it is anything but {@code true} or {@code false}
     */
    public boolean isTrue(String name) {
        String value = values.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new Refusal(MALFORMED, ServerProblems.parameter(name, value, "true or false"));
        }
        return value.equals("true");
    }
}
