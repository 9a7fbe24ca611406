package dev.bers.workspace.folder;

import dev.bers.config.SchemaOutline;
import dev.bers.value.Document;
import dev.bers.workspace.schema.ConfigSchema;
import dev.bers.workspace.schema.SchemaCompilation;

/**
 * The schema of a kind, as resolution and as validation need it.
 *
 * @param document that it was made from
 */
record CompiledSchema(Document document, SchemaOutline outline, SchemaCompilation compilation) {

    static CompiledSchema of(Document document) {
        return new CompiledSchema(document, SchemaOutline.of(document), ConfigSchema.compile(document));
    }
}
