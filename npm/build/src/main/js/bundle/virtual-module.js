import { answer, BersError } from "@bers/core";
import * as problems from "./build-problems.js";

/** What a page imports. */
export const MODULE = "virtual:bers";
/** How bundlers know it once it is resolved; the NUL keeps other plugins away. */
export const RESOLVED = "\0virtual:bers";

/**
 * The text of either module while nothing is known that it could say: whatever is imported from it can be, so that what
 * is wrong with the workspace is all that is told.
 */
export const UNKNOWN_TEXT = "module.exports = {};\n";

const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

/**
 * A snapshot's leaves as {name, path, value}: A.B is A_B, NODES[two].url is NODES_two_url. Throws where two would be the
 * same.
 */
export function exportsOf({ values, itemKeys, paths }) {
  const byName = new Map();
  const found = paths.map((path) => {
    const steps = answer("path", { text: path }).steps;
    const name = exportName(steps.map((step) => step.key ?? step.item ?? step.index).join("_"));
    if (byName.has(name)) {
      throw new BersError([problems.sameExport(name, path, byName.get(name))]);
    }
    byName.set(name, path);
    return { name, path, value: valueAt(values, itemKeys, steps) };
  });
  return found;
}

/**
 * The export that would have been the right one for an endpoint: of those that other pages are given in its place, or as
 * the beginning of it, the longest. Null if there is none.
 */
export function exportFor(endpoint, others, own) {
  const exported = new Set(exportsOf(own).map(({ name }) => name));
  const candidates = others.flatMap(exportsOrNone).filter(({ name, value }) => exported.has(name) && begins(endpoint, value));
  return candidates.sort((a, b) => b.value.length - a.value.length)[0]?.name ?? null;
}

/** Where two names clash, a build of that environment says so. */
function exportsOrNone(snapshot) {
  try {
    return exportsOf(snapshot);
  } catch {
    return [];
  }
}

/** Whether a value is an address, and another one is it or lies below it. */
function begins(endpoint, value) {
  return /^[a-z][a-z0-9+.-]*:\/\/./.test(value) && `${endpoint}/`.startsWith(value.endsWith("/") ? value : `${value}/`);
}

function exportName(text) {
  const name = text.replace(/[^A-Za-z0-9_$]/g, "_");
  return /^[0-9]/.test(name) || RESERVED.has(name) ? `_${name}` : name;
}

function valueAt(values, itemKeys, steps) {
  let at = values;
  let list = "";
  for (const { key, index, item } of steps) {
    if (item === undefined) {
      at = at[key ?? index];
      list = key === undefined ? `${list}[${index}]` : list === "" ? key : `${list}.${key}`;
    } else {
      at = at[itemKeys[list].indexOf(item)];
      list = `${list}[${item}]`;
    }
  }
  return at;
}

/** A text in JSON, and the colon behind it if it is a key. */
const TEXT = /"(?:[^"\\]|\\.)*":?/g;

/** A value as JavaScript that may stand in any file, an inline script included; a key __proto__ stays a key. */
export function literal(value) {
  return JSON.stringify(value)
    .replace(TEXT, (text) => (text === '"__proto__":' ? '["__proto__"]:' : text))
    .replace(/[<\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The module's text: one named export per leaf, so that a bundler drops what nobody imports, and all as its default. */
export function moduleText(snapshot) {
  const lines = exportsOf(snapshot).map(({ name, value }) => `export const ${name} = ${literal(value)};`);
  return `${lines.join("\n")}\nexport default ${whole(snapshot)};\n`;
}

/** The same for a dev server: importers see new values without being loaded anew. */
export function liveModuleText(snapshot) {
  const found = exportsOf(snapshot);
  const lines = found.map(({ name, value }) => `export let ${name} = ${literal(value)};`);
  const updates = found.map(({ name }) => `    ${name} = next.${name};`);
  return `${lines.join("\n")}
let everything = ${whole(snapshot)};
export { everything as default };
if (import.meta.hot) {
  // The first instance is the one that importers hold, so each later one is copied into it.
  import.meta.hot.data.update ??= (next) => {
${updates.join("\n")}
    everything = next.default;
    globalThis.dispatchEvent?.(new CustomEvent("bers:configuration", { detail: everything }));
    if (!import.meta.hot.data.isTold) {
      import.meta.hot.data.isTold = true;
      console.info("[bers] new values: listen for bers:configuration on the window to draw them, or reload");
    }
  };
  import.meta.hot.accept((next) => next && import.meta.hot.data.update(next));
}
`;
}

function whole({ values, itemKeys }) {
  return literal({ values, itemKeys });
}
