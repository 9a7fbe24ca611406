package dev.bers.benchmark;

/** The reference input as the files of a workspace. */
public final class ReferenceFiles {

    private ReferenceFiles() {}

    /** The schema of the kind {@code environment}, as JSON. */
    public static String schema() {
        return ReferenceLayers.SCHEMA;
    }

    /** What all environments share, as YAML: 200 keys. */
    public static String base() {
        return ReferenceLayers.YAML.get(0);
    }

    /** What an environment says differently, as YAML: 40 keys. */
    public static String environment(String name) {
        String hosts = name.equals("production") ? ".picasso.example" : ".staging.picasso.example";
        return ReferenceLayers.YAML.get(1).replace(".staging.picasso.example", hosts);
    }
}
