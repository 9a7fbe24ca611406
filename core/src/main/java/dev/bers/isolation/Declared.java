package dev.bers.isolation;

import dev.bers.problem.Location;

/**
 * An owner's pattern as the manifest writes it.
 *
 * @param pattern a URL, a host pattern, {@code s3://bucket}, an ARN, or {@code key:prefix}
 * @param location where it is declared
 */
public record Declared(String pattern, Location location) {}
