/** Snapshots that a server signed and published, fetched from anywhere and verified before they are believed. */
@NullMarked
package dev.bers.client.published;

import org.jspecify.annotations.NullMarked;
