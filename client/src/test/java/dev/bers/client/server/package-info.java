/** How a client reads a stream and waits. */
package dev.bers.client.server;
