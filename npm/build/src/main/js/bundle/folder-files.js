import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** Clocks of file systems go in steps, and may lag by one. */
const STEP_MILLIS = 20;

/**
 * The files below a folder that came or changed since a moment, by name. Links are followed, as by whoever copies or
 * serves the folder, but none that leads back to a folder around it.
 *
 * @param {string} folder
 * @param {number} [since] milliseconds since 1970; all files without it
 * @returns {Generator<[name: string, content: Buffer]>}
 */
export function* folderFiles(folder, since = 0, prefix = "", around = []) {
  const real = realOf(folder);
  if (real === undefined || around.includes(real)) {
    return;
  }
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    const stat = statOf(file);
    if (stat?.isDirectory()) {
      yield* folderFiles(file, since, `${prefix}${name}/`, [...around, real]);
    } else if (stat?.isFile() && stat.ctimeMs >= since - STEP_MILLIS) {
      yield [prefix + name, fs.readFileSync(file)];
    }
  }
}

/** Undefined for a folder that is not there, as that of an output which is kept in memory. */
function realOf(folder) {
  try {
    return fs.realpathSync(folder);
  } catch {
    return undefined;
  }
}

/** Undefined for what leads nowhere, or is gone. */
function statOf(file) {
  try {
    return fs.statSync(file);
  } catch {
    return undefined;
  }
}

/** What tells one content from another: SHA-1, which nobody attacks here. @param {string | Uint8Array} content */
export function fingerprint(content) {
  return createHash("sha1").update(content).digest("base64");
}
