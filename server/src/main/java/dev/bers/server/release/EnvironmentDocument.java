package dev.bers.server.release;

import dev.bers.config.ConfigKind;
import dev.bers.environment.EnvironmentName;
import dev.bers.server.http.Refusal;
import dev.bers.server.http.ServerProblems;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import dev.bers.workspace.folder.LoadedWorkspace;
import dev.bers.workspace.reading.DocumentReader;
import dev.bers.workspace.schema.ConfigSchema;
import dev.bers.workspace.writing.YamlText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document of kind {@code environment} as somebody sends it in place of an environment's own layer: one of its members
 * names the environment, and is no part of the layer unless the schema has a property of that name.
 */
record EnvironmentDocument(MappingValue members) {

    private static final String ENVIRONMENT = "environment";
    private static final int UNPROCESSABLE = 422;

    /**
     * What its member says; empty if it has none.
     *
     * @throws Refusal if that is no text
     */
    Optional<String> environment() {
        Value member = members.get(ENVIRONMENT);
        if (member == null) {
            return Optional.empty();
        }
        if (member instanceof TextValue text) {
            return Optional.of(text.text());
        }
        throw new Refusal(
                UNPROCESSABLE, ServerProblems.member(ENVIRONMENT, "the name of an environment", member.typeName()));
    }

    /**
     * The change that it means: in the file, and in the language, in which the layer is written now.
     *
     * @param workspace that the environment runs; null if nothing
     */
    Map<String, byte @Nullable []> change(EnvironmentName environment, @Nullable LoadedWorkspace workspace) {
        String stem = "config/" + ConfigKind.ENVIRONMENT.folder() + "/" + environment;
        String file = stem + ".yaml";
        for (String ending : DocumentReader.ENDINGS) {
            if (workspace != null && workspace.files().containsKey(stem + ending)) {
                file = stem + ending;
            }
        }
        MappingValue layer = workspace != null && isProperty(workspace) ? members : withoutEnvironment();
        String text = file.endsWith(".json") ? Json.pretty(layer) + "\n" : YamlText.write(layer);
        return Map.of(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isProperty(LoadedWorkspace workspace) {
        ConfigSchema schema = workspace.schemas().get(ConfigKind.ENVIRONMENT);
        return schema != null
                && schema.document().root().get("properties") instanceof MappingValue properties
                && properties.has(ENVIRONMENT);
    }

    private MappingValue withoutEnvironment() {
        MappingValue.Builder rest = MappingValue.builder();
        for (int i = 0; i < members.size(); i++) {
            if (!members.keyAt(i).equals(ENVIRONMENT)) {
                rest.put(members.keyAt(i), members.keyPositionAt(i), members.valueAt(i));
            }
        }
        return rest.build();
    }
}
