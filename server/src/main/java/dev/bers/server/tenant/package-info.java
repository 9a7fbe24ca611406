/** Where the documents of tenants come from: the workspace itself, or a bucket. */
@NullMarked
package dev.bers.server.tenant;

import org.jspecify.annotations.NullMarked;
