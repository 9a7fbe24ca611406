/** A server of others, started as a peer of ours. */
package dev.bers.benchmark.peer;
