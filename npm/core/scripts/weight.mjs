// What a page or a process loads for each entry.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** By entry, the module and those that it shares with others, and the kilobytes that the project wants them to stay below. */
const ENTRIES = [
  { what: "core for Node", modules: ["core", "errors", "placed"], bar: 70 },
  { what: "browser entry", modules: ["browser", "errors"], bar: 20 },
  { what: "detection only", modules: ["detect", "errors"], bar: 12 },
];

/** Of each entry, its kilobytes minified and compressed. @returns {{what: string, found: number, bar: number}[]} */
export function weights() {
  return ENTRIES.map(({ what, modules, bar }) => ({ what, found: kilobytes(modules), bar }));
}

function kilobytes(modules) {
  const bytes = modules.map((name) => gzipSync(readFileSync(new URL(`../target/package/${name}.js`, import.meta.url)), { level: 9 }));
  return bytes.reduce((sum, { length }) => sum + length, 0) / 1024;
}
