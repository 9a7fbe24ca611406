package dev.bers.config;

import java.util.Arrays;

/**
 * SHA-256 (FIPS 180-4, section 6.2) in plain arithmetic, for runtimes without a synchronous one: a page's own only
 * answers later. Elsewhere the runtime's is several times faster.
 */
public final class PortableSha256 implements Sha256 {

    private static final int BLOCK = 64;
    private static final int ROUNDS = 64;
    /** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
    private static final int[] K = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };
    /** The first 32 bits of the fractional parts of the square roots of the first 8 primes. */
    private static final int[] START = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    @Override
    public byte[] digest(byte[] bytes) {
        int[] state = START.clone();
        byte[] padded = padded(bytes);
        int[] schedule = new int[ROUNDS];
        for (int block = 0; block < padded.length; block += BLOCK) {
            schedule(padded, block, schedule);
            mix(schedule, state);
        }
        byte[] digest = new byte[32];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) (state[i >> 2] >>> (24 - 8 * (i & 3)));
        }
        return digest;
    }

    private static byte[] padded(byte[] bytes) {
        int blocks = (bytes.length + 9 + BLOCK - 1) / BLOCK;
        byte[] padded = Arrays.copyOf(bytes, blocks * BLOCK);
        padded[bytes.length] = (byte) 0x80;
        long bits = bytes.length * 8L;
        for (int i = 0; i < 8; i++) {
            padded[padded.length - 1 - i] = (byte) (bits >>> (8 * i));
        }
        return padded;
    }

    private static void schedule(byte[] padded, int block, int[] w) {
        for (int i = 0; i < 16; i++) {
            int at = block + 4 * i;
            w[i] = (padded[at] & 255) << 24
                    | (padded[at + 1] & 255) << 16
                    | (padded[at + 2] & 255) << 8
                    | (padded[at + 3] & 255);
        }
        for (int i = 16; i < ROUNDS; i++) {
            int s0 = rotated(w[i - 15], 7) ^ rotated(w[i - 15], 18) ^ (w[i - 15] >>> 3);
            int s1 = rotated(w[i - 2], 17) ^ rotated(w[i - 2], 19) ^ (w[i - 2] >>> 10);
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }
    }

    private static int rotated(int word, int by) {
        return (word >>> by) | (word << (32 - by));
    }

    private static void mix(int[] w, int[] state) {
        int[] v = state.clone();
        for (int i = 0; i < ROUNDS; i++) {
            int s1 = rotated(v[4], 6) ^ rotated(v[4], 11) ^ rotated(v[4], 25);
            int choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
            int t1 = v[7] + s1 + choice + K[i] + w[i];
            int s0 = rotated(v[0], 2) ^ rotated(v[0], 13) ^ rotated(v[0], 22);
            int majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
            for (int j = 7; j > 0; j--) {
                v[j] = v[j - 1];
            }
            v[4] += t1;
            v[0] = t1 + s0 + majority;
        }
        for (int i = 0; i < state.length; i++) {
            state[i] += v[i];
        }
    }
}
