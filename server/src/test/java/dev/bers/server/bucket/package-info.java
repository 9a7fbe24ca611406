/** A real S3 for tests, a wire to it that fails as asked, and what a bucket makes of both. */
@NullMarked
package dev.bers.server.bucket;

import org.jspecify.annotations.NullMarked;
