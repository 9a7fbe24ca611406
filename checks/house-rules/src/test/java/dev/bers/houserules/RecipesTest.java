package dev.bers.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of {@code docs/recipes} are valid, and their steps pass on a copy of Picasso. */
class RecipesTest {

    /** What the reader's own build would do: here it makes a bundle that names staging only. */
    private static final String BUILD =
            "#!/bin/sh\nmkdir -p dist && echo 'fetch(\"https://staging.picasso.example/chat\")' > dist/widget.js\n";

    @TempDir
    Path scratch = Path.of("");

    @TestFactory
    Stream<DynamicTest> the_steps_pass_on_picasso() {
        return Stream.of("github-actions.yml", "gitlab-ci.yml")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    List<String> steps = new ArrayList<>();
                    collectSteps(parse(name), steps);
                    assertThat(steps).contains("bers validate", "bers isolation check");
                    assertPasses(name, String.join("\n", steps));
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_hook_looks_at_a_changed_workspace_only() {
        String begin = "git init -q . && git config user.name n && git config user.email e@picasso.example\n";
        String hook = "bash " + Repository.ROOT.resolve("docs/recipes/pre-commit") + "\n";
        return Stream.of(
                DynamicTest.dynamicTest("passes", () -> assertPasses("hook", begin + "git add -A\n" + hook)),
                DynamicTest.dynamicTest(
                        "refuses",
                        () -> assertPasses(
                                "refusing-hook",
                                begin + "echo 'REQUEST_TIMEOUT: 5' >> config/environments/preview.yaml\n"
                                        + "git add -A\n! " + hook)));
    }

    private static Object parse(String name) {
        return new Load(LoadSettings.builder().build())
                .loadFromString(Repository.text(Repository.ROOT.resolve("docs/recipes/" + name)));
    }

    private static void collectSteps(Object node, List<String> steps) {
        if (node instanceof Map<?, ?> mapping) {
            mapping.forEach((key, value) -> {
                if (key.equals("run")) {
                    steps.add((String) value);
                } else if (key.equals("script")) {
                    ((List<?>) value).forEach(step -> steps.add((String) step));
                } else {
                    collectSteps(value, steps);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(item -> collectSteps(item, steps));
        }
    }

    private void assertPasses(String name, String script) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(scratch.resolve(name));
        Shell shell = new Shell(folder);
        Path build = Files.writeString(folder.resolve("examples/picasso/build-widget"), BUILD);
        assertThat(build.toFile().setExecutable(true)).isTrue();
        Shell.Ended ended =
                shell.run("set -eu\nGITHUB_PATH=$PWD/github-path\nPATH=\"$PWD:$PATH\"\ncd examples/picasso\n" + script);
        assertThat(ended.status()).as("%s\n%s", script, ended.output()).isZero();
    }
}
