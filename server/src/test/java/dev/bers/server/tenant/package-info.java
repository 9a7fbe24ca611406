/** What becomes of documents in a bucket, whatever happens to it. */
@NullMarked
package dev.bers.server.tenant;

import org.jspecify.annotations.NullMarked;
