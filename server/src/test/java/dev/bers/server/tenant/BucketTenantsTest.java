package dev.bers.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.environment.EnvironmentName;
import dev.bers.server.bucket.BucketException;
import dev.bers.server.bucket.RealS3;
import dev.bers.tenant.TenantHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BucketTenantsTest {

    @SuppressWarnings("NullAway.Init")
    private static RealS3 s3;

    @BeforeAll
    static void start() {
        s3 = new RealS3().bucket("tenants");
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    private static TenantSource source(String address) {
        return TenantSource.of(address, s3.settings()).orElseThrow();
    }

    private static TenantHash tenant(String hash) {
        return new TenantHash(hash);
    }

    @Test
    void a_tenant_has_the_documents_for_all_and_for_one_environment() throws BucketException {
        s3.put("tenants", "docs/tenants/acme/config.json", "{}");
        s3.put("tenants", "docs/tenants/acme/config.staging.yaml", "A: 1");
        s3.put("tenants", "docs/tenants/acme/config.production.yml", "A: 2");
        s3.put("tenants", "docs/tenants/acme/config.Wrong.json", "{}");
        s3.put("tenants", "docs/tenants/acme/configuration.json", "{}");
        s3.put("tenants", "docs/tenants/acme/config.png", "{}");
        s3.put("tenants", "docs/tenants/acme/config/other.json", "{}");
        s3.put("tenants", "docs/tenants/acme2/config.json", "{}");
        try (TenantSource source = source("s3://tenants/docs")) {
            TenantDocuments documents = source.fetch(tenant("acme"), null).orElseThrow();

            assertThat(documents.documents())
                    .containsOnlyKeys("config.json", "config.staging.yaml", "config.production.yml");
            assertThat(documents.bytes()).isEqualTo(10);
            assertThat(documents.of(new EnvironmentName("staging")))
                    .containsOnlyKeys("config.json", "config.staging.yaml");
            assertThat(source.fetch(tenant("nobody"), null)).isEmpty();
            assertThat(source.addressOf(tenant("acme"), "config.json"))
                    .isEqualTo("s3://tenants/docs/tenants/acme/config.json");
        }
    }

    @Test
    void what_did_not_change_is_the_very_same() throws BucketException {
        s3.put("tenants", "same/tenants/acme/config.json", "{}");
        s3.put("tenants", "same/tenants/acme/config.staging.json", "{}");
        try (TenantSource source = source("s3://tenants/same")) {
            TenantDocuments first = source.fetch(tenant("acme"), null).orElseThrow();
            assertThat(source.fetch(tenant("acme"), first).orElseThrow()).isSameAs(first);

            s3.put("tenants", "same/tenants/acme/config.staging.json", "{\"A\":1}");
            TenantDocuments second = source.fetch(tenant("acme"), first).orElseThrow();
            assertThat(second).isNotSameAs(first);
            assertThat(second.documents().get("config.json"))
                    .isSameAs(first.documents().get("config.json"));

            s3.delete("tenants", "same/tenants/acme/config.json");
            TenantDocuments third = source.fetch(tenant("acme"), second).orElseThrow();
            assertThat(third.documents()).containsOnlyKeys("config.staging.json");

            s3.delete("tenants", "same/tenants/acme/config.staging.json");
            assertThat(source.fetch(tenant("acme"), third)).isEmpty();
        }
    }

    @Test
    void a_tenant_with_too_much_is_refused_before_it_is_read() {
        for (int i = 0; i < 3; i++) {
            s3.put("tenants", "much/tenants/acme/config.e" + i + ".json", new byte[BucketTenants.BYTES_MAX / 2]);
        }
        try (TenantSource source = source("s3://tenants/much")) {
            assertThatThrownBy(() -> source.fetch(tenant("acme"), null))
                    .isInstanceOf(BucketException.class)
                    .hasMessage("error: s3://tenants/much/tenants/acme/ has more documents than one tenant may have"
                            + " [BERS-TEN-003]");
        }
    }

    @Test
    void tenants_are_listed_page_by_page_each_once() throws BucketException {
        List<String> hashes = List.of("a", "a-b", "a0", "aB", "b_c", "z");
        for (String hash : hashes) {
            s3.put("tenants", "list/tenants/" + hash + "/config.json", "{}");
        }
        s3.put("tenants", "list/tenants/no hash/config.json", "{}");
        s3.put("tenants", "list/tenants/readme.txt", "{}");
        try (TenantSource source = source("s3://tenants/list")) {
            List<String> found = new ArrayList<>();
            int pages = 0;
            for (Optional<String> next = Optional.of(""); next.isPresent(); pages++) {
                TenantPage page = source.list(next.get().isEmpty() ? null : next.get(), 2);
                page.tenants().forEach(each -> found.add(each.text()));
                next = Optional.ofNullable(page.next());
            }
            assertThat(found).containsExactlyInAnyOrderElementsOf(hashes);
            assertThat(pages).isLessThan(6);
        }
    }

    @Test
    void only_buckets_are_sources() {
        assertThat(TenantSource.of("", s3.settings())).isEmpty();
        assertThatThrownBy(() -> TenantSource.of("https://x", s3.settings())).hasMessageContaining("BERS-TEN-001");
    }
}
