/** The configuration of a Spring Boot application, from its environment's releases. */
@NullMarked
package dev.bers.spring;

import org.jspecify.annotations.NullMarked;
