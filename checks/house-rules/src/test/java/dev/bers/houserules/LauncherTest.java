package dev.bers.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script {@code ./bers} answers before a JVM could. */
class LauncherTest {

    @TempDir
    Path scratch = Path.of("");

    @Test
    void a_folder_that_is_gone_is_told_without_the_words_of_a_jvm() throws Exception {
        Shell.Ended ended = new Shell(scratch)
                .run("""
                mkdir gone
                cd gone
                rmdir ../gone
                '%s' --version
                """.formatted(Repository.ROOT.resolve("bers").toAbsolutePath()));
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.output())
                .contains("bers: the current folder is gone: go to one that is there, and run the command again.")
                .doesNotContain("VM");
    }

    @Test
    void a_jdk_that_is_too_old_is_told_without_the_words_of_a_jvm() throws Exception {
        Shell.Ended ended = new Shell(scratch)
                .run("""
                mkdir -p old/bin
                printf 'JAVA_VERSION="17.0.12"\\n' >old/release
                printf '#!/bin/sh\\n' | tee old/bin/java >old/bin/javac
                chmod +x old/bin/java old/bin/javac
                BERS_JAVA_HOME=$PWD/old '%s' --version
                """.formatted(Repository.ROOT.resolve("bers").toAbsolutePath()));
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.output())
                .contains("/old, which is not a JDK 25 or newer.")
                .doesNotContain("VM option");
    }
}
