import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";
import { badOption, badTimestamp, outrankedMode, overBudget, overwritten, sameExport, unknownEntry, unknownOption, unwritableTypings } from "../../main/js/bundle/build-problems.js";
import { readOptions } from "../../main/js/bundle/options.js";
import { edit, emitted, project, withVariables } from "./project.js";

const REPOSITORY = fileURLToPath(new URL("../../../../../", import.meta.url));
const PAGE = "docs/javascript.md";

/** The blocks of JavaScript on a page. */
function blocks(page) {
  return [...readFileSync(path.join(REPOSITORY, page), "utf8").matchAll(/^```js\n(.*?)^```$/gms)].map(([, text]) => text);
}

/** What is written for a package, for a folder that has none installed. */
function resolved(text) {
  return text.replace(/from "(vite|@bers\/build)"/g, (_, name) => `from ${JSON.stringify(import.meta.resolve(name))}`);
}

async function builtWith(t, configuration, page) {
  const root = project(t, { "vite.config.mjs": resolved(configuration), "page.js": page });
  const { default: config } = await import(pathToFileURL(path.join(root, "vite.config.mjs")));
  const run = () =>
    withVariables({}, () => build({ ...config, root, mode: "staging", configFile: false, logLevel: "silent" }));
  return { root, run };
}

test("the five lines of the README give a typed value, a leak that fails, and its fix", async (t) => {
  const [configuration] = blocks("README.md");
  assert.equal(configuration.trim().split("\n").length, 5);
  const [, page] = blocks(PAGE);
  const { root, run } = await builtWith(t, configuration, page);
  await run();
  const files = emitted(path.join(root, "dist"));
  const script = Object.entries(files).find(([name]) => name.endsWith(".js"))[1];
  assert.match(script, /https:\/\/staging\.picasso\.example/);
  assert.doesNotMatch(script, /falls away elsewhere/);
  assert.match(readFileSync(path.join(root, "bers-env.d.ts"), "utf8"), /export const API_BASE_URL: string;/);
  edit(root, "page.js", (text) => text.replace("${API_BASE_URL}", "https://chat.picasso.example"));
  await assert.rejects(run(), /must not name an endpoint of production, got: https:\/\/chat\.picasso\.example.*BERS-ISO-010/s);
  edit(root, "page.js", () => page);
  await run();
});

test("the configuration on the plugin's page works", async (t) => {
  const [configuration, page] = blocks(PAGE);
  const { run } = await builtWith(t, configuration, page);
  await run();
});

test("the table of options is what the plugin takes by default", () => {
  const rows = [...readFileSync(path.join(REPOSITORY, PAGE), "utf8").matchAll(/^\| `([A-Za-z.]+)` \| (?:`([^`]+)`)?/gm)];
  const { environmentDetection, configurationInjection, ...plain } = readOptions();
  const flat = { configPath: undefined, ...plain };
  for (const [group, options] of Object.entries({ environmentDetection, configurationInjection })) {
    Object.entries(options).forEach(([name, value]) => (flat[`${group}.${name}`] = value));
  }
  const documented = Object.fromEntries(rows.map(([, name, value]) => [name, value === undefined ? undefined : JSON.parse(value)]));
  assert.deepEqual(documented, flat);
});

test("the examples of a build's problems are what is said", () => {
  const page = readFileSync(path.join(REPOSITORY, "docs/problems.md"), "utf8");
  const said = [
    unknownOption("configPth", ["configPath"], "configPath"),
    badOption("environmentDetection.requireExplicit", "true or false", "no"),
    sameExport("A_B", "A.B", "A_B"),
    badTimestamp("yesterday"),
    overBudget({ entry: "index", measure: "bytes", size: 152_340, most: 150_000, largest: "index.js" }),
    unknownEntry("mian", ["main"], "main"),
    outrankedMode("staging", "production"),
    unwritableTypings("/srv/shop/bers-env.d.ts", "permission denied"),
    overwritten("/srv/shop/page.js"),
  ];
  const documented = [...page.matchAll(/^### (BERS-BLD-[0-9]{3}) (?:(?!^###).)*?\*\*Example\.\*\* `(.+?)`$/gms)];
  assert.deepEqual(
    documented.map(([, code, example]) => [code, example]),
    said.map(({ code, message }) => [code, message]),
  );
});
