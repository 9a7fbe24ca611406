import fs from "node:fs";
import path from "node:path";

/** A file that is longer was made by a machine. */
const BYTES_MAX = 1_048_576;

/**
 * The files that an output was built from, to say where in them stands what was found in it: a place in minified code
 * helps nobody. They are searched only when something is sought, as the output was.
 */
export class Sources {
  #files;
  #search;
  #folder;
  #places = null;

  /**
   * @param {Iterable<string>} files absolute paths
   * @param {(bytes: Uint8Array) => {endpoint: string, line: number, column: number}[]} search finds foreign endpoints
   * @param {string} folder that places below it are told from
   */
  constructor(files, search, folder) {
    this.#files = files;
    this.#search = search;
    this.#folder = folder;
  }

  /** By the name of each file that writes an endpoint, its places there as line:column. */
  placesOf(endpoint) {
    this.#places ??= this.#searched();
    return this.#places.get(endpoint) ?? new Map();
  }

  #searched() {
    const places = new Map();
    for (const file of new Set(this.#files)) {
      for (const { endpoint, line, column } of this.#search(bytesOf(file))) {
        const inFiles = places.get(endpoint) ?? new Map();
        const name = this.#nameOf(file);
        inFiles.set(name, [...(inFiles.get(name) ?? []), `${line}:${column}`]);
        places.set(endpoint, inFiles);
      }
    }
    return places;
  }

  #nameOf(file) {
    const steps = path.relative(this.#folder, file).split(path.sep);
    return steps[0] === ".." || path.isAbsolute(steps.join(path.sep)) ? file : steps.join("/");
  }
}

function bytesOf(file) {
  try {
    return fs.statSync(file).size > BYTES_MAX ? Buffer.alloc(0) : fs.readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
