/** A small MicroProfile application that lives on a workspace. */
package dev.bers.microprofile;
