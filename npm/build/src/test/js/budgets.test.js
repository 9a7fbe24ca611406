import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { overBudget } from "../../main/js/bundle/budgets.js";
import { readOptions } from "../../main/js/bundle/options.js";
import { BUILDS, STAGING } from "./builds.js";
import { project, withVariables } from "./project.js";

const TEXT = "abcdefghijklmnopqrstuvwxyz".repeat(400);
const FILES = {
  "page.js": 'import { text } from "./now.js";\nimport("./later.js").then(({ text: more }) => console.log(text, more));\n',
  "now.js": `export const text = ${JSON.stringify(TEXT)};\n`,
  "later.js": `export const text = ${JSON.stringify(TEXT.toUpperCase().repeat(10))};\n`,
};
/** How each bundler calls the entry by default. */
const ENTRIES = { Vite: "index", Rollup: "page", Webpack: "main", Rspack: "main", esbuild: "page" };

for (const [name, build] of Object.entries(BUILDS)) {
  const entry = ENTRIES[name];

  test(`${name} stops at an entry that loads more at once than its budget`, async (t) => {
    const root = project(t, FILES);
    const budgets = { [entry]: { bytes: 10_000, gzip: 100 } };
    const { message } = await withVariables(STAGING, () => build(root, { budgets }, false)).then(assert.fail, (error) => error);
    assert.match(message, new RegExp(`the entry ${entry} loads 1[0-4][0-9]{3} bytes at once, but its budget is 10000 \\[BERS-BLD-005\\]`));
    assert.match(message, new RegExp(`the entry ${entry} loads [0-9]+ bytes gzipped at once, but its budget is 100 \\[BERS-BLD-005\\]`));
    assert.equal(existsSync(path.join(root, "dist")), false);
  });

  test(`${name} does not count what an entry loads later`, async (t) => {
    const root = project(t, FILES);
    await withVariables(STAGING, () => build(root, { budgets: { "*": { bytes: 20_000, gzip: 4_000 } } }, false));
    assert.ok(existsSync(path.join(root, "dist/bers-manifest.json")));
  });

  test(`${name} has no budget for an entry that is not there`, async (t) => {
    const root = project(t, FILES);
    const budgets = { [`${entry}e`]: { bytes: 1 } };
    const { message } = await withVariables(STAGING, () => build(root, { budgets }, false)).then(assert.fail, (error) => error);
    assert.match(message, new RegExp(`a budget for the entry ${entry}e, but the build has no such entry \\[BERS-BLD-006\\]`));
  });
}

test("the largest part is named with what to do, and an entry's own budget goes before that of each", () => {
  const entries = new Map([
    ["a", [["a.js", "1234"], ["a.css", "123456"]]],
    ["b", [["b.js", "12"]]],
  ]);
  const [problem, ...more] = overBudget({ "*": { bytes: 5 }, b: { bytes: 2 } }, entries);
  assert.deepEqual(more, []);
  assert.equal(problem.message, "the entry a loads 10 bytes at once, but its budget is 5");
  assert.equal(problem.file, "a.css");
  assert.match(problem.suggestion, /^a\.css is the largest part: load what a page does not need at once with import\(\)/);
});

test("an entry that is called as what every object has is held to the budget of each", () => {
  const entries = new Map([["constructor", [["constructor.js", "123456"]]]]);
  assert.deepEqual(overBudget({ "*": { bytes: 5 } }, entries).map(({ code }) => code), ["BERS-BLD-005"]);
});

test("a budget that is none is refused by name", () => {
  const codes = (budgets) => {
    try {
      readOptions({ budgets });
      return [];
    } catch ({ problems }) {
      return problems.map(({ code, path: at, suggestion }) => [code, at, suggestion]);
    }
  };
  assert.deepEqual(codes({ main: { byte: 1 } }), [["BERS-BLD-001", "budgets.main.byte", "Did you mean bytes?"]]);
  assert.deepEqual(codes({ main: { bytes: "150 kB" } }).map(([code]) => code), ["BERS-BLD-002"]);
  assert.deepEqual(codes({ main: 150 }).map(([code, at]) => [code, at]), [["BERS-BLD-002", "budgets.main"]]);
  assert.deepEqual(codes(150).map(([code, at]) => [code, at]), [["BERS-BLD-002", "budgets"]]);
  assert.deepEqual(codes({ main: { bytes: 1, gzip: 2 } }), []);
});
