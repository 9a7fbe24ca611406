package dev.bers.server.http;

import dev.bers.problem.Problem;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.reading.Reading;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, read as JSON whatever its media type says: operators send it with {@code curl -d}. The bounds of
 * documents hold for it.
 */
public final class JsonBody {

    /** What problems name as their file. */
    public static final String NAME = "body";

    private static final int MALFORMED = 400;
    private static final int UNPROCESSABLE = 422;

    private final MappingValue members;

    private JsonBody(MappingValue members) {
        this.members = members;
    }

    /**
     * The body in some bytes; of none, a mapping without members.
     *
     * @throws Refusal if it is no JSON object, with the place of each fault
     */
    public static JsonBody read(byte @Nullable [] bytes) {
        if (bytes == null || isBlank(bytes)) {
            return new JsonBody(MappingValue.EMPTY);
        }
        Reading reading = DocumentReader.readAs(NAME, ".json", bytes);
        if (reading.document() == null || reading.hasErrors()) {
            throw new Refusal(MALFORMED, reading.problems());
        }
        return new JsonBody(reading.document().root());
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte one : bytes) {
            if (one > ' ' || one < 0) {
                return false;
            }
        }
        return true;
    }

    /** All of it. */
    public MappingValue members() {
        return members;
    }

    /**
     * Complains of members that nobody asked for, so that a misspelt one is not taken for one that was left out.
     *
     * @throws Refusal naming the first of them
     */
    public JsonBody only(String... known) {
        List<String> names = List.of(known);
        for (String key : members.keys()) {
            if (!names.contains(key)) {
                throw refused(ServerProblems.unknownMember(key, names));
            }
        }
        return this;
    }

    /**
     * The text of a member; empty if it is left out or null.
     *
     * @throws Refusal if it is no text
     */
    public Optional<String> text(String name) {
        Value value = present(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof TextValue text) {
            return Optional.of(text.text());
        }
        throw refused(ServerProblems.member(name, "a text", value.typeName()));
    }

    /**
     * The whole number of a member; empty if it is left out or null.
     *
     * @throws Refusal if it is none, or out of the range
     */
    public OptionalLong integer(String name, long min, long max) {
        Value value = present(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        String expected = "a whole number from " + min + " to " + max;
        if (value instanceof NumberValue number && number.isInteger()) {
            long found = number.asLong();
            if (found >= min && found <= max) {
                return OptionalLong.of(found);
            }
            throw refused(ServerProblems.member(name, expected, number.text()));
        }
        throw refused(ServerProblems.member(name, expected, value.typeName()));
    }

    /**
     * The texts of a member that is a list; empty if it is left out or null.
     *
     * @throws Refusal if it is no list of texts
     */
    public Optional<List<String>> texts(String name) {
        Value value = present(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ListValue list && list.items().stream().allMatch(TextValue.class::isInstance)) {
            return Optional.of(
                    list.items().stream().map(item -> ((TextValue) item).text()).toList());
        }
        throw refused(ServerProblems.member(name, "a list of texts", value.typeName()));
    }

    /** What must be there. */
    public static <T> T required(String name, Optional<T> member) {
        return member.orElseThrow(() -> refused(ServerProblems.memberMissing(name)));
    }

    private @Nullable Value present(String name) {
        Value value = members.get(name);
        return value instanceof NullValue ? null : value;
    }

    private static Refusal refused(Problem problem) {
        return new Refusal(UNPROCESSABLE, problem);
    }
}
