package dev.bers.server.release;

/**
 * What was answered to a request with an {@code Idempotency-Key}, to be said again when it is repeated.
 *
 * @param key as the client gave it
 * @param requestDigest of the request, by which another one with the same key is found
 * @param body of the answer
 */
public record IdempotentAnswer(String key, String requestDigest, String body) {}
