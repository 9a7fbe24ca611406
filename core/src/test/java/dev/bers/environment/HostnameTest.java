package dev.bers.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HostnameTest {

    /** Samples of RFC 3492, section 7.1, without their mixed case. */
    @Test
    void punycode_is_that_of_the_rfc() {
        assertThat(Punycode.encode("ليهمابتكلموشعربي؟")).isEqualTo("egbpdaj6bu4bxfgehfvwxn");
        assertThat(Punycode.encode("他们为什么不说中文")).isEqualTo("ihqwcrb4cv8a8dqg056pqjye");
        assertThat(Punycode.encode("pročprostěnemluvíčesky")).isEqualTo("proprostnemluvesky-uyb24dma41a");
        assertThat(Punycode.encode("3年b組金八先生")).isEqualTo("3b-ww4c5e180e575a65lsy2b");
        assertThat(Punycode.encode("ひとつ屋根の下2")).isEqualTo("2-u9tlzr9756bt3uc0v");
        assertThat(Punycode.encode("パフィーdeルンバ")).isEqualTo("de-jg4avhby1noc0d");
    }

    @Test
    void a_normal_host_is_kept_as_it_is() {
        String host = "staging.picasso.example";

        assertThat(Hostname.canonical(host, false)).isSameAs(host);
    }

    @Test
    void a_pattern_with_two_stars_is_refused() {
        assertThat(HostnamePattern.parse("*.a.*")).isEmpty();
        assertThatThrownBy(() -> new HostnamePattern("*.a.*")).hasMessageContaining("got: *.a.*");
    }

    @Test
    void two_spellings_of_one_pattern_are_equal() {
        assertThat(new HostnamePattern("*.BÜCHER.example.:443"))
                .isEqualTo(new HostnamePattern("*.xn--bcher-kva.example"))
                .hasToString("*.xn--bcher-kva.example");
    }

    @Test
    void a_star_takes_at_least_one_character() {
        HostnamePattern pattern = new HostnamePattern("a*a.test");

        assertThat(pattern.matches("aa.test")).isFalse();
        assertThat(pattern.matches("a.test")).isFalse();
        assertThat(pattern.matches("aba.test")).isTrue();
    }

    @Property(seed = "20261121")
    void normalising_is_idempotent(@ForAll("hosts") String text) {
        Optional<String> once = Hostname.normalise(text);

        assertThat(once.flatMap(Hostname::normalise)).isEqualTo(once);
    }

    @Property(seed = "20261121")
    void junk_never_throws_and_what_comes_out_is_plain(@ForAll String text) {
        Hostname.normalise(text).ifPresent(host -> {
            assertThat(host.length()).isLessThanOrEqualTo(Hostname.LENGTH_MAX);
            assertThat(host).matches("[a-z0-9._:\\[\\]-]+");
        });
        assertThat(HostnamePattern.parse(text)).satisfies(pattern -> pattern.ifPresent(HostnamePattern::specificity));
    }

    @Property(seed = "20261121")
    void an_exact_pattern_matches_its_own_host_only(@ForAll("hosts") String a, @ForAll("hosts") String b) {
        Optional<String> hostA = Hostname.normalise(a);
        Optional<String> hostB = Hostname.normalise(b);
        if (hostA.isPresent() && hostB.isPresent()) {
            boolean matches = new HostnamePattern(a).matches(hostB.get());

            assertThat(matches).isEqualTo(hostA.equals(hostB));
        }
    }

    @Property(seed = "20261121")
    void the_order_of_patterns_is_total(@ForAll("patterns") List<String> texts) {
        List<HostnamePattern> patterns = new ArrayList<>();
        texts.forEach(text -> HostnamePattern.parse(text).ifPresent(patterns::add));
        List<HostnamePattern> shuffled = new ArrayList<>(patterns);
        Collections.reverse(shuffled);
        Collections.sort(patterns);
        Collections.sort(shuffled);

        assertThat(shuffled).isEqualTo(patterns);
        for (HostnamePattern a : patterns) {
            for (HostnamePattern b : patterns) {
                assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
                assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
            }
        }
    }

    @Property(seed = "20261121")
    void a_branch_pattern_of_stars_and_letters_agrees_with_the_naive_matcher(
            @ForAll("globs") String glob, @ForAll("words") String branch) {
        assertThat(new BranchPattern(glob).matches(branch)).isEqualTo(naive(glob, branch));
    }

    private static boolean naive(String glob, String text) {
        if (glob.isEmpty()) {
            return text.isEmpty();
        }
        if (glob.charAt(0) == '*') {
            return naive(glob.substring(1), text) || (!text.isEmpty() && naive(glob, text.substring(1)));
        }
        return !text.isEmpty() && text.charAt(0) == glob.charAt(0) && naive(glob.substring(1), text.substring(1));
    }

    @Provide
    Arbitrary<String> hosts() {
        return Arbitraries.strings()
                .withChars("abAB01.-_:[]xüß。Ｋ\u212a%\u0000 /@*")
                .ofMaxLength(20);
    }

    @Provide
    Arbitrary<List<String>> patterns() {
        return Arbitraries.strings()
                .withChars("ab.*")
                .ofMinLength(1)
                .ofMaxLength(6)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.strings().withChars("ab/*").ofMinLength(1).ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("ab/").ofMaxLength(10);
    }

    @Test
    void letters_are_read_as_ascii_where_the_normaliser_of_the_jdk_does_so() {
        for (int c = 0x80; c <= Character.MAX_CODE_POINT; c++) {
            boolean isLone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            String read = isLone ? "" : nfkcCaseFolded(Character.toString(c));
            if (read.matches("[a-z0-9._-]+")) {
                assertThat(CompatibilityLetters.read(c)).as("U+%04X", c).isEqualTo(read);
            } else {
                assertThat(CompatibilityLetters.read(c)).as("U+%04X", c).isNull();
            }
        }
    }

    private static String nfkcCaseFolded(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC);
    }
}
