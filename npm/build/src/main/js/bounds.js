/** The bounds of docs/limits.md that hold while files are read here; a test compares them with that page. */
export const DOCUMENT_BYTES_MAX = 4_194_304;
export const DEPTH_MAX = 64;
export const NODES_MAX = 200_000;
export const TEXT_LENGTH_MAX = 262_144;
export const KEY_LENGTH_MAX = 1_024;
export const DOCUMENTS_MAX = 100_000;
export const NUMBER_LENGTH_MAX = 400;
export const PATTERN_LENGTH_MAX = 8_192;
export const PATTERN_NESTING_MAX = 64;
/** Violations of one configuration beyond which the rest is not told. */
export const VIOLATIONS_MAX = 100;
