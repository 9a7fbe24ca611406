package dev.bers.client;

import dev.bers.client.copy.LastGoodCopy;
import dev.bers.client.served.ProcessLayer;
import dev.bers.client.served.ServedConfiguration;
import dev.bers.client.server.Acknowledgement;
import dev.bers.client.server.Acknowledgement.State;
import dev.bers.client.server.ServerAddress;
import dev.bers.client.server.ServerFollower;
import dev.bers.client.server.ServerProblems;
import dev.bers.client.snapshot.Snapshot;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Takes what a server sends: looks through it, uses what is fit, keeps a copy of that, refuses everything else. */
final class Reception implements ServerFollower.Receiver {

    private final ServerAddress address;
    private final ProcessLayer layer;
    private final @Nullable LastGoodCopy copy;
    private final Reports reports;
    private final Current current;
    private final CompletableFuture<Snapshot> first = new CompletableFuture<>();

    Reception(ServerAddress address, Map<String, String> variables, @Nullable LastGoodCopy copy, Reports reports) {
        this.address = address;
        this.layer = new ProcessLayer(variables);
        this.copy = copy;
        this.reports = reports;
        this.current = new Current(reports);
    }

    Current current() {
        return current;
    }

    /** Uses the copy on disk; false if there is none that is fit. */
    boolean startFromCopy() {
        Optional<byte[]> body = copy == null ? Optional.empty() : copy.read();
        if (body.isEmpty()) {
            return false;
        }
        try {
            current.replace(layer.over(read(body.get())));
            return true;
        } catch (ProblemException unfit) {
            unfit.problems().forEach(reports::send);
            return false;
        }
    }

    private ServedConfiguration read(byte[] body) {
        return ServedConfiguration.read(body).expectedFor(address.environment(), address.tenant());
    }

    @Override
    public Acknowledgement receive(byte[] body) {
        long release = 0;
        try {
            ServedConfiguration served = read(body);
            release = served.origin().release();
            Snapshot next = layer.over(served);
            current.replace(next);
            if (copy != null) {
                copy.write(body);
            }
            first.complete(next);
            return new Acknowledgement(release, next.origin().digest(), State.APPLIED, null);
        } catch (ProblemException unfit) {
            return rejected(release, unfit);
        } catch (RuntimeException unforeseen) {
            return rejected(release, new ProblemException(ClientProblems.unforeseen(unforeseen)));
        }
    }

    private Acknowledgement rejected(long release, ProblemException unfit) {
        unfit.problems().forEach(reports::send);
        first.completeExceptionally(unfit);
        Snapshot used = current.orNull();
        String digest = used == null ? "" : used.origin().digest();
        return new Acknowledgement(
                release, digest, State.REJECTED, unfit.problems().get(0).message());
    }

    @Override
    public void refused(Problem problem) {
        reports.send(problem);
        first.completeExceptionally(new ProblemException(problem));
    }

    @Override
    public void unreachable(Problem problem) {
        reports.send(problem);
    }

    /**
     * Waits until there is a configuration.
     *
     * @throws ProblemException if there is none in time, or the first one is refused
     */
    void awaitFirst(Duration longest) {
        try {
            first.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw none();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw none();
        } catch (ExecutionException refused) {
            List<Problem> why = new ArrayList<>();
            if (refused.getCause() instanceof ProblemException unfit) {
                why.addAll(unfit.problems());
            }
            throw new ProblemException(why);
        }
    }

    private ProblemException none() {
        return new ProblemException(
                ServerProblems.noConfiguration(address.environment().text(), address.toString()));
    }
}
