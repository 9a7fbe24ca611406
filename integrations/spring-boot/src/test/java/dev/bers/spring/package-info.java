/** A small Spring Boot application that lives on a workspace. */
package dev.bers.spring;
