package dev.bers.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random texts in random encodings, cut at random places: what is found is what the reference finds. */
class ArtefactPropertiesTest {

    private static final List<String> ENDPOINTS = List.of(
            "https://chat.picasso.example/api",
            "chat.picasso.example",
            "wss://Stream.Picasso.example",
            "live.test",
            "https://live.test/a/b",
            "https://staging.picasso.example",
            "https://x.staging.picasso.example/y",
            "notlive.test",
            "live.test.evil.com");
    private static final List<String> FILLERS = List.of(
            "function a(b){return b&&c||d%e}",
            "\n",
            "const x=\"",
            "\";",
            " text that says nothing ",
            "<p class='z'>",
            "äöü 😀",
            "100% of it & more",
            "(\\d+)",
            "QUJDREVGR0hJSktMTU5PUFFSU1RVVg==",
            "${x}");

    private final ArtefactMatcher matcher = Picasso.matcher();

    @Property(tries = 400, seed = "20261121")
    void finds_what_the_reference_finds(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int chunkMax) {
        Random random = new Random(seed);
        String text = text(random, 1 + random.nextInt(20));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        Set<String> found = places(Picasso.scanInChunks(matcher, bytes, seed, chunkMax));

        String asBytes = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(found).as(text).isEqualTo(ReferenceMatcher.find(asBytes, Picasso.ownership()));
    }

    @Property(tries = 6, seed = "20261121")
    void chunks_change_nothing_in_a_long_stream(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        while (text.length() < 700_000) {
            text.append(random.nextInt(20) == 0 ? text(random, 4) : "let filler=1;\n".repeat(random.nextInt(2_000)));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);

        List<ArtefactFinding> inChunks = Picasso.scanInChunks(matcher, bytes, seed, 90_000);

        assertThat(inChunks).isEqualTo(Picasso.scan(matcher, bytes));
        for (ArtefactFinding finding : inChunks) {
            String before = new String(bytes, 0, (int) finding.offset(), StandardCharsets.UTF_8);
            assertThat(finding.line())
                    .isEqualTo(1 + (int) before.chars().filter(c -> c == '\n').count());
            assertThat(finding.column()).isEqualTo(before.length() - before.lastIndexOf('\n'));
        }
    }

    @Property(tries = 300, seed = "20261121")
    void any_bytes_are_scanned_without_a_fault(@ForAll byte[] noise, @ForAll long seed) {
        byte[] bytes = noise.clone();
        byte[] interesting = "\\%&\"'`$+{}#;xu0.concat(".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextInt(3) == 0 ? bytes[i] : interesting[random.nextInt(interesting.length)];
        }

        assertThat(Picasso.scanInChunks(matcher, bytes, seed, 7)).isEqualTo(Picasso.scan(matcher, bytes));
    }

    private static Set<String> places(List<ArtefactFinding> findings) {
        Set<String> places = new TreeSet<>();
        for (ArtefactFinding finding : findings) {
            places.add(finding.offset() + " " + finding.endpoint());
        }
        return places;
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            String filler = FILLERS.get(random.nextInt(FILLERS.size()));
            String endpoint = ENDPOINTS.get(random.nextInt(ENDPOINTS.size()));
            text.append(filler).append(' ').append(encoded(endpoint, random)).append(' ');
        }
        return text.toString();
    }

    private static String encoded(String endpoint, Random random) {
        String text = endpoint;
        int layers = random.nextInt(3);
        for (int layer = 0; layer < layers; layer++) {
            text = escaped(text, random.nextInt(8), random);
        }
        if (layers == 0 && random.nextInt(2) == 0) {
            byte[] inside = ("(".repeat(random.nextInt(3)) + text + ")").getBytes(StandardCharsets.UTF_8);
            Base64.Encoder encoder = random.nextBoolean() ? Base64.getEncoder() : Base64.getUrlEncoder();
            text = encoder.encodeToString(inside);
        }
        return text;
    }

    private static String escaped(String text, int form, Random random) {
        StringBuilder out = new StringBuilder();
        boolean isWhole = ENDPOINTS.contains(text);
        boolean all = random.nextInt(4) == 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean punctuation = !Character.isLetterOrDigit(c);
            out.append(all || (punctuation && random.nextInt(4) > 0) ? escaped(c, form) : String.valueOf(c));
            if (isWhole && form == 7 && random.nextInt(10) == 0) {
                out.append("\"").append(" ".repeat(random.nextInt(2))).append("+ '");
            }
        }
        return out.toString();
    }

    private static String escaped(char c, int form) {
        return switch (form) {
            case 0 -> String.format("\\u%04x", (int) c);
            case 1 -> String.format("\\x%02X", (int) c);
            case 2 -> String.format("\\u{%x}", (int) c);
            case 3 -> String.format("%%%02x", (int) c);
            case 4 -> "&#" + (int) c + ";";
            case 5 -> String.format("&#x%x;", (int) c);
            case 6 -> c == '.' || c == '/' ? "\\" + c : String.valueOf(c);
            default -> String.valueOf(c);
        };
    }
}
