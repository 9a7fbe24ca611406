package dev.bers.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/limits.md} lists every public bound with the figure that the code holds to. */
class LimitsTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-zA-Z.]+\\.[A-Z_0-9]+)` \\| ([0-9,]+) ", Pattern.MULTILINE);

    @Test
    void the_page_says_what_the_code_does() {
        Map<String, Long> written = new TreeMap<>();
        ROW.matcher(Repository.text(Repository.ROOT.resolve("docs/limits.md")))
                .results()
                .forEach(row ->
                        written.put(row.group(1), Long.parseLong(row.group(2).replace(",", ""))));
        assertThat(written).as("docs/limits.md").isEqualTo(bounds());
    }

    /** The public {@code …_MAX} constants of core and workspace, by package, class and name. */
    private static Map<String, Long> bounds() {
        Map<String, Long> bounds = new TreeMap<>();
        for (JavaClass compiled : CompiledCode.all()) {
            if (!CompiledCode.isOf("core", compiled) && !CompiledCode.isOf("workspace", compiled)) {
                continue;
            }
            for (JavaField field : compiled.getFields()) {
                boolean bound = field.getName().endsWith("_MAX")
                        && field.getModifiers().contains(JavaModifier.PUBLIC)
                        && field.getModifiers().contains(JavaModifier.STATIC)
                        && compiled.getModifiers().contains(JavaModifier.PUBLIC);
                if (bound) {
                    bounds.put(
                            compiled.getName().substring(CompiledCode.HOUSE.length()) + "." + field.getName(),
                            value(field));
                }
            }
        }
        return bounds;
    }

    private static long value(JavaField field) {
        try {
            return ((Number) field.reflect().get(null)).longValue();
        } catch (IllegalAccessException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
