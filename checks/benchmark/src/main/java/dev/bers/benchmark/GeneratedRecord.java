package dev.bers.benchmark;

import dev.bers.config.ConfigKind;
import dev.bers.config.EffectiveConfiguration;
import dev.bers.workspace.generation.JavaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.tools.ToolProvider;

/** The record that BERS generates from the reference schema, compiled as an application would compile it. */
final class GeneratedRecord {

    private static final String PACKAGE = "reference";

    private GeneratedRecord() {}

    /**
     * Something that reads one component of the record whenever it is asked.
     *
     * @param component as Java code calls it, such as {@code debug()}
     */
    static Supplier<?> reading(String component, EffectiveConfiguration configuration) {
        String type = JavaGenerator.typeName(ConfigKind.ENVIRONMENT);
        Map<Path, String> sources = new HashMap<>(
                JavaGenerator.generate(Map.of(ConfigKind.ENVIRONMENT, Reference.schemaDocument()), PACKAGE));
        sources.put(Path.of(PACKAGE, "Reading.java"), """
                package %s;

                public record Reading(%s configuration) implements java.util.function.Supplier<Object> {
                    public Reading(dev.bers.config.EffectiveConfiguration effective) {
                        this(%s.from(effective));
                    }

                    @Override
                    public Object get() {
                        return configuration.%s;
                    }
                }
                """.formatted(PACKAGE, type, type, component));
        try {
            Path folder = Files.createTempDirectory("bers-benchmark");
            try {
                return load(compiled(folder, sources), configuration);
            } finally {
                TemporaryFolder.delete(folder);
            }
        } catch (IOException | ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path compiled(Path folder, Map<Path, String> sources) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString()));
        for (Map.Entry<Path, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(folder.resolve(PACKAGE));
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
        if (result != 0) {
            throw new UncheckedIOException(new IOException("the generated record does not compile"));
        }
        return folder;
    }

    private static Supplier<?> load(Path classes, EffectiveConfiguration configuration)
            throws IOException, ReflectiveOperationException {
        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, GeneratedRecord.class.getClassLoader())) {
            return (Supplier<?>) loader.loadClass(PACKAGE + ".Reading")
                    .getConstructor(EffectiveConfiguration.class)
                    .newInstance(configuration);
        }
    }
}
