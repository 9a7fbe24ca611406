package dev.bers.benchmark;

import java.util.List;

/** The three layers of {@link ReferenceText} as texts, lowest first. */
final class ReferenceLayers {

    static final List<String> JSON = List.of(
            ReferenceText.json(ReferenceText.base()),
            ReferenceText.json(ReferenceText.environment()),
            ReferenceText.json(ReferenceText.tenant()));
    static final List<String> YAML = List.of(
            ReferenceText.yaml(ReferenceText.base()),
            ReferenceText.yaml(ReferenceText.environment()),
            ReferenceText.yaml(ReferenceText.tenant()));
    static final String SCHEMA = ReferenceText.json(ReferenceText.schema());

    private ReferenceLayers() {}
}
