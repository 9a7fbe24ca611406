package dev.bers.server.bootstrap;

import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.serving.ServeSettings;
import dev.bers.cli.serving.Server;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.server.http.ServerProblems;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Quarkus, started by {@code bers serve} after everything was looked at that can be told without it. */
final class QuarkusServer implements Server {

    @Override
    public int run(ServeSettings settings, Invocation invocation) {
        if (!settings.isDev()) {
            throw new ProblemException(ServerProblems.noAuthentication());
        }
        // Without variables: those of this process are not those of whoever uses what is served.
        settings.folder()
                .loadValid(
                        Map.of(),
                        LocalDate.ofInstant(invocation.surroundings().clock().instant(), ZoneOffset.UTC));
        Problem unreachable = unreachable(settings.host(), settings.port());
        if (unreachable != null) {
            return invocation.refuse(List.of(unreachable), ExitCode.SURROUNDINGS);
        }
        ServerConfiguration.publish(settings, invocation.isJson());
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        AtomicReference<Integer> exitCode = new AtomicReference<>(ExitCode.FINE);
        Quarkus.run(ServerApplication.class, (code, fault) -> {
            exitCode.set(code);
            failure.set(fault);
        });
        return answer(failure.get(), exitCode.get(), settings, invocation);
    }

    private static int answer(
            @Nullable Throwable failure, int exitCode, ServeSettings settings, Invocation invocation) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refused) {
                throw refused;
            }
            if (cause instanceof BindException) {
                return invocation.refuse(
                        List.of(ServerProblems.portTaken(settings.host(), settings.port())), ExitCode.SURROUNDINGS);
            }
        }
        return failure == null ? exitCode : ExitCode.SURROUNDINGS;
    }

    /** Why nothing can listen there; null if something can. Whatever comes in between is found by Quarkus, more slowly. */
    private static @Nullable Problem unreachable(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return ServerProblems.cannotListen(host, port, "there is no such host");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return null;
        } catch (BindException taken) {
            boolean isTaken = String.valueOf(taken.getMessage()).contains("in use");
            return isTaken
                    ? ServerProblems.portTaken(host, port)
                    : ServerProblems.cannotListen(host, port, String.valueOf(taken.getMessage()));
        } catch (IOException failure) {
            return ServerProblems.cannotListen(host, port, String.valueOf(failure.getMessage()));
        }
    }
}
