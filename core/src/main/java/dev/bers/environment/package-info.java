/** Which environments there are, and which of them a build, a process, a page or a request runs in. */
@NullMarked
package dev.bers.environment;

import org.jspecify.annotations.NullMarked;
