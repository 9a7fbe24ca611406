package dev.bers.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every {@code console} block of the README and of {@code docs/} is run as it stands, in a copy of the examples, and
 * must print what it shows.
 *
 * <p>A line that begins with {@code $ } is typed; the lines below it are its output. In an output {@code …} stands for
 * anything within a line, and as a line of its own for any lines. The blocks of a page share a folder and run in order.
 */
class ConsoleExamplesTest {

    private static final Pattern BLOCK = Pattern.compile("^```console\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final int EXAMPLES_MIN = 8;
    private static final String DONE = "--- end of the command ---";

    @TempDir
    Path scratch = Path.of("");

    /** A typed line and what it prints. */
    private record Example(String command, String output) {}

    @TestFactory
    Stream<DynamicTest> pages_show_what_the_commands_print() {
        return Repository.filesEndingWith("md").stream()
                .filter(page ->
                        page.endsWith("README.md") || Repository.relative(page).startsWith("docs/"))
                .filter(page -> !examples(page).isEmpty())
                .map(page -> DynamicTest.dynamicTest(Repository.relative(page), () -> check(page)));
    }

    @Test
    void the_readme_shows_what_it_promises() {
        assertThat(examples(Repository.ROOT.resolve("README.md")))
                .as("typed lines of the README")
                .hasSizeGreaterThanOrEqualTo(EXAMPLES_MIN);
    }

    private static List<Example> examples(Path page) {
        List<Example> examples = new ArrayList<>();
        BLOCK.matcher(Repository.text(page)).results().forEach(block -> {
            String command = "";
            StringBuilder output = new StringBuilder();
            for (String line : block.group(1).split("\n", -1)) {
                if (line.startsWith("$ ")) {
                    if (!command.isEmpty()) {
                        examples.add(new Example(command, output.toString()));
                    }
                    command = line.substring(2);
                    output.setLength(0);
                } else {
                    output.append(line).append('\n');
                }
            }
            examples.add(new Example(command, output.toString()));
        });
        return examples;
    }

    private void check(Path page) throws IOException, InterruptedException {
        Path folder =
                Files.createDirectory(scratch.resolve(Repository.relative(page).replace('/', '_')));
        List<Example> examples = examples(page);
        String[] printed = new Shell(folder).run(script(examples)).output().split(Pattern.quote(DONE) + "\n", -1);
        assertThat(printed).as("one output for each command").hasSize(examples.size() + 1);
        for (int i = 0; i < examples.size(); i++) {
            String expected = examples.get(i).output().strip();
            String actual = printed[i].strip();
            assertThat(pattern(expected).matcher(actual).matches())
                    .as(
                            "%s: $ %s\n--- shown\n%s\n--- printed\n%s",
                            page, examples.get(i).command(), expected, actual)
                    .isTrue();
        }
    }

    private static Pattern pattern(String expected) {
        StringBuilder regex = new StringBuilder();
        for (String line : expected.split("\n", -1)) {
            if (line.strip().equals("…")) {
                regex.append("(?:.*\\n)*?");
            } else {
                String anyText = Matcher.quoteReplacement("\\E.*?\\Q");
                regex.append(("\\Q" + line.stripTrailing() + "\\E").replaceAll("…", anyText))
                        .append("[ ]*\\n");
            }
        }
        // The very last line end is optional: outputs are compared without surrounding white space.
        String whole = regex.toString();
        return Pattern.compile(whole.endsWith("\\n") ? whole + "?" : whole + ".*");
    }

    /** All commands of a page in one shell, each followed by a mark, its exit code kept for {@code $?}. */
    private static String script(List<Example> examples) {
        StringBuilder script = new StringBuilder();
        for (Example example : examples) {
            script.append(example.command())
                    .append("\nstatus=$?; echo '")
                    .append(DONE)
                    .append("'; (exit $status)\n");
        }
        return script.toString();
    }
}
