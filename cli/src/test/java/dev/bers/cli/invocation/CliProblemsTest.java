package dev.bers.cli.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.exchange.ProblemExchange;
import dev.bers.problem.Problem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every template, to the letter. */
class CliProblemsTest {

    private static String text(Problem problem) {
        return problem.code() + " | " + problem.message() + " | " + problem.expected() + " | " + problem.suggestion();
    }

    @Test
    void templates() {
        assertThat(text(CliProblems.usage("no", "do"))).isEqualTo("BERS-CLI-001 | no | null | do");
        assertThat(text(CliProblems.unknownCommand("dtect", List.of("detect"))))
                .isEqualTo("BERS-CLI-002 | there is no command 'dtect' | null | Did you mean bers detect?");
        assertThat(text(CliProblems.unknownCommand("zzzz", List.of("detect"))))
                .isEqualTo("BERS-CLI-002 | there is no command 'zzzz' | null | bers --help lists the commands");
        assertThat(text(CliProblems.unknownCommandOfGroup("validate", List.of("config validate", "schema validate"))))
                .isEqualTo("BERS-CLI-002 | there is no command 'validate' | null"
                        + " | Did you mean bers config validate, or bers schema validate?");
        assertThat(text(CliProblems.undeclared("environment", "stagin", List.of("staging", "production"))))
                .isEqualTo("BERS-CLI-003 | the workspace declares no environment 'stagin'"
                        + " | one of staging, production | Did you mean staging?");
        assertThat(text(CliProblems.undeclared("tenant", "x", List.of())))
                .isEqualTo("BERS-CLI-003 | the workspace declares no tenant, and so no 'x' | no tenant"
                        + " | declare one first, or leave it away");
        assertThat(text(CliProblems.noChoice("--format", "jsn", List.of("json", "yaml"))))
                .isEqualTo("BERS-CLI-001 | --format must be one of json, yaml, got: jsn | null | Did you mean json?");
        assertThat(text(CliProblems.repeatable("--from", ".env.staging")))
                .isEqualTo("BERS-CLI-001 | it does not take '.env.staging' | null"
                        + " | repeat the option before each: --from .env.staging");
        assertThat(text(CliProblems.unknownKey("A", "staging's environment", List.of("B"))))
                .isEqualTo(
                        "BERS-CLI-004 | there is no value 'A' in staging's environment | one of B | Did you mean B?");
        assertThat(text(CliProblems.exists(List.of("a", "b", "c", "d"))))
                .isEqualTo("BERS-CLI-005 | not overwritten, since there already: a, b, c and 1 more | null"
                        + " | choose another folder, or remove it first");
        assertThat(text(CliProblems.unreadable("a", "access is denied")))
                .isEqualTo(
                        "BERS-CLI-006 | a can't be read: access is denied | null | check the name, which counts from the"
                                + " current folder, and that you may read it");
        assertThat(text(CliProblems.notOfWorkspace("../a.yaml", "b.yaml", List.of("a.yaml"))))
                .isEqualTo(
                        "BERS-CLI-012 | ../a.yaml is no document of the workspace | null | Did you mean a.yaml of the"
                                + " workspace? A path counts from the current folder");
        assertThat(text(CliProblems.notImportable("passwd")))
                .isEqualTo("BERS-CLI-014 | passwd is neither a .env file nor a script"
                        + " | a name such as .env, .env.staging or environment.js"
                        + " | only .env files and scripts in JavaScript are imported");
        assertThat(text(CliProblems.fault(new IllegalStateException("secret"))))
                .isEqualTo("BERS-CLI-011 | BERS failed, which is its own fault and not yours: IllegalStateException"
                        + " | null | please report it with what BERS_DEBUG=1 prints");
    }

    @Test
    void long_lists_are_abridged() {
        List<String> names = IntStream.range(0, 30).mapToObj(i -> "tenant" + i).toList();
        assertThat(CliProblems.undeclared("tenant", "x", names).expected()).endsWith("tenant19 and 10 more");
        assertThat(ProblemExchange.one(CliProblems.unknownKey("x", "y", names)).toString())
                .contains("and 10 more");
    }
}
