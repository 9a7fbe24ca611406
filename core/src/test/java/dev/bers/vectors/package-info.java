/** Runs {@code core/vectors}: each case a folder with {@code input.json} beside {@code expected.json}. */
package dev.bers.vectors;
