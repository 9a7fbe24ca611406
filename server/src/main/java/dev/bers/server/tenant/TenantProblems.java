package dev.bers.server.tenant;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.tenant.TenantHash;
import java.time.Instant;

/** Every message about tenants whose documents are in no release. */
final class TenantProblems {

    private TenantProblems() {}

    static Problem badSource(String text) {
        return Problem.error("BERS-TEN-001", "tenants can't come from '" + text + "'")
                .foundInsteadOf(text, "s3://BUCKET/PREFIX, or nothing for those of the workspace")
                .suggesting("correct --tenants or BERS_TENANTS_URL, or leave it out");
    }

    static Problem unknown(TenantHash tenant, String address) {
        return Problem.error("BERS-TEN-002", "no tenant '" + tenant + "' is in the release or at " + address)
                .foundInsteadOf(tenant.text(), "a tenant that has a document")
                .suggesting(
                        "correct the hash, or put the tenant's config.json at " + address + "tenants/" + tenant + "/");
    }

    static Problem tooMuch(String folder, int documentsMax, long bytesMax) {
        return Problem.error("BERS-TEN-003", folder + " has more documents than one tenant may have")
                .foundInsteadOf(null, "at most " + documentsMax + " documents of " + bytesMax + " bytes in all")
                .suggesting("remove what is no configuration of the tenant");
    }

    static Problem busy(int readsMax) {
        return Problem.error("BERS-TEN-004", readsMax + " tenants are being read already, and no place came free")
                .suggesting("ask again; look how S3 is doing");
    }

    static Problem stale(String folder, Instant readAt, Problem reason) {
        return Problem.warning(
                        "BERS-TEN-005",
                        "what is used of " + folder + " was read at " + readAt + ", since then it fails: "
                                + reason.message())
                .at(Location.ofFile(folder))
                .suggesting(reason.suggestion());
    }

    static Problem newerRefused(String folder, int errors) {
        return Problem.warning(
                        "BERS-TEN-006",
                        "the documents at " + folder + " are refused with " + errors
                                + " problems, and those before them stay in use")
                .at(Location.ofFile(folder))
                .suggesting("mend the problems that are listed beside this");
    }
}
