package dev.bers.cli.serving;

import dev.bers.workspace.folder.WorkspaceFolder;
import org.jspecify.annotations.Nullable;

/**
 * What a server is started with.
 *
 * @param folder of the workspace
 * @param host the address or name to listen on
 * @param port to listen on; 0 for any that is free
 * @param isDev whether it serves this machine alone, without authentication
 * @param database the URL of a database; null for the file in the workspace
 */
public record ServeSettings(
        WorkspaceFolder folder,
        String host,
        int port,
        boolean isDev,
        @Nullable String database) {}
