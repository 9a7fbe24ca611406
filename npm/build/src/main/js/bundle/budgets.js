import { gzipSync } from "node:zlib";
import { nearMiss } from "../problem.js";
import * as problems from "./build-problems.js";

/** The budget of each entry that has none of its own. */
const EACH = "*";

/**
 * The entries of a build that load more at once than they may, and budgets of entries that the build does not have.
 *
 * @param {Record<string, {bytes?: number, gzip?: number}>} budgets by entry
 * @param {Map<string, [name: string, content: string | Uint8Array][]>} entries what a page loads at once with each: the
 *   entry itself and all that it imports, but nothing that it loads later
 */
export function overBudget(budgets, entries) {
  const named = Object.keys(budgets).filter((name) => name !== EACH);
  return [
    ...named
      .filter((name) => !entries.has(name))
      .map((name) => problems.unknownEntry(name, [...entries.keys()], nearMiss(name, [...entries.keys()]))),
    ...[...entries].flatMap(([name, files]) => exceeded(name, files, budgetOf(budgets, name))),
  ];
}

function budgetOf(budgets, name) {
  return Object.hasOwn(budgets, name) ? budgets[name] : (budgets[EACH] ?? {});
}

function exceeded(entry, files, budget) {
  return Object.entries(budget).flatMap(([measure, most]) => {
    const sizes = files.map(([name, content]) => [name, SIZES[measure](Buffer.from(content))]);
    const size = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
    const [largest] = sizes.reduce((a, b) => (b[1] > a[1] ? b : a));
    return size > most ? [problems.overBudget({ entry, measure, size, most, largest })] : [];
  });
}

/** By measure, the bytes of a file: as it is, and as a server sends it compressed. */
const SIZES = {
  bytes: (content) => content.length,
  gzip: (content) => gzipSync(content, { level: 9 }).length,
};
