package dev.bers.workspace.importing;

import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Tier;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * To whom the endpoints of a {@code .env} file belong: the file says what holds on a developer's machine unless
 * another file says otherwise, so that an endpoint that only it names is one of development.
 */
final class DefaultEndpoints {

    /** How keys end whose values name an endpoint without a scheme. */
    private static final List<String> ENDINGS =
            List.of("BUCKET", "HOST", "HOSTNAME", "DOMAIN", "SERVER", "ENDPOINT", "ORIGIN");

    /** A reference to a key of the same file, as the importer writes it. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

    private DefaultEndpoints() {}

    /** What each environment names by itself: all that it says, but above development no default that is an endpoint. */
    static Map<EnvironmentName, MappingValue> named(MappingValue base, Map<EnvironmentName, MappingValue> overlays) {
        Map<EnvironmentName, MappingValue> named = new LinkedHashMap<>();
        overlays.forEach((name, overlay) -> {
            MappingValue effective = SharedPart.merged(base, overlay);
            boolean isDevelopment = EnvironmentGuess.tier(name) == Tier.DEVELOPMENT;
            named.put(name, isDevelopment ? effective : withoutDefaults(effective, overlay));
        });
        return named;
    }

    private static MappingValue withoutDefaults(MappingValue effective, MappingValue overlay) {
        Set<String> own = dependents(effective, overlay);
        MappingValue.Builder rest = MappingValue.builder(effective.position());
        for (int i = 0; i < effective.size(); i++) {
            String key = effective.keyAt(i);
            if (own.contains(key) || !namesEndpoint(key, effective.valueAt(i))) {
                rest.put(key, effective.keyPositionAt(i), effective.valueAt(i));
            }
        }
        return rest.build();
    }

    private static boolean namesEndpoint(String key, Value value) {
        return SharedPart.namesEndpoint(value)
                || HostnameGuess.isHostKey(key)
                || ENDINGS.stream().anyMatch(key.toUpperCase(Locale.ROOT)::endsWith);
    }

    /** The keys of an overlay, and those whose values come from them through references. */
    private static Set<String> dependents(MappingValue effective, MappingValue overlay) {
        Map<String, List<String>> referring = new HashMap<>();
        for (int i = 0; i < effective.size(); i++) {
            if (effective.valueAt(i) instanceof TextValue text) {
                Matcher reference = REFERENCE.matcher(text.text());
                while (reference.find()) {
                    referring
                            .computeIfAbsent(reference.group(1), any -> new ArrayList<>())
                            .add(effective.keyAt(i));
                }
            }
        }
        Set<String> own = new HashSet<>(overlay.keys());
        Deque<String> ahead = new ArrayDeque<>(own);
        while (!ahead.isEmpty()) {
            for (String key : referring.getOrDefault(ahead.remove(), List.of())) {
                if (own.add(key)) {
                    ahead.add(key);
                }
            }
        }
        return own;
    }
}
