package dev.bers.exchange;

import dev.bers.problem.Problem;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Problems in the shape of the contracts: {@code code, severity, message, file, line, column, path, found, …}. */
public final class ProblemExchange {

    private ProblemExchange() {}

    /** The whole answer where nothing but problems is to be said. */
    public static MappingValue refusal(List<Problem> problems) {
        return MappingValue.builder().put("problems", list(problems)).build();
    }

    /** Problems, in their order. */
    public static ListValue list(List<Problem> problems) {
        List<Value> items = new ArrayList<>();
        for (Problem problem : problems) {
            items.add(one(problem));
        }
        return ListValue.of(items);
    }

    /** A single problem; {@code environments} and {@code tenants} only where it affects some. */
    public static MappingValue one(Problem problem) {
        MappingValue.Builder out = MappingValue.builder()
                .put("code", problem.code().text())
                .put("severity", problem.severity().text())
                .put("message", problem.message())
                .put("file", orNull(problem.location().file()))
                .put("line", problem.location().line())
                .put("column", problem.location().column())
                .put("path", orNull(problem.path()))
                .put("found", orNull(problem.found()))
                .put("expected", orNull(problem.expected()))
                .put("suggestion", orNull(problem.suggestion()));
        if (!problem.environments().isEmpty()) {
            out.put("environments", texts(problem.environments()));
        }
        if (!problem.tenants().isEmpty()) {
            out.put("tenants", texts(problem.tenants()));
        }
        return out.build();
    }

    /** A list of texts. */
    public static ListValue texts(List<String> texts) {
        List<Value> items = new ArrayList<>();
        for (String text : texts) {
            items.add(TextValue.of(text));
        }
        return ListValue.of(items);
    }

    /** A text, or JSON's null where there is none. */
    public static Value orNull(@Nullable String text) {
        return text == null ? new NullValue(Position.UNKNOWN) : TextValue.of(text);
    }
}
