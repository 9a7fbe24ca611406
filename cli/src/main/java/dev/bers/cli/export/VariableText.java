package dev.bers.cli.export;

import dev.bers.cli.invocation.CliProblems;
import dev.bers.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Values as environment variables: the path {@code A.B[0]} becomes the name {@code A__B__0}, as the variable layer
 * {@code BERS_CONFIG__A__B} has it; what no name may hold becomes {@code _}.
 */
final class VariableText {

    /** Variables that change what a shell, a linker or a runtime does; a tenant's document must not reach them. */
    private static final Set<String> DANGEROUS = Set.of(
            "PATH",
            "IFS",
            "ENV",
            "BASH_ENV",
            "SHELLOPTS",
            "BASHOPTS",
            "PROMPT_COMMAND",
            "PS1",
            "PS2",
            "PS4",
            "CDPATH",
            "GLOBIGNORE",
            "HOME",
            "SHELL",
            "FPATH",
            "ZDOTDIR",
            "NODE_OPTIONS",
            "NODE_PATH",
            "JAVA_TOOL_OPTIONS",
            "_JAVA_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "MAVEN_OPTS",
            "PYTHONPATH",
            "PYTHONSTARTUP",
            "PERL5LIB",
            "PERL5OPT",
            "RUBYOPT",
            "RUBYLIB",
            "GIT_SSH_COMMAND",
            "EDITOR",
            "PAGER");

    /** Said behind the name of a secret. */
    static final String LEFT_OUT = " is a secret, and left out";

    private static final List<String> DANGEROUS_PREFIXES = List.of("LD_", "DYLD_", "BASH_FUNC_");

    private VariableText() {}

    /**
     * Lines {@code export NAME='value'} for any POSIX shell's {@code eval}. A secret is named by a command that does
     * nothing, behind all values: in the {@code eval} of an interactive zsh a comment is an error.
     */
    static String shell(List<ExportFormat.Entry> entries, List<String> secrets) {
        StringBuilder out = new StringBuilder();
        named(entries).forEach((name, entry) -> out.append("export ")
                .append(name)
                .append("='")
                .append(entry.text().replace("'", "'\\''"))
                .append("'\n"));
        secrets.forEach(
                path -> out.append(": '").append(name(path)).append(LEFT_OUT).append("'\n"));
        return out.toString();
    }

    /**
     * Lines {@code NAME='value'}. Every reader of such files takes single quotes literally; a value that holds one is
     * put into double quotes, with escapes. A secret is named in a comment.
     */
    static String dotenv(List<ExportFormat.Entry> entries, List<String> secrets) {
        StringBuilder out = new StringBuilder();
        named(entries).forEach((name, entry) -> {
            out.append(name).append('=');
            quoteForDotenv(entry.text(), out);
            out.append('\n');
        });
        secrets.forEach(
                path -> out.append("# ").append(name(path)).append(LEFT_OUT).append('\n'));
        return out.toString();
    }

    private static void quoteForDotenv(String text, StringBuilder out) {
        if (text.indexOf('\'') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            out.append('\'').append(text).append('\'');
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '"', '\\', '$', '`' -> out.append('\\').append(c);
                default -> out.append(c);
            }
        }
        out.append('"');
    }

    private static Map<String, ExportFormat.Entry> named(List<ExportFormat.Entry> entries) {
        Map<String, ExportFormat.Entry> byName = new LinkedHashMap<>();
        Problems problems = new Problems();
        for (ExportFormat.Entry entry : entries) {
            String name = name(entry.path());
            ExportFormat.Entry other = byName.putIfAbsent(name, entry);
            if (other != null) {
                problems.add(CliProblems.sameName(other.path(), entry.path(), name));
            }
            check(entry, name, problems);
        }
        problems.throwIfErrors();
        return byName;
    }

    private static void check(ExportFormat.Entry entry, String name, Problems problems) {
        boolean dangerous = DANGEROUS.contains(name.toUpperCase(Locale.ROOT));
        for (String prefix : DANGEROUS_PREFIXES) {
            dangerous |= name.startsWith(prefix);
        }
        if (dangerous) {
            problems.add(CliProblems.dangerousName(entry.path(), name));
        }
        if (entry.text().indexOf('\0') >= 0) {
            problems.add(CliProblems.notExportable(entry.path()));
        }
    }

    private static String name(String path) {
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted && i + 1 < path.length()) {
                i++;
                name.append('_');
            } else if (!quoted && (c == '.' || c == '[')) {
                name.append("__");
            } else if (quoted || c != ']') {
                name.append(isNameCharacter(c) ? c : '_');
            }
        }
        boolean startsWithDigit = name.isEmpty() || Character.isDigit(name.charAt(0));
        return startsWithDigit ? "_" + name : name.toString();
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
