package dev.bers.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.isolation.Endpoint.Kind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://chat.picasso.example/api | https://chat.picasso.example/api",
                "HTTPS://CHAT.Picasso.EXAMPLE./ | https://chat.picasso.example",
                "https:\\\\chat.picasso.example\\api | https://chat.picasso.example/api",
                "https:/chat.picasso.example | https://chat.picasso.example",
                "https:chat.picasso.example | https://chat.picasso.example",
                "https:///chat.picasso.example | https://chat.picasso.example",
                "//chat.picasso.example/x | //chat.picasso.example/x",
                "https://user:pa55@chat.picasso.example | https://chat.picasso.example",
                "https://staging.example@chat.picasso.example | https://chat.picasso.example",
                "https://chat.picasso.example:443 | https://chat.picasso.example",
                "https://chat.picasso.example:8443 | https://chat.picasso.example:8443",
                "https://%63hat.picasso.example | https://chat.picasso.example",
                "https://ｃｈａｔ。picasso．example | https://chat.picasso.example",
                "https://ⓒhat.picasso.example | https://chat.picasso.example",
                "https://bücher.example | https://xn--bcher-kva.example",
                "http://2130706433/ | http://127.0.0.1",
                "http://0x7f.1/ | http://127.0.0.1",
                "http://0177.0.0.01/ | http://127.0.0.1",
                "http://[::ffff:127.0.0.1]:80/ | http://127.0.0.1",
                "http://[0:0:0:0:0:0:0:1]:3000 | http://[::1]:3000",
                "https://h.example/api/../admin | https://h.example/admin",
                "https://h.example/api/%2e%2E/admin | https://h.example/admin",
                "https://h.example/%61dmin | https://h.example/admin",
                "https://h.example//admin;x=1/y?secret=1#z | https://h.example/admin/y",
                "postgres://u:p@db.example:5432/app | postgres://db.example/app",
                "jdbc:postgresql://db.example/app | postgresql://db.example/app",
                "jdbc:sqlserver://db.example:1433;databaseName=x | sqlserver://db.example",
                "jdbc:oracle:thin:@db.example:1521:sid | oracle://db.example:1521",
                "jdbc:mysql:loadbalance://db1.example,db2.example/app | mysql://db1.example/app",
                "wss://stream.picasso.example/connect | wss://stream.picasso.example/connect",
                "chat.picasso.example | chat.picasso.example",
                "db:5432 | db:5432",
                "localhost:3000/x | localhost:3000/x",
                "arn:aws:lambda:us-east-1:123456789012:function:picasso-chat | arn:aws:lambda:us-east-1:123456789012:function:picasso-chat",
                "key:pk_live_abc | pk_live_abc…",
            })
    void writes_every_spelling_in_one_form(String written, String normal) {
        assertThat(Endpoint.parse(written)).map(Endpoint::toString).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://picasso/tenants/x.json",
                "s3a://picasso/tenants/x.json",
                "S3://Picasso/tenants/x.json",
                "https://picasso.s3.amazonaws.com/tenants/x.json",
                "https://picasso.s3.eu-west-1.amazonaws.com/tenants/x.json",
                "https://picasso.s3-eu-west-1.amazonaws.com/tenants/x.json",
                "https://picasso.s3.dualstack.eu-west-1.amazonaws.com/tenants/x.json",
                "https://s3.amazonaws.com/picasso/tenants/x.json",
                "https://s3.eu-west-1.amazonaws.com/picasso/tenants/x.json",
                "https://s3-eu-west-1.amazonaws.com/picasso/tenants/x.json",
                "https://s3.dualstack.eu-west-1.amazonaws.com/picasso/tenants/x.json",
                "http://picasso.s3-website-eu-west-1.amazonaws.com/tenants/x.json",
                "http://picasso.s3-website.eu-central-1.amazonaws.com/tenants/x.json",
                "https://picasso.s3-accelerate.amazonaws.com/tenants/x.json",
                "https://picasso.s3-accelerate.dualstack.amazonaws.com/tenants/x.json",
                "https://picasso.s3-fips.us-gov-west-1.amazonaws.com/tenants/x.json",
                "https://picasso.s3-fips.dualstack.us-east-1.amazonaws.com/tenants/x.json",
                "https://picasso.s3.cn-north-1.amazonaws.com.cn/tenants/x.json",
                "https://s3.cn-north-1.amazonaws.com.cn/picasso/tenants/x.json",
                "https://bucket.vpce-1a2b-5678.s3.us-east-1.vpce.amazonaws.com/picasso/tenants/x.json",
                "https://picasso.bucket.vpce-1a2b-5678.s3.us-east-1.vpce.amazonaws.com/tenants/x.json",
                "arn:aws:s3:::picasso/tenants/x.json",
                "arn:aws-cn:s3:::picasso/tenants/x.json",
                "https://PICASSO.S3.amazonaws.com./tenants/./y/../x.json?versionId=1",
                "picasso.s3.amazonaws.com/tenants/x.json",
            })
    void knows_a_bucket_in_all_its_spellings(String written) {
        Endpoint endpoint = Endpoint.parse(written).orElseThrow();

        assertThat(endpoint.kind()).isEqualTo(Kind.S3);
        assertThat(endpoint.name()).isEqualTo("picasso");
        assertThat(endpoint.path()).isEqualTo("/tenants/x.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://abc.execute-api.eu-west-1.amazonaws.com/prod",
                "https://123456789012.s3-control.eu-west-1.amazonaws.com/v20180820/bucket",
                "https://name-123456789012.s3-accesspoint.eu-west-1.amazonaws.com",
                "https://s3.eu-west-1.amazonaws.com",
                "https://picasso.s3.amazonaws.com.evil.example/x",
                "https://s3.evil.example/picasso",
            })
    void takes_what_only_looks_like_a_bucket_for_a_url(String written) {
        assertThat(Endpoint.parse(written)).map(Endpoint::kind).contains(Kind.URL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/api/chat",
                "./x",
                "?a=b",
                "#a",
                "two words",
                "https://",
                "https://{tenant}.example",
                "file:///etc/hosts",
                "https://<host>/",
                "data:text/plain,x",
                "mailto:ops",
                "arn:aws:s3",
                "http://1.2.3.4.5/",
                "http://256.1.1.1",
                "https://[::1",
                "s3://",
                "key:",
                "http://a..b/",
            })
    void finds_no_endpoint_where_there_is_none(String written) {
        assertThat(Endpoint.parse(written)).isEmpty();
    }

    @Property(tries = 2000, seed = "20261121")
    void never_throws_and_is_stable(@ForAll String text) {
        for (String written : List.of(text, "https://" + text, "s3://" + text, "arn:aws:" + text, "jdbc:a://" + text)) {
            Endpoint.parse(written)
                    .ifPresent(endpoint -> assertThat(endpoint.toString()).isNotEmpty());
        }
    }
}
