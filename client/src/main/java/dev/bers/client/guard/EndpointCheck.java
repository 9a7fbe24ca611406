package dev.bers.client.guard;

import dev.bers.client.snapshot.Snapshot;
import dev.bers.isolation.EndpointGuard.Judgement;
import dev.bers.isolation.EndpointGuard.Verdict;
import dev.bers.problem.Problem;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks of each address, by the rules that hold at that moment, whether it may be reached, and reports where it may not. */
final class EndpointCheck {

    private final Supplier<Snapshot> current;
    private final Consumer<Problem> reports;

    EndpointCheck(Supplier<Snapshot> current, Consumer<Problem> reports) {
        this.current = current;
        this.reports = reports;
    }

    /**
     * Does nothing for an address that may be reached.
     *
     * @throws RefusedEndpointException for any other
     */
    void check(URI address) throws RefusedEndpointException {
        Snapshot rules = current.get();
        Judgement judgement = rules.guard().judge(addressed(address));
        // What the core reads no endpoint in would be connected to all the same, so it counts as nobody's.
        boolean isUnread = judgement.verdict() == Verdict.NONE;
        if (judgement.verdict() == Verdict.ALLOWED) {
            return;
        }
        Problem problem = judgement.verdict() == Verdict.FOREIGN
                ? GuardProblems.foreign(rules.environment(), judgement.endpoint(), judgement.owner())
                : GuardProblems.unknown(
                        rules.environment(), shown(judgement.endpoint(), address), isUnread || judgement.isRefused());
        reports.accept(problem);
        if (problem.isError()) {
            throw new RefusedEndpointException(problem);
        }
    }

    /** The address as the HTTP client connects to it: no user information, no fragment. */
    private static String addressed(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return address.getScheme() + "://" + address.getHost() + port + path + query;
    }

    private static String shown(@Nullable String endpoint, URI address) {
        return endpoint == null ? address.getScheme() + "://" + address.getHost() : endpoint;
    }
}
