/** What a client makes of snapshots that were published, and of those that were tampered with. */
package dev.bers.client.published;
