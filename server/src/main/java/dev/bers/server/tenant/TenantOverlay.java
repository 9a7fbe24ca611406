package dev.bers.server.tenant;

import dev.bers.problem.Problem;
import dev.bers.server.release.ActiveRelease;
import dev.bers.tenant.TenantHash;
import dev.bers.workspace.folder.LoadedWorkspace;
import java.util.List;

/**
 * What an environment runs, as one of its tenants sees it; immutable. The same as long as neither the release nor the tenant's
 * documents change, so that whatever is made of it can be kept for it.
 *
 * @param release that the environment runs
 * @param tenant that it is seen by
 * @param workspace of the release, and with the tenant's documents, which were found valid and proved isolated
 * @param remarks what is not as it should be, and yet no reason to do without these documents
 */
public record TenantOverlay(
        ActiveRelease release, TenantHash tenant, LoadedWorkspace workspace, List<Problem> remarks) {

    /** Copies the list. */
    public TenantOverlay {
        remarks = List.copyOf(remarks);
    }
}
