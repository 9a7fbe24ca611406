/** How a client behaves whatever its server, its disk and its process do. */
package dev.bers.client;
