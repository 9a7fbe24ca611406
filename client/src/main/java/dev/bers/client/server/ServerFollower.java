package dev.bers.client.server;

import dev.bers.client.served.JsonReader;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration from its server again and again: whenever an event tells of another one, and in intervals where the
 * server has no events. Works on one thread of its own until it is closed.
 */
public final class ServerFollower implements AutoCloseable {

    /*
     * One round is: read (a 304 where nothing changed), acknowledge, follow the stream until it ends, wait, again. An
     * event holds the digest of what it tells of, so that one about what is in use already costs no read. Nothing here
     * looks at the clock of the machine, which may jump; all waiting is measured by System.nanoTime().
     */

    private static final long CLOSE_MILLIS_MAX = 2_000;

    private final ServerAddress address;
    private final Client client;
    private final ServerCalls calls;
    private final Timing timing;
    private final Receiver receiver;
    private final Backoff backoff;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable String etag;
    private @Nullable Acknowledgement last;

    /**
     * Who follows.
     *
     * @param id of this process, unique among those of the environment
     * @param application what people call it
     */
    public record Client(String id, String application) {}

    /** Takes what is read, on the follower's thread. */
    public interface Receiver {

        /**
         * A whole answer.
         *
         * @return what became of it
         */
        Acknowledgement receive(byte[] body);

        /** The server knows nothing of what is asked for, or otherwise refuses; asking again goes on. */
        void refused(Problem problem);

        /** The server could not be reached, or broke off. */
        void unreachable(Problem problem);
    }

    /** Follows an address from {@link #start()} on. */
    public ServerFollower(
            ServerAddress address, Client client, Timing timing, Receiver receiver, RandomGenerator random) {
        this.address = address;
        this.client = client;
        this.calls = new ServerCalls(address, timing);
        this.timing = timing;
        this.receiver = receiver;
        this.backoff = new Backoff(random, timing);
        this.thread = new Thread(this::run, "bers-client-" + address.environment());
        thread.setDaemon(true);
    }

    /** Begins; once. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                closed.await(round(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException end) {
            closed.countDown();
        }
    }

    /** Reads and follows for as long as that goes well; the milliseconds to wait before the next time. */
    private long round() throws InterruptedException {
        try {
            if (!isAnswered(etag)) {
                return backoff.nextMillis();
            }
            EventStream stream = calls.events(client.id(), last == null ? 0 : last.release());
            if (stream == null) {
                backoff.succeeded();
                return backoff.aboutMillis(timing.poll().toMillis());
            }
            try {
                follow(stream);
            } finally {
                stream.end();
            }
        } catch (IOException failure) {
            receiver.unreachable(ServerProblems.unreachable(address.toString(), reason(failure)));
        }
        return backoff.nextMillis();
    }

    private void follow(EventStream stream) throws IOException, InterruptedException {
        while (true) {
            ServerEvent event = stream.await(timing.silence().toMillis());
            stream.retryMillis().ifPresent(backoff::startFrom);
            if (event == null) {
                return;
            }
            backoff.succeeded();
            boolean isNeeded = event.isRepair() || isNews(event);
            if (isNeeded && !isNewsAnswered(event)) {
                return;
            }
        }
    }

    private boolean isNews(ServerEvent event) {
        MappingValue told = told(event);
        Acknowledgement known = last;
        return told == null
                || known == null
                || !String.valueOf(known.release()).equals(numberOf(told))
                || !(told.get("digest") instanceof TextValue digest
                        && digest.text().equals(known.digest()));
    }

    private static @Nullable MappingValue told(ServerEvent event) {
        try {
            return JsonReader.mapping(event.content());
        } catch (ProblemException unread) {
            return null;
        }
    }

    private static String numberOf(MappingValue told) {
        return told.get("release") instanceof NumberValue number ? number.text() : "";
    }

    /** Reads what an event told of; where that fails, the server can be told that this client has fallen behind. */
    private boolean isNewsAnswered(ServerEvent event) throws IOException, InterruptedException {
        try {
            return isAnswered(event.isRepair() ? null : etag);
        } catch (IOException failure) {
            Acknowledgement known = last;
            if (known != null) {
                acknowledge(new Acknowledgement(
                        known.release(), known.digest(), Acknowledgement.State.STALE, reason(failure)));
            }
            throw failure;
        }
    }

    /** Reads the configuration; false if the server refuses to give one. */
    private boolean isAnswered(@Nullable String known) throws IOException, InterruptedException {
        ServerCalls.Answer answer = calls.configuration(known);
        if (answer.status() >= 500) {
            throw new IOException("it answers " + answer.status());
        }
        if (answer.status() == 200) {
            last = receiver.receive(answer.body());
            // What was rejected is read again as a whole: it may be fit once this process's surroundings are.
            etag = last.state() == Acknowledgement.State.APPLIED ? answer.etag() : null;
        } else if (answer.status() != 304) {
            receiver.refused(ServerProblems.refused(address.toString(), answer.status(), said(answer.body())));
            return false;
        }
        Acknowledgement outcome = last;
        if (outcome != null) {
            acknowledge(outcome);
        }
        return true;
    }

    /** What a problem document (RFC 9457) says; empty if it is none. */
    private static String said(byte[] body) {
        try {
            MappingValue document = JsonReader.mapping(new String(body, StandardCharsets.UTF_8));
            return document.get("detail") instanceof TextValue text ? text.text() : "";
        } catch (ProblemException noDocument) {
            return "";
        }
    }

    /** That the server does not hear what became of a release is no reason to do without the release. */
    private void acknowledge(Acknowledgement what) throws InterruptedException {
        try {
            calls.acknowledge(client.id(), client.application(), what);
        } catch (IOException unheard) {
            receiver.unreachable(ServerProblems.unreachable(address.toString(), reason(unheard)));
        }
    }

    private static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** Stops following; what was received stays. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(CLOSE_MILLIS_MAX);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
