/** How fast the server is, measured as its clients meet it, beside other servers that do the same in the same run. */
@NullMarked
package dev.bers.benchmark.server;

import org.jspecify.annotations.NullMarked;
