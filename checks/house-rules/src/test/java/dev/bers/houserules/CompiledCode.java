package dev.bers.houserules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The class files of the modules and what they use, as the compiler wrote them. */
final class CompiledCode {

    static final String HOUSE = "dev.bers.";

    private static final JavaClasses ALL = importFrom(Repository.modules());
    private static final Map<String, String> LIBRARIES = Map.ofEntries(
            Map.entry("org.snakeyaml.engine.", "snakeyaml-engine"),
            Map.entry("tools.jackson.core.", "jackson-core"),
            Map.entry("tools.jackson.databind.", "jackson-databind"),
            Map.entry("com.fasterxml.jackson.", "jackson-annotations"),
            Map.entry("com.networknt.schema.", "json-schema-validator"),
            Map.entry("com.google.javascript.", "closure-compiler"),
            Map.entry("org.apache.commons.compress.", "commons-compress"),
            Map.entry("picocli.", "picocli"),
            Map.entry("org.slf4j.", "slf4j"),
            Map.entry("org.teavm.", "teavm"),
            Map.entry("io.quarkus.", "quarkus"),
            Map.entry("io.vertx.", "vertx"),
            Map.entry("io.netty.", "netty"),
            Map.entry("io.smallrye.", "smallrye"),
            Map.entry("org.jboss.resteasy.", "quarkus-rest"),
            Map.entry("jakarta.ws.rs.", "jakarta-rest"),
            Map.entry("jakarta.inject.", "cdi"),
            Map.entry("jakarta.enterprise.", "cdi"),
            Map.entry("jakarta.annotation.", "cdi"),
            Map.entry("org.eclipse.microprofile.", "microprofile"),
            Map.entry("org.jboss.logging.", "jboss-logging"),
            Map.entry("io.agroal.", "agroal"),
            Map.entry("org.sqlite.", "sqlite-jdbc"),
            Map.entry("org.postgresql.", "postgresql"),
            Map.entry("software.amazon.awssdk.", "aws-sdk"),
            Map.entry("org.springframework.", "spring"));

    private CompiledCode() {}

    private static JavaClasses importFrom(List<Path> modules) {
        List<Path> folders = modules.stream()
                .filter(module -> !module.endsWith("benchmark"))
                .map(module -> module.resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
        return new ClassFileImporter().importPaths(folders);
    }

    /** All classes that users run. */
    static JavaClasses all() {
        return ALL;
    }

    /** Whether a class was compiled in a module. */
    static boolean isOf(String module, JavaClass compiled) {
        String classes = Repository.ROOT.resolve(module).resolve("target/classes") + "/";
        return compiled.getSource()
                .map(source -> source.getUri().getPath().startsWith(classes))
                .orElse(false);
    }

    /** The packages of this house, without their prefix. */
    static Set<String> packages() {
        Set<String> packages = new TreeSet<>();
        for (JavaClass compiled : ALL) {
            packages.add(compiled.getPackageName().substring(HOUSE.length()));
        }
        return packages;
    }

    /** Which package of this house uses which others. */
    static Map<String, Set<String>> houseEdges() {
        Map<String, Set<String>> edges = emptyEdges();
        eachDependency((from, target) -> {
            String to = target.getPackageName();
            if (to.startsWith(HOUSE) && !to.substring(HOUSE.length()).equals(from)) {
                edges.computeIfAbsent(from, name -> new TreeSet<>()).add(to.substring(HOUSE.length()));
            }
        });
        return edges;
    }

    /** Which package of this house uses which libraries, the JDK and null annotations left out. */
    static Map<String, Set<String>> libraryEdges() {
        Map<String, Set<String>> edges = emptyEdges();
        eachDependency((from, target) -> {
            String to = target.getPackageName() + ".";
            boolean foreign = !to.equals(".")
                    && !to.startsWith(HOUSE)
                    && !to.startsWith("java.")
                    && !to.startsWith("javax.")
                    && !to.startsWith("jdk.")
                    && !to.startsWith("com.sun.")
                    && !to.startsWith("org.jspecify.");
            if (foreign) {
                edges.computeIfAbsent(from, name -> new TreeSet<>()).add(library(to));
            }
        });
        return edges;
    }

    private static String library(String packageName) {
        for (Map.Entry<String, String> library : LIBRARIES.entrySet()) {
            if (packageName.startsWith(library.getKey())) {
                return library.getValue();
            }
        }
        return packageName.substring(0, packageName.length() - 1);
    }

    private static Map<String, Set<String>> emptyEdges() {
        Map<String, Set<String>> edges = new TreeMap<>();
        packages().forEach(name -> edges.put(name, new TreeSet<>()));
        return edges;
    }

    private static void eachDependency(java.util.function.BiConsumer<String, JavaClass> visitor) {
        for (JavaClass compiled : ALL) {
            String from = compiled.getPackageName().substring(HOUSE.length());
            for (Dependency dependency : compiled.getDirectDependenciesFromSelf()) {
                visitor.accept(from, dependency.getTargetClass().getBaseComponentType());
            }
        }
    }
}
