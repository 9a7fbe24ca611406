package dev.bers.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/limits.md} lists every public bound with the figure that the code holds to. */
class LimitsTest {

    private static final List<String> MODULES = List.of("core", "workspace", "client", "server");

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

    /** The public {@code …_MAX} numbers of what users run, by package, class and name. */
    private static Map<String, Long> bounds() {
        Map<String, Long> bounds = new TreeMap<>();
        for (JavaClass compiled : CompiledCode.all()) {
            if (MODULES.stream().noneMatch(module -> CompiledCode.isOf(module, compiled))) {
                continue;
            }
            for (JavaField field : compiled.getFields()) {
                boolean bound = field.getName().endsWith("_MAX")
                        && field.getModifiers().contains(JavaModifier.PUBLIC)
                        && field.getModifiers().contains(JavaModifier.STATIC)
                        && compiled.getModifiers().contains(JavaModifier.PUBLIC);
                if (bound) {
                    value(field)
                            .ifPresent(value -> bounds.put(
                                    compiled.getName().substring(CompiledCode.HOUSE.length()) + "." + field.getName(),
                                    value));
                }
            }
        }
        return bounds;
    }

    /** Empty if it is no number. */
    private static Optional<Long> value(JavaField field) {
        if (!field.getRawType().isPrimitive()) {
            return Optional.empty();
        }
        try {
            return Optional.of(((Number) field.reflect().get(null)).longValue());
        } catch (IllegalAccessException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
