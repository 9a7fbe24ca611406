import { createRequire } from "node:module";
import { once } from "../once.js";

const require = createRequire(import.meta.url);

/** Only what every reader takes for a URI (RFC 3986): scheme, a host of plain characters, port, a plain path. */
const PLAIN_URI = /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[a-z0-9._~/-]*)?$/i;

/** The module of formats that kept validators ask for. */
export const FORMATS_MODULE = "ajv-formats/dist/formats";

/**
 * The formats that schemas name, as ajv-formats tells them. A plain URI, as nearly all are, is told without the expression
 * for all others, which an engine takes longer to compile than all else of a small build's validation.
 */
export const formats = once(() => {
  const { fullFormats } = require(FORMATS_MODULE);
  return { ...fullFormats, uri: (text) => PLAIN_URI.test(text) || fullFormats.uri(text) };
});
