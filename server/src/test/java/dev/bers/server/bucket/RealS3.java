package dev.bers.server.bucket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A real S3 in this process, of one user; its libraries are kept apart from those of the server. */
public final class RealS3 implements AutoCloseable {

    /** Of the one user. */
    public static final BucketSettings.AccessKey KEY = new BucketSettings.AccessKey("the-user", "the-secret");

    private static final String CORE = "org.gaul.s3proxy.junit.S3ProxyJunitCore";

    private final URLClassLoader libraries;
    private final Object core;
    private final URI endpoint;
    private final S3Client client;

    /** Starts one that has nothing. */
    public RealS3() {
        try {
            URL jar = Path.of("target/s3proxy/s3proxy.jar").toUri().toURL();
            this.libraries = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
            this.core = started();
            this.endpoint = (URI) core.getClass().getMethod("getUri").invoke(core);
            this.client = BucketClient.make(settings());
        } catch (ReflectiveOperationException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Object started() throws ReflectiveOperationException {
        ClassLoader outer = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(libraries);
        try {
            Class<?> type = libraries.loadClass(CORE + "$Builder");
            Object builder = type.getConstructor().newInstance();
            type.getMethod("withCredentials", String.class, String.class).invoke(builder, KEY.id(), KEY.secret());
            type.getMethod("withBlobStoreProvider", String.class).invoke(builder, "transient-nio2");
            type.getMethod("ignoreUnknownHeaders").invoke(builder);
            Object made = type.getMethod("build").invoke(builder);
            made.getClass().getMethod("beforeEach").invoke(made);
            return made;
        } finally {
            Thread.currentThread().setContextClassLoader(outer);
        }
    }

    /** Where it listens. */
    public URI endpoint() {
        return endpoint;
    }

    /** How it is reached by its user. */
    public BucketSettings settings() {
        return new BucketSettings(endpoint, null, KEY, Duration.ofSeconds(30));
    }

    /** Makes a bucket. */
    public RealS3 bucket(String bucket) {
        client.createBucket(request -> request.bucket(bucket));
        return this;
    }

    /** Puts an object. */
    public void put(String bucket, String key, String text) {
        client.putObject(
                request -> request.bucket(bucket).key(key),
                RequestBody.fromBytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts an object that may be no text. */
    public void put(String bucket, String key, byte[] bytes) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    }

    /** Removes an object. */
    public void delete(String bucket, String key) {
        client.deleteObject(request -> request.bucket(bucket).key(key));
    }

    @Override
    public void close() {
        client.close();
        try {
            core.getClass().getMethod("afterEach").invoke(core);
            libraries.close();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
