package dev.bers.client;

import dev.bers.problem.Problem;

/**
 * What went wrong while a client was used, and that it went on nevertheless.
 *
 * @param problem what, and what to do
 * @param times how often so far: told the first, tenth, hundredth, … time
 */
public record Report(Problem problem, int times) {}
