package dev.bers.environment;

import dev.bers.problem.Location;

/**
 * What a configuration file ({@code .bers/environment} or {@code bers.local.yaml}) says: what a deployment drops
 * beside the code.
 *
 * @param environment the name that it gives, not yet checked
 * @param location where it gives it
 */
public record FileSignal(String environment, Location location) {}
