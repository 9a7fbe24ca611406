package dev.bers.workspace.importing;

import dev.bers.problem.Location;

/**
 * What a person should look at after an import; nothing is wrong with it.
 *
 * @param message one sentence
 * @param location where in the imported file
 */
public record Advice(String message, Location location) {}
