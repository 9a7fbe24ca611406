// What a page or a process loads for each entry.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/**
 * By entry, the module and those that it shares with others, the kilobytes that the project wants it to weigh at most, and
 * those that a test holds it to, a little above what was reached.
 */
const ENTRIES = [
  { what: "core for Node", modules: ["core", "errors", "placed"], bar: 70, budget: 93 },
  { what: "browser entry", modules: ["browser", "errors"], bar: 20, budget: 35.5 },
  { what: "detection only", modules: ["detect", "errors"], bar: 12, budget: 23.8 },
];

/** Of each entry, its kilobytes minified and compressed. @returns {{what: string, found: number, bar: number, budget: number}[]} */
export function weights() {
  return ENTRIES.map(({ modules, ...rest }) => ({ ...rest, found: kilobytes(modules) }));
}

function kilobytes(modules) {
  const bytes = modules.map((name) => gzipSync(readFileSync(new URL(`../target/package/${name}.js`, import.meta.url)), { level: 9 }));
  return bytes.reduce((sum, { length }) => sum + length, 0) / 1024;
}
