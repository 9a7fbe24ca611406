package dev.bers.client.server;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stream of events as it is received. Only the newest event is kept, for it says all that the ones before it said; so a
 * slow reader costs nothing. Written by the threads of the HTTP client, read by one.
 */
final class EventStream implements BodySubscriber<Boolean> {

    private final CompletableFuture<Boolean> body = new CompletableFuture<>();
    private final EventParser parser = new EventParser(this::keep);
    private @Nullable Subscription subscription;
    private @Nullable ServerEvent newest;
    private boolean hasEnded;
    private long heardAtNanos = System.nanoTime();

    /** An event's end, or the stream's. */
    private synchronized void keep(ServerEvent event) {
        boolean isRepair = newest != null && newest.isRepair();
        newest = isRepair ? new ServerEvent(ServerEvent.REPAIR, event.id(), event.content()) : event;
        notifyAll();
    }

    /**
     * Waits for an event.
     *
     * @param silenceMillis how long nothing at all may come
     * @return null once the stream has ended or is silent
     */
    synchronized @Nullable ServerEvent await(long silenceMillis) throws InterruptedException {
        while (newest == null && !hasEnded) {
            long silentMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heardAtNanos);
            if (silentMillis >= silenceMillis) {
                return null;
            }
            wait(silenceMillis - silentMillis);
        }
        ServerEvent taken = newest;
        newest = null;
        return taken;
    }

    /** How long the server wants clients to wait before they come back; empty if it has not said. */
    synchronized OptionalLong retryMillis() {
        return parser.retryMillis();
    }

    /** Gives the connection up. */
    synchronized void end() {
        hasEnded = true;
        if (subscription != null) {
            subscription.cancel();
        }
        notifyAll();
    }

    @Override
    public CompletionStage<Boolean> getBody() {
        return body;
    }

    @Override
    public synchronized void onSubscribe(Subscription started) {
        subscription = started;
        if (hasEnded) {
            started.cancel();
        } else {
            started.request(Long.MAX_VALUE);
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        heardAtNanos = System.nanoTime();
        try {
            for (ByteBuffer buffer : buffers) {
                parser.read(buffer);
            }
        } catch (IOException unfit) {
            end();
            body.completeExceptionally(unfit);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end();
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end();
        body.complete(true);
    }
}
