/** Tenants whose documents are in no release: fetched from a bucket, remembered, and proved before anybody sees them. */
@NullMarked
package dev.bers.server.tenant;

import org.jspecify.annotations.NullMarked;
