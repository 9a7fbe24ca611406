import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { copyOfExample, edit, filesOf, PICASSO, remove, run, runProgram } from "./example.js";

const FOREIGN = /chat\.picasso\.example|stream\.picasso\.example|errors\.picasso\.example|pk_live_|\/\/picasso\.s3\./;
const EPOCH = { SOURCE_DATE_EPOCH: "1750000000" };

let root;

before(() => {
  root = copyOfExample();
});

after(() => remove(root));

async function built(mode, variables = EPOCH) {
  const { status, output } = await run(root, "scripts/build.js", ["--mode", mode], variables);
  assert.equal(status, 0, output);
  return filesOf(path.join(root, "dist"));
}

test("a staging build names nothing of production's, in no file and no map", async () => {
  const files = await built("staging");
  const all = Object.values(files).join("\n");
  assert.match(all, /https:\/\/staging\.picasso\.example\/chat\?t=\{tenant\}/);
  assert.match(all, /https:\/\/stream\.staging\.picasso\.example/);
  assert.doesNotMatch(all, FOREIGN);
  assert.equal(JSON.parse(files["bers-manifest.json"]).environment, "staging");
  assert.ok(Object.keys(files).some((name) => name.endsWith(".map")));
});

test("two builds give identical bytes", async () => {
  assert.deepEqual(await built("staging"), await built("staging"));
});

test("in production the URL parameter is not even in the bytes", async () => {
  assert.match(Object.values(await built("staging")).join("\n"), /picasso-env/);
  const files = await built("production");
  const scripts = Object.entries(files).filter(([name]) => !name.endsWith(".map"));
  assert.doesNotMatch(scripts.map(([, text]) => text).join("\n"), /picasso-env|staging\.picasso|pk_test_/);
});

test("the old environment.js makes the build fail, with every fault and its place", async (t) => {
  const old = copyOfExample();
  t.after(() => remove(old));
  edit(old, "widget/src/configuration.ts", () => 'export { config } from "../../legacy/environment.js";\n');
  const { status, output } = await run(old, "scripts/build.js", ["--mode", "staging"]);
  assert.equal(status, 1);
  const legacy = readFileSync(path.join(PICASSO, "legacy/environment.js"), "utf8").split("\n");
  const faults = legacy.flatMap((line, i) => (/\/\/(?:chat|stream)\.picasso\.example/.test(line) ? [i + 1] : []));
  assert.ok(faults.length >= 6);
  const told = [...output.matchAll(/got: https:\/\/(?:chat|stream)\.picasso\.example.*\n +it stands in legacy\/environment\.js:([0-9:, ]+): import/g)];
  const lines = told.flatMap(([, places]) => places.split(", ")).map((place) => Number(place.split(":")[0]));
  assert.deepEqual(lines.sort((a, b) => a - b), faults);
  assert.match(output, /import API_BASE_URL from virtual:bers instead of writing it/);
  assert.equal(existsSync(path.join(old, "dist")), false);
});

test("an endpoint of production's that somebody wrote makes the build fail, and its fix mends it", async (t) => {
  const leaking = copyOfExample();
  t.after(() => remove(leaking));
  edit(leaking, "widget/src/theme.ts", (text) => `${text}\nfetch("https://chat.picasso.example/fonts");\n`);
  const { status, output } = await run(leaking, "scripts/build.js", ["--mode", "staging"]);
  assert.equal(status, 1);
  assert.match(output, /must not name an endpoint of production, got: https:\/\/chat\.picasso\.example\/fonts/);
  edit(leaking, "widget/src/theme.ts", (text) => text.replace('fetch("https://chat.picasso.example/fonts");', ""));
  assert.equal((await run(leaking, "scripts/build.js", ["--mode", "staging"])).status, 0);
});

test("an unknown mode, and none, stop the build and say what to do", async () => {
  const unknown = await run(root, "scripts/build.js", ["--mode", "stagin"]);
  assert.equal(unknown.status, 1);
  assert.match(unknown.output, /Did you mean staging\?/);
  const none = await run(root, "scripts/build.js");
  assert.equal(none.status, 1);
  assert.match(none.output, /BERS-ENV-001/);
  assert.equal((await run(root, "scripts/build.js", [], { npm_config_mode: "staging" })).status, 0);
});

test("each entry keeps its budget", async () => {
  const files = await built("production");
  const budgets = readFileSync(path.join(PICASSO, "config/build/base.yaml"), "utf8");
  const kilobytesMax = (name) => Number(new RegExp(`name: ${name}\\n.*\\n\\s+kilobytesMax: (\\d+)`).exec(budgets)[1]);
  const weight = (entry) => [...loadedWith(files, entry)].reduce((sum, name) => sum + gzipSync(files[name]).length, 0) / 1000;
  assert.ok(weight("loader.js") <= kilobytesMax("loader"));
  assert.ok(weight(Object.keys(files).find((name) => /^assets\/widget-[^.]*\.js$/.test(name))) <= kilobytesMax("widget"));
});

/** An entry and all that it imports, but for what it asks for later. */
function loadedWith(files, entry, found = new Set()) {
  found.add(entry);
  for (const [, name] of files[entry].matchAll(/(?:from|import)\s*["'`](\.[^"'`]+\.js)["'`]/g)) {
    const file = path.posix.join(path.posix.dirname(entry), name);
    if (!found.has(file)) {
      loadedWith(files, file, found);
    }
  }
  return found;
}

test("the widget's types hold, with the declarations that its build writes", async () => {
  await built("staging");
  const compiler = path.join(PICASSO, "node_modules/typescript/bin/tsc");
  const { status, output } = await runProgram(root, compiler, ["-p", "widget"]);
  assert.equal(status, 0, output);
});
