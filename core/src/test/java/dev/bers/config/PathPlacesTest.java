package dev.bers.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PathPlacesTest {

    @Property(tries = 300, seed = "20261121")
    void each_path_has_a_place_of_its_own_and_a_stranger_has_none(
            @ForAll @Size(max = 60) Set<@AlphaChars @StringLength(min = 1, max = 30) String> paths,
            @ForAll @AlphaChars @StringLength(max = 40) String stranger) {
        PathPlaces places = PathPlaces.of(List.copyOf(paths));
        if (places == null) {
            return;
        }
        Set<Integer> taken = new HashSet<>();
        for (String path : paths) {
            int place = places.find(new String(path.toCharArray()));
            assertThat(place).isBetween(0, places.capacity() - 1);
            assertThat(taken.add(place)).isTrue();
        }
        assertThat(places.find(stranger) >= 0).isEqualTo(paths.contains(stranger));
    }

    @Test
    void two_hundred_paths_as_people_name_them_are_placed() {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            for (String option : List.of("", ".url", ".label", ".region", ".enabled", ".timeoutMillis", ".pool.min")) {
                paths.add("service" + i + option);
            }
            paths.add("SOME_OPTION_OF_THE_APPLICATION_" + i);
        }

        PathPlaces places = Objects.requireNonNull(PathPlaces.of(paths));

        assertThat(paths).allSatisfy(path -> assertThat(places.find(path)).isNotNegative());
        assertThat(places.find("service20.url")).isNegative();
        assertThat(places.find("")).isNegative();
        assertThat(places.find("x".repeat(1_000))).isNegative();
    }

    @Test
    void no_paths_have_no_places_to_be_found() {
        PathPlaces places = Objects.requireNonNull(PathPlaces.of(List.of()));

        assertThat(places.find("")).isNegative();
        assertThat(places.find("A")).isNegative();
    }

    @Test
    void paths_that_differ_in_too_many_characters_of_one_length_are_left_to_a_map() {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            paths.add("OPTION_" + (10_000 + i));
        }

        assertThat(PathPlaces.of(paths)).isNull();
    }

    @Test
    void a_path_too_long_for_an_index_of_eight_bits_is_left_to_a_map() {
        assertThat(PathPlaces.of(List.of("x".repeat(255)))).isNotNull();
        assertThat(PathPlaces.of(List.of("x".repeat(256)))).isNull();
    }

    @Test
    void letters_beyond_latin_are_told_apart() {
        PathPlaces places = Objects.requireNonNull(PathPlaces.of(List.of("ключ", "клич", "鍵", "🔑")));

        assertThat(places.find("ключ")).isNotEqualTo(places.find("клич")).isNotNegative();
        assertThat(places.find("🔑")).isNotNegative();
        assertThat(places.find("клуч")).isNegative();
    }
}
