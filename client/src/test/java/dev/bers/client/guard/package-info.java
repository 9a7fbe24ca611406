/** What a guarded client lets through. */
package dev.bers.client.guard;
