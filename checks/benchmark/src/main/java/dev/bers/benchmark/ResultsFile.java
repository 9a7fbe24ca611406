package dev.bers.benchmark;

import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberText;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** All figures of a run as JSON, for tools: {@code {"machine": …, "figures": {NAME: {"median": …, "unit": …, "bytes": …}}}}. */
public final class ResultsFile {

    private static final MathContext DIGITS = new MathContext(6);

    private final Path file;

    /** The file to write. */
    public ResultsFile(Path file) {
        this.file = file;
    }

    /** Writes all figures, with what they were measured on. */
    public void write(String machine, Map<String, Figure> figures) throws IOException {
        MappingValue.Builder all = MappingValue.builder();
        figures.values().forEach(figure -> all.put(figure.name(), described(figure)));
        MappingValue root = MappingValue.builder()
                .put("machine", machine)
                .put("figures", all.build())
                .build();
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, Json.pretty(root) + "\n");
    }

    private static MappingValue described(Figure figure) {
        MappingValue.Builder described = MappingValue.builder().put("median", number(figure.median()));
        described.put("unit", figure.unit());
        if (!Double.isNaN(figure.bytes())) {
            described.put("bytes", number(figure.bytes()));
        }
        return described.build();
    }

    private static NumberValue number(double value) {
        String literal = new BigDecimal(value).round(DIGITS).toPlainString();
        return new NumberValue(NumberText.canonical(literal).orElseThrow(), Position.UNKNOWN);
    }
}
