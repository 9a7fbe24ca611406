package dev.bers.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.problem.Problem;
import dev.bers.tenant.TenantHash;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantProblemsTest {

    @Test
    void each_is_told_to_the_letter() {
        List<Problem> all = List.of(
                TenantProblems.badSource("https://x"),
                TenantProblems.unknown(new TenantHash("acme"), "s3://b/p/"),
                TenantProblems.tooMuch("s3://b/tenants/acme/", 2, 3),
                TenantProblems.busy(4),
                TenantProblems.stale("s3://b/tenants/acme/", Instant.EPOCH, TenantProblems.busy(4)),
                TenantProblems.newerRefused("s3://b/tenants/acme/", 5));

        assertThat(all)
                .extracting(problem -> problem.code() + " " + problem.location() + ": " + problem.message() + " → "
                        + problem.suggestion())
                .containsExactly(
                        "BERS-TEN-001 : tenants can't come from 'https://x' → correct --tenants or BERS_TENANTS_URL, or"
                                + " leave it out",
                        "BERS-TEN-002 : no tenant 'acme' is in the release or at s3://b/p/ → correct the hash, or put the"
                                + " tenant's config.json at s3://b/p/tenants/acme/",
                        "BERS-TEN-003 : s3://b/tenants/acme/ has more documents than one tenant may have → remove what is"
                                + " no configuration of the tenant",
                        "BERS-TEN-004 : 4 tenants are being read already, and no place came free → ask again; look how S3"
                                + " is doing",
                        "BERS-TEN-005 s3://b/tenants/acme/: what is used of s3://b/tenants/acme/ was read at"
                                + " 1970-01-01T00:00:00Z, since then it fails: 4 tenants are being read already, and no"
                                + " place came free → ask again; look how S3 is doing",
                        "BERS-TEN-006 s3://b/tenants/acme/: the documents at s3://b/tenants/acme/ are refused with 5"
                                + " problems, and those before them stay in use → mend the problems that are listed"
                                + " beside this");
    }
}
