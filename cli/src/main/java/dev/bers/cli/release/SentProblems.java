package dev.bers.cli.release;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemCode;
import dev.bers.problem.Severity;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The problems that a server's answer tells, as {@link dev.bers.exchange.ProblemExchange} wrote them. */
final class SentProblems {

    private SentProblems() {}

    /** Those in the member {@code problems}; none if there is no such list. */
    static List<Problem> of(MappingValue answer) {
        List<Problem> problems = new ArrayList<>();
        if (answer.get("problems") instanceof ListValue list) {
            for (Value item : list.items()) {
                if (item instanceof MappingValue members) {
                    problems.add(problem(members));
                }
            }
        }
        return problems;
    }

    private static Problem problem(MappingValue members) {
        String file = text(members, "file");
        Location location =
                file == null ? Location.NONE : new Location(file, number(members, "line"), number(members, "column"));
        Severity severity = "warning".equals(text(members, "severity")) ? Severity.WARNING : Severity.ERROR;
        return new Problem(
                new ProblemCode(String.valueOf(text(members, "code"))),
                severity,
                String.valueOf(text(members, "message")),
                location,
                text(members, "path"),
                text(members, "found"),
                text(members, "expected"),
                text(members, "suggestion"),
                texts(members, "environments"),
                texts(members, "tenants"));
    }

    private static @Nullable String text(MappingValue members, String name) {
        return members.get(name) instanceof TextValue text ? text.text() : null;
    }

    private static int number(MappingValue members, String name) {
        return members.get(name) instanceof NumberValue number ? Math.max(0, Integer.parseInt(number.text())) : 0;
    }

    private static List<String> texts(MappingValue members, String name) {
        List<String> texts = new ArrayList<>();
        if (members.get(name) instanceof ListValue list) {
            for (Value item : list.items()) {
                if (item instanceof TextValue text) {
                    texts.add(text.text());
                }
            }
        }
        return texts;
    }
}
