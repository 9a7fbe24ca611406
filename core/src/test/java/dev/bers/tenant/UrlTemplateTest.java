package dev.bers.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UrlTemplateTest {

    private static final TenantHash TENANT = new TenantHash("fo85e6a06dcdf4");

    @Test
    void the_tenant_stands_wherever_the_template_says() {
        assertThat(UrlTemplate.fill("https://a.example/{tenant}?t={tenant}", TENANT))
                .contains("https://a.example/fo85e6a06dcdf4?t=fo85e6a06dcdf4");
        assertThat(UrlTemplate.fill("https://a.example/", TENANT)).contains("https://a.example/");
    }

    @Test
    void any_other_expression_makes_it_none() {
        assertThat(UrlTemplate.fill("https://a.example/{region}/{tenant}", TENANT))
                .isEmpty();
        assertThat(UrlTemplate.fill("https://a.example/{tenant", TENANT)).isEmpty();
        assertThat(UrlTemplate.fill("https://a.example/tenant}", TENANT)).isEmpty();
    }
}
