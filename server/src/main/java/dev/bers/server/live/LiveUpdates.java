package dev.bers.server.live;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.configuration.ServedConfiguration;
import dev.bers.server.configuration.ServedConfigurations;
import dev.bers.server.http.Refusal;
import dev.bers.server.release.ActiveRelease;
import dev.bers.server.release.ActiveReleases;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Tells every audience of an environment when another release becomes active: the digest of what it means to them, which they then
 * read. (CFG-17)
 *
 * <p>Whoever publishes does not wait for that. What is told is looked up at the last moment, so that of several releases in a row the
 * newest is told, and one that is taken back before anybody heard of it is told to nobody.
 */
public final class LiveUpdates implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LiveUpdates.class);

    private final ServedConfigurations configurations;
    private final Subscribers subscribers;
    private final ReleaseHistory history;
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("bers-live").factory());

    /** For all releases that become active from now on. */
    public LiveUpdates(
            ActiveReleases active,
            ServedConfigurations configurations,
            Subscribers subscribers,
            ReleaseHistory history) {
        this.configurations = configurations;
        this.subscribers = subscribers;
        this.history = history;
        active.addListener(this::changed);
    }

    private void changed(ActiveRelease release) {
        teller.execute(() -> tell(release.release().environment()));
    }

    private void tell(EnvironmentName environment) {
        for (Audience audience : subscribers.audiences(environment)) {
            try {
                ServedConfiguration served = active(audience);
                long release = served.release().number();
                subscribers.tell(audience, LiveEvent.release(served), subscriber -> subscriber.isNews(release));
            } catch (Refusal gone) {
                // The tenant is there no more: who comes back is told so.
                subscribers.dismiss(audience);
            } catch (RuntimeException unforeseen) {
                LOG.errorf(unforeseen, "the clients of %s were not told of a release", audience);
            }
        }
    }

    /**
     * What is active for an audience; kept, so that what changes next can be told as a difference.
     *
     * @throws Refusal if there is nothing for it
     */
    ServedConfiguration active(Audience audience) {
        ServedConfiguration served = configurations.of(audience.environment(), audience.tenant());
        history.remember(served);
        return served;
    }

    /** Makes those who are meant read everything anew. */
    void repair(Audience audience, Predicate<Subscriber> isMeant) {
        subscribers.tell(audience, LiveEvent.repair(active(audience)), isMeant);
    }

    /** Tells nobody any more. */
    @Override
    public void close() {
        teller.shutdownNow();
    }
}
