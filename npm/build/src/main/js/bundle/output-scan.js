import { createInventory } from "@bers/core";
import { unpacked } from "./unpacked.js";

/**
 * Searches what was built for endpoints that its environment may not reach. Texts within a source map are searched one
 * by one, so that a finding names the source and its line.
 */
export class OutputScan {
  #scan;
  #findings = [];
  #named = new Map();

  constructor(manifest, environment) {
    this.#scan = createInventory({ manifest, environment });
  }

  /** Searches one file. @param {string | Uint8Array} content */
  add(file, content) {
    const packed = typeof content === "string" ? Buffer.from(content) : content;
    const bytes = unpacked(file, packed) ?? packed;
    const map = file.endsWith(".map") ? parsed(bytes) : null;
    if (Array.isArray(map?.sourcesContent)) {
      this.#map(file, map);
    } else {
      this.#search(file, null, bytes);
    }
  }

  #map(file, map) {
    const rest = { ...map, sourcesContent: map.sourcesContent.map((text) => (typeof text === "string" ? null : text)) };
    map.sourcesContent.forEach((text, i) => {
      if (typeof text === "string") {
        this.#search(file, map.sources?.[i] ?? null, Buffer.from(text));
      }
    });
    this.#search(file, null, Buffer.from(JSON.stringify(rest)));
  }

  /** What of a text the environment may not reach; nothing of it is kept. */
  foreignIn(bytes) {
    return this.#scan(bytes).findings;
  }

  #search(file, source, bytes) {
    const { findings, named } = this.#scan(bytes);
    findings.forEach((finding) => this.#findings.push({ file, source, ...finding }));
    named.forEach((one) => this.#named.set(one.endpoint, one));
  }

  /** Every endpoint that may be named, with who owns it. */
  get endpoints() {
    return [...this.#named.values()].sort((a, b) => (a.endpoint < b.endpoint ? -1 : 1));
  }

  /** All so far, by file and place. */
  get findings() {
    return [...this.#findings].sort(
      (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
    );
  }
}

function parsed(bytes) {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return null;
  }
}
