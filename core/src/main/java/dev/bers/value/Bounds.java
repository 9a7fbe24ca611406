package dev.bers.value;

/** The limits on what is read; beyond one of them the answer is a problem that names it, never a crash. */
public final class Bounds {

    /** Bytes of one document. */
    public static final int DOCUMENT_BYTES_MAX = 4 * 1024 * 1024;
    /** Mappings and lists inside each other. */
    public static final int DEPTH_MAX = 64;
    /** Nodes of one document, after its aliases are expanded. */
    public static final int NODES_MAX = 200_000;
    /** UTF-16 units of one text. */
    public static final int TEXT_LENGTH_MAX = 262_144;
    /** UTF-16 units of one key. */
    public static final int KEY_LENGTH_MAX = 1_024;
    /** Layers of one configuration. */
    public static final int LAYERS_MAX = 64;
    /** Documents of one workspace, tenants' included. */
    public static final int DOCUMENTS_MAX = 100_000;

    /** References inside references, and the mappings and lists around them, while one value is interpolated. */
    public static final int INTERPOLATION_DEPTH_MAX = 200;
    /** Nodes that the references of one environment may copy, all kinds together. */
    public static final int INTERPOLATED_NODES_MAX = 100_000;
    /** UTF-16 units that the references of one environment may produce, all kinds together. */
    public static final int INTERPOLATED_LENGTH_MAX = 4 * 1024 * 1024;
    /** Variables {@code BERS_CONFIG__…} of one process. */
    public static final int VARIABLES_MAX = 1_000;
    /** Different places of one schema, after its references are followed. */
    public static final int SCHEMA_NODES_MAX = 20_000;

    private Bounds() {}
}
