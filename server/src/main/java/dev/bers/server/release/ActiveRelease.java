package dev.bers.server.release;

import dev.bers.workspace.folder.LoadedWorkspace;

/**
 * The release that an environment runs now, with all that is needed to answer for it; immutable.
 *
 * @param release of the active slot
 * @param revision of the release
 * @param workspace the documents of the revision, read and found valid
 */
public record ActiveRelease(Release release, Revision revision, LoadedWorkspace workspace) {}
