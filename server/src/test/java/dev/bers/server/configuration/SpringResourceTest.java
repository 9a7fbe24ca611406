package dev.bers.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.server.bootstrap.Asked;
import dev.bers.value.MappingValue;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The contract of Spring Cloud Config's client, as its own server keeps it. */
@QuarkusTest
final class SpringResourceTest {

    @SuppressWarnings("NullAway.Init") // Quarkus fills it in before each test.
    @TestHTTPResource("/")
    URI address;

    private HttpResponse<byte[]> get(String path) {
        return new Asked(address).get(path);
    }

    @Test
    void a_profile_is_an_environment_and_its_values_are_flat() {
        HttpResponse<byte[]> answer = get("/spring/shop/staging");
        MappingValue body = Asked.json(answer);
        assertThat(body.keys()).containsExactly("name", "profiles", "label", "version", "state", "propertySources");
        assertThat(Asked.text(answer))
                .contains("\"name\":\"shop\"", "\"profiles\":[\"staging\"]", "\"label\":null", "\"state\":null")
                .contains("\"name\":\"bers:staging/environment@1\"", "\"API_BASE_URL\":\"https://")
                .contains("\"providers.");
    }

    @Test
    void an_application_that_is_named_like_a_tenant_gets_the_tenants_values() {
        assertThat(Asked.text(get("/spring/demo123/staging"))).isNotEqualTo(Asked.text(get("/spring/shop/staging")));
    }

    @Test
    void of_several_profiles_the_last_counts_most() {
        String body = Asked.text(get("/spring/shop/staging,production"));
        assertThat(body.indexOf("bers:production/environment")).isLessThan(body.indexOf("bers:staging/environment"));
    }

    @Test
    void a_profile_that_is_no_environment_has_no_properties() {
        assertThat(Asked.text(get("/spring/shop/default"))).contains("\"propertySources\":[]");
    }

    @Test
    void a_label_is_the_number_of_the_active_release() {
        assertThat(get("/spring/shop/staging/1").statusCode()).isEqualTo(200);
        assertThat(get("/spring/shop/staging/main").statusCode()).isEqualTo(404);
    }
}
