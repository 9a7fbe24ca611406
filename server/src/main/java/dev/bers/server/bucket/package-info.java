/** Objects in a bucket of any S3: read, listed and written within deadlines, every failure told as a problem. */
@NullMarked
package dev.bers.server.bucket;

import org.jspecify.annotations.NullMarked;
