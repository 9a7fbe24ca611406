/** What an application embeds: its configuration from a server or a folder, kept up to date, and a guard for its requests. */
@NullMarked
package dev.bers.client;

import org.jspecify.annotations.NullMarked;
