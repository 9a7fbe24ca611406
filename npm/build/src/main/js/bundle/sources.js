import fs from "node:fs";
import path from "node:path";
import { positionAt } from "../reading/source-text.js";

/** A file that is longer was made by a machine. */
const BYTES_MAX = 1_048_576;

/**
 * The files that an output was built from, to say where in them stands what was found in it: a place in minified code
 * helps nobody. They are read only when something is sought.
 */
export class Sources {
  #files;
  #folder;
  #texts = null;

  /** @param {Iterable<string>} files absolute paths  @param {string} folder that places are told from */
  constructor(files, folder) {
    this.#files = files;
    this.#folder = folder;
  }

  /** The first place, file:line:column, at which a text is written as it is; null if there is none. */
  placeOf(text) {
    this.#texts ??= [...this.#files].map((file) => [file, textOf(file)]).filter(([, content]) => content !== null);
    for (const [file, content] of this.#texts) {
      const index = content.indexOf(text);
      if (index >= 0) {
        const { line, column } = positionAt(content, index);
        return `${this.#nameOf(file)}:${line}:${column}`;
      }
    }
    return null;
  }

  #nameOf(file) {
    const below = path.relative(this.#folder, file).split(path.sep).join("/");
    return below.startsWith("../") ? file : below;
  }
}

function textOf(file) {
  try {
    return fs.statSync(file).size > BYTES_MAX ? null : fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
