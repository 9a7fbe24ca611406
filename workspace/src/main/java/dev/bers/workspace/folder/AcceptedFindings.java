package dev.bers.workspace.folder;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.problem.ProblemCode;
import dev.bers.value.Document;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code config/accepted.yaml}: findings accepted on purpose, each with a reason and an end.
 *
 * <pre>{@code
 * accepted:
 *   - code: BERS-ISO-002
 *     place: config/environments/base.yaml    # a file, file:line, or the path of a value
 *     reason: the font server moves in March
 *     until: 2026-03-31
 * }</pre>
 *
 * @param entries in the order of the file
 */
public record AcceptedFindings(List<Entry> entries) {

    /** Nothing is accepted. */
    public static final AcceptedFindings NONE = new AcceptedFindings(List.of());

    private static final Set<String> WARNINGS =
            Set.of("BERS-MAN-013", "BERS-MAN-021", "BERS-MAN-026", "BERS-WSP-009", "BERS-WSP-013", "BERS-WSP-030");
    private static final String UNTIL = "until: YYYY-MM-DD";
    private static final Set<String> FIELDS = Set.of("code", "place", "reason", "until");

    /**
     * One finding that is accepted.
     *
     * @param code of the finding
     * @param place the file, {@code file:line}, or the path of the value that it is found at
     * @param reason why it is accepted; never blank
     * @param until the last day on which it is
     * @param location where the entry stands
     */
    public record Entry(ProblemCode code, String place, String reason, LocalDate until, Location location) {

        /** Whether a finding is the accepted one; the day aside. */
        boolean matches(String findingCode, @Nullable String file, int line, @Nullable String path) {
            boolean samePlace = place.equals(file) || place.equals(file + ":" + line) || place.equals(path);
            return samePlace && code.text().equals(findingCode);
        }
    }

    /** Copies the entries. */
    public AcceptedFindings {
        entries = List.copyOf(entries);
    }

    /** The entries of a document; what is wrong with it is added to the problems, and left out. */
    static AcceptedFindings read(Document document, List<Problem> problems) {
        List<Entry> entries = new ArrayList<>();
        Value list = document.root().get("accepted");
        for (String key : document.root().keys()) {
            if (!key.equals("accepted")) {
                problems.add(FolderProblems.badAcceptance(
                        at(document, document.root()), "the key '" + key + "'", "a place in the list `accepted:`"));
            }
        }
        if (list != null && !(list instanceof ListValue)) {
            problems.add(FolderProblems.badAcceptance(
                    at(document, list), "accepted: with " + list.typeName(), "a place in the list `accepted:`"));
        }
        if (list instanceof ListValue items) {
            for (Value item : items.items()) {
                Entry entry = entry(document, item, problems);
                if (entry != null) {
                    entries.add(entry);
                }
            }
        }
        return new AcceptedFindings(entries);
    }

    private static @Nullable Entry entry(Document document, Value item, List<Problem> problems) {
        if (!(item instanceof MappingValue mapping)) {
            problems.add(FolderProblems.badAcceptance(at(document, item), item.typeName(), "named fields"));
            return null;
        }
        int before = problems.size();
        for (String key : mapping.keys()) {
            if (!FIELDS.contains(key)) {
                problems.add(FolderProblems.badAcceptance(at(document, mapping), key, "no other fields"));
            }
        }
        String code = field(document, mapping, "code", problems);
        String place = field(document, mapping, "place", problems);
        String reason = field(document, mapping, "reason", problems);
        String until = field(document, mapping, "until", problems);
        ProblemCode parsedCode = code.isEmpty() ? null : code(document, mapping, code, problems);
        LocalDate day = until.isEmpty() ? null : day(document, mapping, until, problems);
        return problems.size() > before || parsedCode == null || day == null
                ? null
                : new Entry(parsedCode, place, reason, day, at(document, mapping));
    }

    private static String field(Document document, MappingValue mapping, String name, List<Problem> problems) {
        Value value = mapping.get(name);
        if (value instanceof TextValue text && !text.text().isBlank()) {
            return text.text();
        }
        String found = value == null ? "none" : value.typeName();
        String wanted = name.equals("until") ? UNTIL : "a " + name;
        problems.add(FolderProblems.badAcceptance(at(document, value == null ? mapping : value), found, wanted));
        return "";
    }

    private static @Nullable ProblemCode code(
            Document document, MappingValue mapping, String text, List<Problem> problems) {
        try {
            ProblemCode parsed = new ProblemCode(text);
            if (isAcceptable(text)) {
                return parsed;
            }
            problems.add(FolderProblems.badAcceptance(
                    at(document, mapping),
                    text,
                    "a code of CFG or ISO: what can't be read, or has no place, can't be judged either"));
            return null;
        } catch (IllegalArgumentException malformed) {
            problems.add(FolderProblems.badAcceptance(at(document, mapping), text, "a code such as BERS-ISO-002"));
            return null;
        }
    }

    /**
     * Whether findings of a code may be accepted: those about values and endpoints, and warnings about the folder and the
     * manifest. An error that hides a part of the workspace from all other checks may not.
     */
    private static boolean isAcceptable(String code) {
        return code.startsWith("BERS-CFG-") || code.startsWith("BERS-ISO-") || WARNINGS.contains(code);
    }

    private static @Nullable LocalDate day(
            Document document, MappingValue mapping, String text, List<Problem> problems) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            problems.add(FolderProblems.badAcceptance(at(document, mapping), text, UNTIL));
            return null;
        }
    }

    private static Location at(Document document, Value value) {
        return new Location(
                document.file(), value.position().line(), value.position().column());
    }

    /** What the entries mean on a day, for the findings of one run. */
    public Acceptance on(LocalDate today) {
        return new Acceptance(this, today);
    }
}
