/** What a client makes of answers, and of its own variables. */
package dev.bers.client.served;
