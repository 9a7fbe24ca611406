/** What a server answers, read strictly, checked against its digest, and laid below the variables of the process. */
@NullMarked
package dev.bers.client.served;

import org.jspecify.annotations.NullMarked;
