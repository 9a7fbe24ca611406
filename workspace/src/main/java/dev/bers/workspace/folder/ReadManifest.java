package dev.bers.workspace.folder;

import dev.bers.manifest.ManifestReader;
import dev.bers.manifest.ManifestReading;
import dev.bers.value.Document;

/**
 * A manifest, and what it declares.
 *
 * @param document that it was read from
 */
record ReadManifest(Document document, ManifestReading reading) {

    static ReadManifest of(Document document) {
        return new ReadManifest(document, ManifestReader.read(document));
    }
}
