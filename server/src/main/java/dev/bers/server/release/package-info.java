/** What was published, and what each environment runs: revisions, releases, promotion, rollback, two slots. */
@NullMarked
package dev.bers.server.release;

import org.jspecify.annotations.NullMarked;
