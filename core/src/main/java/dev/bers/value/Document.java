package dev.bers.value;

/**
 * A parsed file of a workspace.
 *
 * @param file its path relative to the workspace, with {@code /} on every system
 * @param root its content; an empty file is an empty mapping
 */
public record Document(String file, MappingValue root) {}
