/** What all that answers over HTTP shares: refusals as problem documents (RFC 9457), and bodies read as JSON. */
@NullMarked
package dev.bers.server.http;

import org.jspecify.annotations.NullMarked;
