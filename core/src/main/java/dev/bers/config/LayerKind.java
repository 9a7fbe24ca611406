package dev.bers.config;

/** The kinds of layers, lowest first: a layer overrides those declared before it. */
public enum LayerKind {
    /** {@code default} keywords of the schema. */
    DEFAULTS("default"),
    /** {@code base.yaml}. */
    BASE("base"),
    /** An environment that this one extends, the most distant first. */
    PARENT("parent"),
    /** The environment's own file. */
    ENVIRONMENT("environment"),
    /** {@code tenants/<hash>/config.yaml}. */
    TENANT("tenant"),
    /** {@code tenants/<hash>/config.<environment>.yaml}. */
    TENANT_ENVIRONMENT("tenant-environment"),
    /** {@code <environment>.local.yaml}, in the development tier only. */
    LOCAL("local"),
    /** {@code BERS_CONFIG__…} variables of the process. */
    VARIABLES("variable");

    private final String text;

    LayerKind(String text) {
        this.text = text;
    }

    /** The name in provenance, in JSON and on the terminal. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
