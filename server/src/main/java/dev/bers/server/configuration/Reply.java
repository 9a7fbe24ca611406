package dev.bers.server.configuration;

import dev.bers.environment.EnvironmentName;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer, written out once and sent as often as it is asked for.
 *
 * @param environment that it speaks of
 * @param tenant that it speaks to; empty for none
 * @param release the number of the release
 * @param digest of what is served
 * @param identity the body as it is
 * @param gzip the body packed
 * @param etag of the body as it is
 * @param gzipEtag of the packed body
 */
record Reply(
        String environment,
        String tenant,
        String release,
        String digest,
        Buffer identity,
        Buffer gzip,
        String etag,
        String gzipEtag) {

    private static final int ETAG_BYTES = 16;

    static Reply of(ServedConfiguration served, MappingValue document) {
        byte[] body = (Json.write(document) + "\n").getBytes(StandardCharsets.UTF_8);
        String tag = HexFormat.of().formatHex(ServedConfiguration.sha256(body), 0, ETAG_BYTES);
        EnvironmentName environment = served.environment();
        TenantHash tenant = served.tenant();
        return new Reply(
                environment.text(),
                text(tenant),
                Long.toString(served.release().number()),
                served.digest(),
                Buffer.buffer(body),
                Buffer.buffer(packed(body)),
                '"' + tag + '"',
                '"' + tag + "-gzip\"");
    }

    private static String text(@Nullable TenantHash tenant) {
        return tenant == null ? "" : tenant.text();
    }

    private static byte[] packed(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** About how much memory it takes. */
    int bytes() {
        return identity.length() + gzip.length() + 512;
    }
}
