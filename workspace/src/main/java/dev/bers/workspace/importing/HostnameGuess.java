package dev.bers.workspace.importing;

import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Tier;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names under which each environment's own pages are served, taken from keys such as {@code WIDGET_DOMAIN}. */
final class HostnameGuess {

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "*.localhost");
    private static final Pattern KEY =
            Pattern.compile("(^|_)(DOMAIN|ORIGIN|SITE_URL|APP_URL|PUBLIC_URL|BASE_URL|HOSTNAME)$");
    private static final Pattern HOST =
            Pattern.compile("^(?:https?://)?([a-z0-9](?:[a-z0-9-]*\\.)+[a-z0-9-]+)(?::\\d+)?(?:[/?#].*)?$");

    private HostnameGuess() {}

    /** Host names by environment; a name that several give goes to the highest tier among them. */
    static Map<EnvironmentName, List<String>> of(Map<EnvironmentName, MappingValue> named) {
        Map<String, EnvironmentName> owner = new LinkedHashMap<>();
        named.forEach((environment, values) -> {
            for (String host : hosts(values)) {
                owner.merge(host, environment, HostnameGuess::stricter);
            }
        });
        Map<EnvironmentName, List<String>> hostnames = new LinkedHashMap<>();
        boolean loopbackGiven = false;
        for (EnvironmentName environment : named.keySet()) {
            List<String> names = new ArrayList<>();
            if (EnvironmentGuess.tier(environment) == Tier.DEVELOPMENT && !loopbackGiven) {
                names.addAll(LOOPBACK);
                loopbackGiven = true;
            }
            owner.forEach((host, by) -> {
                if (by.equals(environment)) {
                    names.add(host);
                }
            });
            hostnames.put(environment, names);
        }
        return hostnames;
    }

    private static EnvironmentName stricter(EnvironmentName a, EnvironmentName b) {
        return EnvironmentGuess.tier(b).compareTo(EnvironmentGuess.tier(a)) > 0 ? b : a;
    }

    private static List<String> hosts(MappingValue values) {
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (isHostKey(values.keyAt(i)) && values.valueAt(i) instanceof TextValue text) {
                Matcher host = HOST.matcher(text.text().toLowerCase(Locale.ROOT));
                if (host.matches() && !host.group(1).matches("[0-9.]+") && !hosts.contains(host.group(1))) {
                    hosts.add(host.group(1));
                }
            }
        }
        return hosts;
    }

    /** Whether a key names the host of an environment's own pages. */
    static boolean isHostKey(String key) {
        return KEY.matcher(key.toUpperCase(Locale.ROOT)).find();
    }
}
