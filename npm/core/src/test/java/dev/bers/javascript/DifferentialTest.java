package dev.bers.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.exchange.Exchange;
import dev.bers.value.Document;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.workspace.reading.DocumentReader;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The JVM and Node are asked the same at random and must answer the same, to the letter.
 *
 * <p>{@code BERS_FUZZ_SEED} and {@code BERS_FUZZ_ROUNDS} ask other and more questions; a difference names its seed.
 */
class DifferentialTest {

    private static final Path VECTORS = Path.of("../../core/vectors");
    private static final int ROUNDS = 3_000;
    private static final String SAME = "same";

    private static long setting(String name, long otherwise) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : Long.parseLong(value);
    }

    @Test
    void jvm_and_node_answer_random_requests_alike() throws IOException, InterruptedException {
        long seed = setting("BERS_FUZZ_SEED", 20_261_121);
        long rounds = setting("BERS_FUZZ_ROUNDS", ROUNDS);
        Map<String, List<MappingValue>> vectors = vectors();
        List<String> decisions = List.copyOf(vectors.keySet());
        RandomRequests random = new RandomRequests(seed);
        Process node = new ProcessBuilder("node", "src/test/js/compare.js")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedWriter questions = node.outputWriter(StandardCharsets.UTF_8);
                BufferedReader verdicts = node.inputReader(StandardCharsets.UTF_8)) {
            for (long round = 0; round < rounds; round++) {
                String decision = decisions.get(random.below(decisions.size()));
                List<MappingValue> known = vectors.getOrDefault(decision, List.of());
                MappingValue request =
                        random.like(known.get(random.below(known.size())), known.get(random.below(known.size())));
                questions.write(question(decision, Json.write(request)));
                questions.newLine();
                questions.flush();
                assertThat(verdicts.readLine())
                        .as("seed %d, round %d, %s of %s", seed, round, decision, request)
                        .isEqualTo(SAME);
            }
        }
        assertThat(node.waitFor()).isZero();
    }

    /** The decision, the request as text, and the JVM's answer to it. */
    private static String question(String decision, String request) {
        String answer;
        try {
            answer = Json.write(Exchange.answer(decision, read(request)));
        } catch (RuntimeException fault) {
            throw new AssertionError(decision + " fails for " + request, fault);
        }
        return Json.write(MappingValue.builder()
                .put("decision", decision)
                .put("request", request)
                .put("answer", answer)
                .build());
    }

    private static MappingValue read(String json) {
        Document document = DocumentReader.read("request.json", json.getBytes(StandardCharsets.UTF_8))
                .document();
        return Objects.requireNonNull(document, json).root();
    }

    private static Map<String, List<MappingValue>> vectors() throws IOException {
        Map<String, List<MappingValue>> vectors = new TreeMap<>();
        List<Path> inputs;
        try (Stream<Path> files = Files.walk(VECTORS, 3)) {
            inputs = files.filter(file -> file.endsWith("input.json")).sorted().toList();
        }
        for (Path input : inputs) {
            String decision = input.getName(input.getNameCount() - 3).toString();
            vectors.computeIfAbsent(decision, any -> new ArrayList<>()).add(read(Files.readString(input)));
        }
        return vectors;
    }
}
