import { pathOf, placedAt, valueAt } from "./paths.js";

const FOUND_LENGTH_MAX = 80;

/**
 * Where the values of one effective configuration were written. The leaves are in the order of the tree, so the leaf of
 * a value is found by counting those before it; that costs time only where something is wrong.
 */
export class Places {
  /**
   * @param values the tree, plain
   * @param leaves of that tree, with path, file, line, column
   * @param secrets paths of leaves that must not be shown
   * @param files all of the workspace by file, to find keys and mappings
   * @param ownFile the environment's own file of that kind, there or not: where a missing value belongs
   */
  constructor(values, leaves, secrets, files, ownFile) {
    this.values = values;
    this.leaves = leaves;
    this.secrets = new Set(secrets);
    this.files = files;
    this.ownFile = ownFile;
  }

  /** The leaf at steps, or the first one below; undefined if there is none. */
  leafAt(parts) {
    let before = 0;
    let at = this.values;
    for (const step of parts) {
      for (const [key, value] of Object.entries(at)) {
        if (key === String(step)) {
          break;
        }
        before += leavesIn(value);
      }
      at = valueAt(at, [step]);
      if (at === undefined) {
        return undefined;
      }
    }
    return this.leaves[before];
  }

  /** The text of a path, as the configuration itself writes it where that is known. */
  textOf(parts) {
    const value = valueAt(this.values, parts);
    return this.#isLeaf(value) ? (this.leafAt(parts)?.path ?? pathOf(parts)) : pathOf(parts);
  }

  #isLeaf(value) {
    return value !== undefined && (value === null || typeof value !== "object" || Object.keys(value).length === 0);
  }

  /** What stands at steps, in a problem: a scalar as JSON writes it, anything else by its type, a secret never. */
  foundAt(parts) {
    const value = valueAt(this.values, parts);
    if (value === undefined) {
      return "nothing";
    }
    if (value !== null && typeof value === "object") {
      return Array.isArray(value) ? "a list" : "a mapping";
    }
    if (this.isSecret(parts)) {
      return "(secret)";
    }
    const text = JSON.stringify(value);
    return text.length <= FOUND_LENGTH_MAX ? text : `${text.slice(0, FOUND_LENGTH_MAX)}…`;
  }

  isSecret(parts) {
    return this.secrets.has(this.leafAt(parts)?.path);
  }

  /** Where the value at steps was written. */
  ofValue(parts) {
    const leaf = parts.length === 0 ? undefined : this.leafAt(parts);
    return leaf === undefined ? { file: this.ownFile } : placeOf(leaf);
  }

  /** Where the key that the steps end in was written: in the file that gave its value. */
  ofKey(parts) {
    const leaf = this.leafAt(parts);
    return (leaf === undefined ? undefined : this.#placeIn(leaf.file, parts)) ?? this.ofValue(parts);
  }

  /**
   * Where a value that is not there belongs: at the key of the mapping at steps in the environment's own file, or into
   * that file as a whole.
   */
  ofMissing(parts) {
    return (parts.length === 0 ? undefined : this.#placeIn(this.ownFile, parts)) ?? { file: this.ownFile };
  }

  /** The key, or the item of a list, that the steps end in; undefined if a file has none there. */
  #placeIn(file, parts) {
    const own = this.files.get(file);
    const placed = own === undefined ? undefined : placedAt(own, parts);
    if (placed === undefined) {
      return undefined;
    }
    return placed.keyLine > 0
      ? { file, line: placed.keyLine, column: placed.keyColumn }
      : { file, line: placed.line, column: placed.column };
  }
}

function leavesIn(value) {
  const parts = value !== null && typeof value === "object" ? Object.values(value) : [];
  return Math.max(1, parts.reduce((sum, part) => sum + leavesIn(part), 0));
}

function placeOf({ file, line, column }) {
  return { file, line, column };
}

