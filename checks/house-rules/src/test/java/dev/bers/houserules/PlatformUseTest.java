package dev.bers.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of the JDK may be used where; each ban says what to use in its place. */
class PlatformUseTest {

    /** What TeaVM 0.15 compiles to little code that answers like the JVM's. */
    private static final Set<String> CORE_TYPES = types(
            "java.lang",
            "Object String StringBuilder CharSequence Integer Long Boolean Double Character Byte Short Number Math Void",
            "Enum Record Iterable Comparable Override FunctionalInterface SuppressWarnings Deprecated SafeVarargs Class",
            "Throwable Exception RuntimeException IllegalArgumentException IllegalStateException ArithmeticException",
            "IndexOutOfBoundsException UnsupportedOperationException NumberFormatException AssertionError NoSuchFieldError",
            "NullPointerException MatchException Error IncompatibleClassChangeError");

    private static final Set<String> CORE_COLLECTIONS = types(
            "java.util",
            "List Map Map$Entry Set Collection Collections Iterator ListIterator ArrayList HashMap LinkedHashMap HashSet",
            "LinkedHashSet ArrayDeque Deque Queue Arrays BitSet Optional PriorityQueue Objects Comparator AbstractList",
            "AbstractMap$SimpleEntry EnumMap EnumSet Locale NoSuchElementException RandomAccess OptionalInt OptionalLong");

    private static final Map<String, String> CORE_BANNED_METHODS = bans();

    private static Map<String, String> bans() {
        Map<String, String> bans = new LinkedHashMap<>();
        bans.put("java.lang.String.format", "string concatenation");
        bans.put("java.lang.String.formatted", "string concatenation");
        bans.put("java.lang.String.split", "indexOf and substring");
        bans.put("java.lang.String.matches", "a loop over charAt");
        bans.put("java.lang.String.replaceAll", "replace(CharSequence, CharSequence)");
        bans.put("java.lang.String.replaceFirst", "indexOf and substring");
        bans.put("java.lang.String.chars", "a loop over charAt");
        bans.put("java.lang.String.codePoints", "a loop over codePointAt");
        bans.put("java.lang.String.lines", "indexOf('\\n') and substring");
        bans.put("java.lang.String.getBytes", "the core's own UTF-8 encoder");
        bans.put("java.lang.String.intern", "nothing: compare with equals");
        bans.put("java.lang.CharSequence.chars", "a loop over charAt");
        bans.put("java.lang.Double.toString", "NumberText.canonical");
        bans.put("java.lang.Object.wait", "nothing: the core knows no threads");
        bans.put("java.lang.Object.notify", "nothing: the core knows no threads");
        bans.put("java.lang.Class.forName", "a constructor call");
        bans.put("java.lang.Class.getMethods", "a method call");
        bans.put("java.util.Collection.stream", "a for loop");
        bans.put("java.util.List.stream", "a for loop");
        bans.put("java.util.Arrays.stream", "a for loop");
        return bans;
    }

    private static Set<String> types(String packageName, String... lines) {
        return Arrays.stream(lines)
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .map(name -> packageName + "." + name)
                .collect(Collectors.toSet());
    }

    @Test
    void core_uses_only_types_that_its_javascript_build_supports() {
        Set<String> found = new TreeSet<>();
        core().forEach(compiled -> {
            for (Dependency dependency : compiled.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!mayStandInCore(target)) {
                    found.add(target.getName() + " is banned in core, use " + insteadOf(target.getName()) + ": "
                            + dependency.getSourceCodeLocation());
                }
            }
        });
        assertThat(found).isEmpty();
    }

    private static boolean mayStandInCore(JavaClass target) {
        String name = target.getName();
        return target.isPrimitive()
                || name.startsWith(CompiledCode.HOUSE)
                || name.startsWith("org.jspecify.annotations.")
                || name.startsWith("java.util.function.")
                || name.startsWith("java.lang.annotation.")
                || CORE_TYPES.contains(name)
                || CORE_COLLECTIONS.contains(name);
    }

    private static String insteadOf(String type) {
        if (type.startsWith("java.util.regex.")) {
            return "a loop over charAt";
        } else if (type.startsWith("java.util.stream.")) {
            return "a for loop";
        } else if (type.startsWith("java.time.") || type.equals("java.lang.System")) {
            return "an argument of the caller's";
        } else if (type.equals("java.util.TreeMap") || type.equals("java.util.TreeSet")) {
            return "a HashMap and Arrays.sort";
        } else if (type.startsWith("java.net.")) {
            return "Endpoint or Hostname";
        } else if (type.startsWith("java.security.")) {
            return "Sha256";
        }
        return "a type of the allow-list in PlatformUseTest";
    }

    @Test
    void core_calls_no_method_that_drags_in_a_library_or_answers_differently_elsewhere() {
        Set<String> found = new TreeSet<>();
        core().forEach(compiled -> {
            for (JavaAccess<?> access : compiled.getAccessesFromSelf()) {
                String method = access.getTargetOwner().getName() + "." + access.getName();
                String replacement = CORE_BANNED_METHODS.get(method);
                if (replacement != null) {
                    found.add(
                            method + " is banned in core, use " + replacement + ": " + access.getSourceCodeLocation());
                }
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    void core_locks_nothing() {
        assertThat(core().flatMap(compiled -> compiled.getMethods().stream()).filter(method -> method.getModifiers()
                        .contains(com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED)))
                .isEmpty();
    }

    @Test
    void only_the_command_lines_write_to_the_standard_streams() {
        // The server's own command line is where it starts: what serves says nothing on streams, it logs.
        assertThat(usesOutside("cli", "java.lang.System", "out", "err", "in", "exit").stream()
                        .filter(use -> !use.contains("dev.bers.server.bootstrap.")))
                .isEmpty();
    }

    @Test
    void sql_stands_in_stores_and_http_in_resources() {
        Set<String> found = new TreeSet<>();
        for (JavaClass compiled : CompiledCode.all()) {
            for (Dependency dependency : compiled.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName() + ".";
                boolean store = compiled.getSimpleName().endsWith("Store")
                        || compiled.getPackageName().startsWith("dev.bers.server.database");
                if (target.startsWith("java.sql.") && !store) {
                    found.add("java.sql is banned in " + compiled.getName() + ", use a Store");
                }
                if (target.startsWith("jakarta.ws.rs.") && !mayKnowHttp(outermost(compiled))) {
                    found.add("jakarta.ws.rs is banned in " + compiled.getName() + ", use a Resource");
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** Resources, and beside them what requests bring, what is replied and what failures become. */
    private static boolean mayKnowHttp(JavaClass compiled) {
        return Stream.of("Resource", "Headers", "Replies", "Mapper")
                .anyMatch(ending -> compiled.getSimpleName().endsWith(ending));
    }

    private static JavaClass outermost(JavaClass compiled) {
        JavaClass at = compiled;
        while (at.getEnclosingClass().isPresent()) {
            at = at.getEnclosingClass().get();
        }
        return at;
    }

    private static Stream<JavaClass> core() {
        return CompiledCode.all().stream().filter(compiled -> CompiledCode.isOf("core", compiled));
    }

    private static Set<String> usesOutside(@Nullable String module, String owner, String... members) {
        Set<String> found = new TreeSet<>();
        for (JavaClass compiled : CompiledCode.all()) {
            if (module != null && CompiledCode.isOf(module, compiled)) {
                continue;
            }
            for (JavaAccess<?> access : compiled.getAccessesFromSelf()) {
                boolean banned = access.getTargetOwner().getName().equals(owner)
                        && Arrays.asList(members).contains(access.getName());
                if (banned) {
                    found.add(owner + "." + access.getName() + " is banned outside of " + module + ": "
                            + compiled.getName() + access.getSourceCodeLocation());
                }
            }
        }
        return found;
    }
}
