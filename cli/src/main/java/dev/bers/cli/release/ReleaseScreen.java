package dev.bers.cli.release;

import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.cli.terminal.Table;
import dev.bers.cli.terminal.Terminal;
import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Releases and differences as a server tells them, for people. */
final class ReleaseScreen {

    private ReleaseScreen() {}

    /** One line about a release that was made, and the warnings of it. */
    static void made(MappingValue answer, Terminal terminal) {
        boolean isNew = answer.get("revisions") instanceof ListValue;
        String slot = isTrue(answer, "active") ? "" : ", waiting in slot " + text(answer, "slot");
        terminal.print(Line.of(Look.GOOD, isNew ? "✓ " : "  ")
                .text(text(answer, "environment"))
                .text(" runs release ")
                .text(Look.STRONG, text(answer, "release"))
                .text(
                        Look.FAINT,
                        " (" + text(answer, "kind") + " of revision " + text(answer, "revision") + slot + ")"));
    }

    /** The releases of an environment, the newest first. */
    static void list(MappingValue answer, Terminal terminal) {
        Table table = new Table().head("", "release", "revision", "kind", "slot", "by", "when", "why");
        for (Value item : items(answer, "releases")) {
            if (item instanceof MappingValue release) {
                table.row(
                        isTrue(release, "active") ? Line.of(Look.GOOD, "✓") : Line.of(" "),
                        Line.of(Look.STRONG, text(release, "release")),
                        Line.of(text(release, "revision")),
                        Line.of(text(release, "kind")),
                        Line.of(text(release, "slot")),
                        Line.of(text(release, "author")),
                        Line.of(Look.FAINT, text(release, "time")),
                        Line.of(text(release, "message")));
            }
        }
        table.print(terminal, 0);
    }

    /** What differs between what two environments run, by what it means. */
    static void differences(MappingValue answer, Terminal terminal) {
        List<Value> differences = items(answer, "differences");
        if (differences.isEmpty()) {
            return;
        }
        Table table = new Table().head("", "path", "there", "here");
        for (Value item : differences) {
            if (item instanceof MappingValue difference) {
                String meaning = text(difference, "type");
                Look look = meaning.equals("accidental") ? Look.CAUTION : Look.FAINT;
                table.row(
                        Line.of(look, meaning),
                        Line.of(Look.NAME, text(difference, "path")),
                        Line.of(shown(difference.get("before"))),
                        Line.of(shown(difference.get("after"))));
            }
        }
        table.print(terminal, 2);
    }

    private static String shown(@Nullable Value value) {
        return value == null || value instanceof NullValue ? "" : dev.bers.value.Json.write(value);
    }

    static List<Value> items(MappingValue answer, String name) {
        return answer.get(name) instanceof ListValue list ? list.items() : List.of();
    }

    static boolean isTrue(MappingValue answer, String name) {
        return answer.get(name) instanceof BooleanValue flag && flag.isTrue();
    }

    /** A text or number of an answer; empty if there is none. */
    static String text(MappingValue answer, String name) {
        return switch (answer.get(name)) {
            case TextValue text -> text.text();
            case NumberValue number -> number.text();
            case null, default -> "";
        };
    }
}
