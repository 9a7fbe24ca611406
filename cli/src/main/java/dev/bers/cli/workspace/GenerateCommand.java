package dev.bers.cli.workspace;

import dev.bers.cli.invocation.Answer;
import dev.bers.cli.invocation.Invocation;
import dev.bers.cli.invocation.OpenWorkspace;
import dev.bers.cli.terminal.Line;
import dev.bers.cli.terminal.Look;
import dev.bers.config.ConfigKind;
import dev.bers.exchange.ProblemExchange;
import dev.bers.value.Document;
import dev.bers.value.MappingValue;
import dev.bers.workspace.generation.JavaGenerator;
import dev.bers.workspace.generation.TypeScriptGenerator;
import dev.bers.workspace.writing.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bers generate}. */
@Command(
        name = "generate",
        header = "Write types for the configurations from their schemas.",
        footerHeading = "%nExamples%n",
        footer = {
            "  bers generate typescript --out src/bers-config.d.ts",
            "  bers generate java --package com.example.config --out src/main/java"
        })
public final class GenerateCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "LANGUAGE", description = "typescript or java.")
    private Language language = Language.typescript;

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description = "The file for TypeScript, the source root for Java (default: bers-config.d.ts,"
                    + " target/generated-sources/bers).")
    private @Nullable Path out;

    @Option(names = "--package", paramLabel = "NAME", description = "Java's package (default: config).")
    private String packageName = "config";

    /** Spelled as on the command line. */
    enum Language {
        typescript,
        java
    }

    /** As part of a command line. */
    public GenerateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Map<ConfigKind, Document> schemas = schemas(invocation.open().readable());
        Map<Path, String> files = new LinkedHashMap<>();
        switch (language) {
            case typescript ->
                files.put(out == null ? Path.of("bers-config.d.ts") : out, TypeScriptGenerator.generate(schemas));
            case java -> {
                Path root = out == null ? Path.of("target", "generated-sources", "bers") : out;
                JavaGenerator.generate(schemas, packageName)
                        .forEach((file, text) -> files.put(root.resolve(file), text));
            }
        }
        for (Map.Entry<Path, String> file : files.entrySet()) {
            AtomicFiles.write(invocation.surroundings().resolve(file.getKey()), file.getValue());
        }
        return invocation.answer(Answer.fine(
                () -> MappingValue.builder()
                        .put(
                                "files",
                                ProblemExchange.texts(files.keySet().stream()
                                        .map(Path::toString)
                                        .toList()))
                        .build(),
                terminal -> files.keySet()
                        .forEach(file ->
                                terminal.print(Line.of(Look.GOOD, "  + ").text(file.toString())))));
    }

    private static Map<ConfigKind, Document> schemas(OpenWorkspace workspace) {
        Map<ConfigKind, Document> schemas = new EnumMap<>(ConfigKind.class);
        workspace.loaded().files().forEach((file, document) -> {
            for (ConfigKind kind : ConfigKind.values()) {
                if (file.startsWith("config/schemas/" + kind + ".schema.")) {
                    schemas.put(kind, document);
                }
            }
        });
        return schemas;
    }
}
