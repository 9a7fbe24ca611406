package dev.bers.server.snapshot;

import java.util.Base64;
import java.util.HexFormat;

/** Private keys as OpenSSL writes them. */
final class Pem {

    /** What PKCS#8 has before the seed of an Ed25519 key (RFC 8410, section 10.3). */
    private static final String PREFIX = "302e020100300506032b657004220420";

    private Pem() {}

    static String ofSeed(String hex) {
        return of(HexFormat.of().parseHex(PREFIX + hex));
    }

    static String of(byte[] encoded) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END PRIVATE KEY-----\n";
    }
}
