package dev.bers.server.live;

import dev.bers.environment.EnvironmentName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Who listens. The subscribers of an audience sit in rooms, one for each event loop, so that telling thousands of them takes one
 * task for each loop and no lock: a room is entered, left and told on its own loop only.
 */
public final class Subscribers {

    /** How many may listen at once. */
    public static final int COUNT_MAX = 20_000;

    private final Map<Audience, Map<Executor, Set<Subscriber>>> rooms = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /** How many listen. */
    public int count() {
        return count.get();
    }

    /** Takes one in, on its event loop; false if there are too many. */
    boolean enter(Audience audience, Executor loop, Subscriber subscriber) {
        if (count.incrementAndGet() > COUNT_MAX) {
            count.decrementAndGet();
            return false;
        }
        rooms.computeIfAbsent(audience, a -> new ConcurrentHashMap<>())
                .computeIfAbsent(loop, l -> new HashSet<>())
                .add(subscriber);
        return true;
    }

    /** Lets one go, on its event loop; a second time changes nothing. */
    void leave(Audience audience, Executor loop, Subscriber subscriber) {
        Set<Subscriber> room = rooms.getOrDefault(audience, Map.of()).get(loop);
        if (room != null && room.remove(subscriber)) {
            count.decrementAndGet();
        }
    }

    /** The audiences of an environment, also those that all have left. */
    List<Audience> audiences(EnvironmentName environment) {
        List<Audience> found = new ArrayList<>();
        for (Audience audience : rooms.keySet()) {
            if (audience.environment().equals(environment)) {
                found.add(audience);
            }
        }
        return found;
    }

    /** Writes to all of an audience that are meant. */
    void tell(Audience audience, Chunk chunk, Predicate<Subscriber> isMeant) {
        rooms.getOrDefault(audience, Map.of())
                .forEach((loop, room) -> loop.execute(() -> {
                    for (Subscriber subscriber : room) {
                        if (isMeant.test(subscriber)) {
                            subscriber.write(chunk);
                        }
                    }
                }));
    }

    /** Writes to all. */
    void tellAll(Chunk chunk) {
        for (Audience audience : rooms.keySet()) {
            tell(audience, chunk, subscriber -> true);
        }
    }

    /** Gives all of an audience up, so that they come back and are answered anew. */
    void dismiss(Audience audience) {
        rooms.getOrDefault(audience, Map.of())
                .forEach((loop, room) -> loop.execute(() -> {
                    for (Subscriber subscriber : List.copyOf(room)) {
                        subscriber.dismiss();
                    }
                }));
    }
}
