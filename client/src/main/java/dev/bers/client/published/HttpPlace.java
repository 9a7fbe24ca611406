package dev.bers.client.published;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** An address below which published snapshots are handed out. Redirects are not followed: what is verified should come from one place. */
public final class HttpPlace implements PublishedPlace {

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final URI address;
    private final Duration deadline;
    private final HttpClient http;

    /**
     * What is below an address.
     *
     * @param deadline of a connection, and of the beginning of an answer
     */
    public HttpPlace(URI address, Duration deadline) {
        String text = address.toString();
        this.address = text.endsWith("/") ? address : URI.create(text + "/");
        this.deadline = deadline;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(deadline)
                .build();
    }

    @Override
    public Optional<byte[]> read(String name, int bytesMax) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(name)).timeout(deadline).build();
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            int status = answer.statusCode();
            // A bucket that does not let itself be listed answers so for what is not there.
            if (status == NOT_FOUND || status == FORBIDDEN) {
                return Optional.empty();
            }
            if (status != OK) {
                throw new IOException(request.uri() + " answers with the status " + status);
            }
            byte[] bytes = in.readNBytes(bytesMax + 1);
            if (bytes.length > bytesMax) {
                throw new IOException("what " + request.uri() + " answers is longer than " + bytesMax + " bytes");
            }
            return Optional.of(bytes);
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
