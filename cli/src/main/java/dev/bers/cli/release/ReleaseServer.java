package dev.bers.cli.release;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.terminal.Progress;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemException;
import dev.bers.value.Bounds;
import dev.bers.value.Document;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server that commands ask over HTTP; it decides, they tell. */
public final class ReleaseServer implements AutoCloseable {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();

    private ReleaseServer(URI base) {
        this.base = base;
    }

    /** What is asked, and what comes of it. */
    @FunctionalInterface
    public interface Question {

        /**
         * Asks.
         *
         * @throws UnreachableServer if nobody answers
         */
        Answer of(ReleaseServer server) throws UnreachableServer;
    }

    /**
     * Asks the server that an option names, and prints what comes of it.
     *
     * @return the exit code: {@link ExitCode#SURROUNDINGS} if no server answers
     * @throws ProblemException with what the server refuses
     */
    public static int ask(Invocation invocation, ServerOption option, String doing, Question question) {
        try (ReleaseServer server = new ReleaseServer(option.address(invocation.variables()))) {
            Answer answer = Progress.during(invocation.terminal(), doing, () -> {
                try {
                    return question.of(server);
                } catch (UnreachableServer nobody) {
                    throw new UncheckedIOException(new IOException(nobody));
                }
            });
            return invocation.answer(answer);
        } catch (UncheckedIOException failure) {
            if (failure.getCause() != null && failure.getCause().getCause() instanceof UnreachableServer nobody) {
                return invocation.refuse(List.of(nobody.problem()), ExitCode.SURROUNDINGS);
            }
            throw failure;
        }
    }

    /** The answer to a GET. */
    public MappingValue get(String path) throws UnreachableServer {
        return send(request(path).GET());
    }

    MappingValue put(String path, MappingValue body, @Nullable String author, @Nullable String message)
            throws UnreachableServer {
        return send(signed(request(path), author, message).PUT(publisher(body)));
    }

    MappingValue post(String path, MappingValue body, @Nullable String author, @Nullable String message)
            throws UnreachableServer {
        return send(signed(request(path), author, message).POST(publisher(body)));
    }

    /** A text as part of an address. */
    public static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER_MAX)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder signed(
            HttpRequest.Builder request, @Nullable String author, @Nullable String message) {
        if (author != null && !author.isBlank()) {
            request.header("Bers-Author", author);
        }
        if (message != null && !message.isBlank()) {
            request.header("Bers-Message", message);
        }
        return request;
    }

    private static HttpRequest.BodyPublisher publisher(MappingValue body) {
        return HttpRequest.BodyPublishers.ofString(Json.write(body));
    }

    private MappingValue send(HttpRequest.Builder request) throws UnreachableServer {
        HttpResponse<InputStream> response;
        byte[] bytes;
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                bytes = body.readNBytes(Bounds.DOCUMENT_BYTES_MAX + 1);
            }
        } catch (IOException failure) {
            String why = failure.getMessage() == null ? "the connection is refused" : failure.getMessage();
            throw new UnreachableServer(RemoteProblems.unreachable(base.toString(), why));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnreachableServer(RemoteProblems.unreachable(base.toString(), "the command was stopped"));
        }
        return answer(response.statusCode(), bytes);
    }

    private MappingValue answer(int status, byte[] bytes) throws UnreachableServer {
        Reading reading = DocumentReader.readAs("the server's answer", ".json", bytes);
        Document document = reading.document();
        if (document == null || reading.hasErrors()) {
            throw new UnreachableServer(RemoteProblems.notOurs(base.toString(), status));
        }
        if (status < REFUSED) {
            return document.root();
        }
        List<Problem> problems = SentProblems.of(document.root());
        if (problems.isEmpty()) {
            throw new UnreachableServer(RemoteProblems.notOurs(base.toString(), status));
        }
        if (status >= FAILED) {
            throw new UnreachableServer(problems.get(0));
        }
        throw new ProblemException(problems);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
