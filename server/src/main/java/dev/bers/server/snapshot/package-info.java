/** What each environment runs, published as signed snapshots to a folder or a bucket, for whoever can't or shouldn't ask a server. */
@NullMarked
package dev.bers.server.snapshot;

import org.jspecify.annotations.NullMarked;
