/** Schemas and violations, with provenance made by hand. */
package dev.bers.workspace.schema;
