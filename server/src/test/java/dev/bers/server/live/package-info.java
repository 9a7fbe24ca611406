/** How clients hear of releases, and what the server knows of them. */
@NullMarked
package dev.bers.server.live;

import org.jspecify.annotations.NullMarked;
