import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { BersError } from "@bers/core";
import * as problems from "./build-problems.js";

/** What one file may expand to, as in the scan of artefacts. */
const EXPANDED_BYTES_MAX = 268_435_456;

/**
 * What a browser makes of a file that a server sends compressed as it lies there: gzip, by its first bytes, or Brotli,
 * which only its name says. Null for what is neither. Throws where that would be more than may be searched.
 *
 * @param {string} file
 * @param {Uint8Array} bytes
 */
export function unpacked(file, bytes) {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isGzip && !file.endsWith(".br")) {
    return null;
  }
  try {
    return (isGzip ? gunzipSync : brotliDecompressSync)(bytes, { maxOutputLength: EXPANDED_BYTES_MAX });
  } catch ({ code }) {
    if (code === "ERR_BUFFER_TOO_LARGE") {
      throw new BersError([problems.expandsTooFar(file, EXPANDED_BYTES_MAX)]);
    }
    return null;
  }
}
