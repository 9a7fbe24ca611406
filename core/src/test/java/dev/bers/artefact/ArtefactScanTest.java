package dev.bers.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.environment.CompatibilityLetters;
import dev.bers.environment.IgnoredCharacters;
import dev.bers.problem.Location;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArtefactScanTest {

    @Test
    void a_scan_can_be_used_for_one_stream_after_the_other() {
        ArtefactScan scan = Picasso.matcher().newScan();
        byte[] first = "\n\nlive.te".getBytes(StandardCharsets.UTF_8);
        byte[] second = "st live.test".getBytes(StandardCharsets.UTF_8);
        scan.feed(first, 0, first.length);
        List<ArtefactFinding> ofFirst = scan.finish();

        scan.feed(second, 0, second.length);
        List<ArtefactFinding> ofSecond = scan.finish();

        assertThat(ofFirst).isEmpty();
        assertThat(ofSecond).containsExactly(new ArtefactFinding(3, 1, 4, "live.test", "production", Encoding.PLAIN));
    }

    @Test
    void more_findings_than_are_kept_are_counted() {
        byte[] text = "live.test ".repeat(ArtefactScan.FINDINGS_MAX + 7).getBytes(StandardCharsets.UTF_8);
        ArtefactScan scan = Picasso.matcher().newScan();
        scan.feed(text, 0, text.length);

        assertThat(scan.finish()).hasSize(ArtefactScan.FINDINGS_MAX);
        assertThat(scan.dropped()).isEqualTo(7);
        assertThat(scan.finish()).isEmpty();
        assertThat(scan.dropped()).isZero();
    }

    @Test
    void an_endpoint_of_escapes_alone_is_found_in_a_file_of_escapes_alone() {
        StringBuilder text = new StringBuilder();
        String plain = "x ".repeat(3_000) + "https://live.test/a" + " x".repeat(3_000);
        for (int i = 0; i < plain.length(); i++) {
            text.append("&#").append((int) plain.charAt(i)).append(';');
        }

        List<ArtefactFinding> found = Picasso.scan(text.toString());

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.endpoint()).isEqualTo("https://live.test/a");
            assertThat(finding.encoding()).isEqualTo(Encoding.HTML);
            assertThat(finding.offset()).isEqualTo(text.indexOf("&#104;&#116;&#116;&#112;"));
        });
    }

    @Test
    void an_endless_run_of_introducers_takes_no_endless_time() {
        String[] hostile = {"\\", "%25", "&amp;", "\"+", "${\"", "\\u005c", "\" ", "&#x26;", "%", "\"\"+"};
        for (String piece : hostile) {
            byte[] text = piece.repeat(100_000).getBytes(StandardCharsets.UTF_8);

            assertThat(Picasso.scan(Picasso.matcher(), text)).isEmpty();
        }
    }

    @Test
    void an_endless_host_path_or_key_is_cut_or_left_but_never_followed() {
        assertThat(Picasso.scan("a".repeat(600_000) + ".live.test")).isEmpty();
        assertThat(Picasso.scan("live.test/" + "a".repeat(600_000)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.endpoint()).hasSizeLessThan(1_100));
        assertThat(Picasso.scan("pk_live_" + "a".repeat(600_000)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.endpoint()).isEqualTo("pk_live_…"));
    }

    @Test
    void what_is_glued_to_a_host_without_end_hides_it_from_neither_side() {
        assertThat(Picasso.scan("//" + "-".repeat(300) + "live.test")).hasSize(1);
        assertThat(Picasso.scan("https://live.test" + ".".repeat(300))).hasSize(1);
    }

    @Test
    void each_of_the_endpoints_in_one_run_of_base64_is_found_once() {
        String plain = "https://live.test/some/thing ".repeat(500);
        String text = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

        assertThat(Picasso.scan(text)).hasSize(500).allSatisfy(finding -> assertThat(finding.endpoint())
                .isEqualTo("https://live.test/some/thing"));
    }

    @Test
    void a_host_is_found_with_each_character_that_browsers_drop_or_read_as_a_letter_of_it() {
        for (int c = 0x80; c <= Character.MAX_CODE_POINT; c++) {
            String read = IgnoredCharacters.include(c) ? "" : CompatibilityLetters.read(c);
            if (read != null && read.length() <= 1) {
                String host = "li" + Character.toString(c) + "ve.test";
                ArtefactMatcher matcher =
                        new ArtefactMatcher(Picasso.ownership("https://li" + read + "ve.test"), Picasso.STAGING, false);

                List<ArtefactFinding> found = Picasso.scan(matcher, host.getBytes(StandardCharsets.UTF_8));

                assertThat(found).as(host).isNotEmpty();
            }
        }
    }

    @Test
    void the_foreign_one_among_many_endpoints_in_one_run_of_base64_is_found() {
        byte[] own = "{\"url\":\"https://api.staging.picasso.example/v1/x\"},"
                .repeat(400)
                .getBytes(StandardCharsets.UTF_8);
        byte[] foreign = "https://live.test/a".getBytes(StandardCharsets.UTF_8);
        byte[] plain = Arrays.copyOf(own, own.length + foreign.length);
        System.arraycopy(foreign, 0, plain, own.length, foreign.length);
        byte[] text = Base64.getEncoder().encode(plain);

        assertThat(Picasso.scan(Picasso.matcher(), text))
                .singleElement()
                .satisfies(finding -> assertThat(finding.endpoint()).isEqualTo("https://live.test/a"));
    }

    @Test
    void a_secret_is_in_no_finding() {
        List<ArtefactFinding> found = Picasso.scan("pk_live_geheim https://user:geheim@live.test/?geheim#geheim");

        assertThat(found).hasSize(2);
        assertThat(found.toString()).doesNotContain("geheim");
    }

    @Test
    void owners_by_the_hundred_are_all_found() {
        String[] owners = new String[400];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < owners.length; i++) {
            owners[i] = "https://api" + i + ".company" + i * 7919 + ".test";
            text.append("api").append(i).append(".company").append(i * 7919).append(".test\n");
        }
        ArtefactMatcher matcher = new ArtefactMatcher(Picasso.ownership(owners), Picasso.STAGING, false);

        List<ArtefactFinding> found = Picasso.scan(matcher, text.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(found).hasSize(owners.length);
        assertThat(found).allSatisfy(finding -> assertThat(finding.column()).isEqualTo(1));
        assertThat(found.get(399).line()).isEqualTo(400);
        assertThat(matcher.environment()).isEqualTo(Picasso.STAGING);
    }

    @Test
    void a_finding_is_told_as_a_problem_with_its_cure() {
        Location place = new Location("dist/a.js", 1, 4);
        ArtefactFinding foreign = new ArtefactFinding(3, 1, 4, "https://live.test", "production", Encoding.PLAIN);
        ArtefactFinding unknown = new ArtefactFinding(3, 1, 4, "https://other.test", null, Encoding.HTML);

        assertThat(ArtefactProblems.of(foreign, "staging", place)).satisfies(problem -> {
            assertThat(problem.code().text()).isEqualTo("BERS-ISO-010");
            assertThat(problem.message())
                    .isEqualTo("an artefact built for staging must not name an endpoint of production, got:"
                            + " https://live.test");
            assertThat(problem.suggestion())
                    .isEqualTo("build it with the configuration of staging, or accept the finding in"
                            + " config/accepted.yaml with a reason");
        });
        assertThat(ArtefactProblems.of(unknown, "staging", place)).satisfies(problem -> {
            assertThat(problem.code().text()).isEqualTo("BERS-ISO-011");
            assertThat(problem.message())
                    .isEqualTo("an artefact built for staging names an endpoint that nobody owns: https://other.test");
            assertThat(problem.suggestion())
                    .isEqualTo("declare its owner under isolation.owners, or isolation.shared, in bers.yaml");
        });
    }
}
