package dev.bers.server.live;

import dev.bers.environment.EnvironmentName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who told of itself, in the order of the last time; kept in memory only, since running processes tell of themselves again. */
public final class Clients {

    /** How many are kept, all environments together; those not heard of for longest leave. */
    public static final int COUNT_MAX = 10_000;

    private final Map<Key, Client> bySeen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Client> eldest) {
            return size() > COUNT_MAX;
        }
    };

    private record Key(EnvironmentName environment, String id) {}

    /** Takes down what one tells. */
    synchronized void told(Client client) {
        bySeen.put(new Key(client.environment(), client.id()), client);
    }

    /** Those of an environment, the one not heard of for longest first. */
    synchronized List<Client> of(EnvironmentName environment) {
        List<Client> found = new ArrayList<>();
        for (Client client : bySeen.values()) {
            if (client.environment().equals(environment)) {
                found.add(client);
            }
        }
        return found;
    }

    /** One of an environment. */
    Optional<Client> find(EnvironmentName environment, String id) {
        return of(environment).stream().filter(client -> client.id().equals(id)).findFirst();
    }
}
