package dev.bers.workspace.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.config.ConfigPath;
import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.workspace.writing.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the shape of a file, an edit says what it should, and keeps each comment that is not the entry's own. */
class KindFilePropertyTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    @Property(tries = 600, seed = "20261121")
    void edits_of_random_files_are_exact(@ForAll long seed) {
        Random random = new Random(seed);
        MappingValue tree = mapping(random, 0);
        String text =
                switch (random.nextInt(3)) {
                    case 0 -> YamlText.write(tree);
                    case 1 -> Json.pretty(tree) + "\n";
                    default -> Json.write(tree);
                };
        List<Problem> problems = new ArrayList<>();
        String name = random.nextBoolean() || text.startsWith("{") ? "f.yaml" : "f.yml";
        KindFile file = Objects.requireNonNull(KindFile.read(name, text, problems));
        for (int i = 0; i < 4; i++) {
            ConfigPath path = path(random);
            switch (random.nextInt(3)) {
                case 0 -> file.remove(path);
                case 1 -> file.move(new Step.Move(path, path(random), Location.NONE));
                default -> {
                    if (file.canAdd(path)) {
                        file.set(path, value(random, 2), "test");
                    }
                }
            }
        }
        assertThat(problems)
                .as(text)
                .extracting(problem -> problem.code().text())
                .doesNotContain("BERS-MIG-024");
    }

    private static ConfigPath path(Random random) {
        ConfigPath path = ConfigPath.ROOT;
        for (int i = random.nextInt(3); i >= 0; i--) {
            path = path.key(NAMES.get(random.nextInt(NAMES.size())));
        }
        return path;
    }

    private static MappingValue mapping(Random random, int depth) {
        MappingValue.Builder mapping = MappingValue.builder();
        for (String name : NAMES) {
            if (random.nextBoolean()) {
                mapping.put(name, value(random, depth + 1));
            }
        }
        return mapping.build();
    }

    private static Value value(Random random, int depth) {
        return switch (depth > 3 ? 3 : random.nextInt(5)) {
            case 0, 1 -> mapping(random, depth);
            case 2 -> dev.bers.value.ListValue.of(List.of(value(random, depth + 1)));
            case 3 -> NumberValue.of(random.nextInt(100));
            default -> TextValue.of("x" + random.nextInt(100));
        };
    }
}
