import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { build as esbuild } from "esbuild";
import { build } from "vite";
import { bers as forEsbuild } from "../../main/js/esbuild.js";
import { bers } from "../../main/js/index.js";
import { BUILDS, STAGING } from "./builds.js";
import { edit, emitted, project, withVariables } from "./project.js";

const BASE = "config/environments/base.yaml";
const WORKER = {
  "page.js": 'new Worker(new URL("./worker.js", import.meta.url), { type: "module" });\n',
  "worker.js": 'import { API_BASE_URL } from "virtual:bers";\nfetch(API_BASE_URL);\n',
};

async function refusal(work) {
  return (await withVariables(STAGING, work).then(assert.fail, (error) => error)).message;
}

function everything(root) {
  return Object.values(emitted(path.join(root, "dist"))).join("\n");
}

/** A build of Vite with settings of its own. */
function viteBuild(root, settings) {
  return withVariables(STAGING, () =>
    build({ root, configFile: false, logLevel: "silent", plugins: [bers()], worker: { plugins: () => [bers()] }, ...settings }),
  );
}

for (const name of ["Webpack", "Rspack"]) {
  test(`a worker of ${name} knows its environment and is searched`, async (t) => {
    const root = project(t, WORKER);
    await withVariables(STAGING, () => BUILDS[name](root, {}, false));
    assert.match(everything(root), /https:\/\/staging\.picasso\.example/);
    const leak = project(t, { ...WORKER, "worker.js": 'fetch("https://chat.picasso.example/a");\n' });
    assert.match(await refusal(() => BUILDS[name](leak)), /got: https:\/\/chat\.picasso\.example\/a/);
    assert.equal(existsSync(path.join(leak, "dist")), false);
  });
}

test("a worker of Vite knows its environment and is searched", async (t) => {
  const root = project(t, WORKER);
  await viteBuild(root);
  assert.match(everything(root), /https:\/\/staging\.picasso\.example/);
  const leak = project(t, { ...WORKER, "worker.js": 'fetch("https://chat.picasso.example/a");\n' });
  assert.match(await refusal(() => viteBuild(leak)), /got: https:\/\/chat\.picasso\.example\/a/);
});

test("a script within a page is searched", async (t) => {
  const root = project(t, { "index.html": '<!doctype html>\n<script>fetch("https://chat.picasso.example/a")</script>\n' });
  assert.match(await refusal(() => viteBuild(root)), /index\.html:2:16: .*got: https:\/\/chat\.picasso\.example\/a/);
});

test("what is built for a server gets public values only, and is searched", async (t) => {
  const canary = randomBytes(16).toString("hex");
  const root = project(t, { "server.js": 'import all, { API_BASE_URL } from "virtual:bers";\nexport default [all, API_BASE_URL, __BERS_CONFIG__];\n' });
  edit(root, "config/schemas/environment.schema.json", (text) =>
    text.replace('"properties": {', '"properties": { "INNER": { "type": "string" },'),
  );
  edit(root, BASE, (text) => `${text}\nINNER: ${canary}\n`);
  await viteBuild(root, { build: { ssr: "server.js" } });
  assert.match(everything(root), /https:\/\/staging\.picasso\.example/);
  assert.equal(everything(root).includes(canary), false);
  edit(root, "server.js", (text) => `${text}fetch("https://chat.picasso.example");\n`);
  assert.match(await refusal(() => viteBuild(root, { build: { ssr: "server.js" } })), /got: https:\/\/chat\.picasso\.example/);
});

test("the entries of a server have no budget", async (t) => {
  const root = project(t, { "server.js": "export default 1;\n" });
  await viteBuild(root, { build: { ssr: "server.js" }, plugins: [bers({ budgets: { index: { bytes: 1 }, "*": { bytes: 1 } } })] });
});

test("a page whose configuration is not that of its manifest is told by the digest", async (t) => {
  const root = project(t);
  const digest = async () => {
    await viteBuild(root);
    return JSON.parse(emitted(path.join(root, "dist"))["bers-manifest.json"]).digest;
  };
  const first = await digest();
  edit(root, "page.js", (text) => `${text}console.log("other code");\n`);
  assert.equal(await digest(), first);
  edit(root, BASE, (text) => text.replace(/^WELCOME_TEXT: .*$/m, "WELCOME_TEXT: Altered"));
  assert.notEqual(await digest(), first);
});

test("what does not reach a page does not change its digest", async (t) => {
  const root = project(t);
  await viteBuild(root);
  const { digest } = JSON.parse(emitted(path.join(root, "dist"))["bers-manifest.json"]);
  edit(root, "config/schemas/environment.schema.json", (text) =>
    text.replace('"properties": {', '"properties": { "INNER": { "type": "string" },'),
  );
  edit(root, BASE, (text) => `${text}\nINNER: hidden\n`);
  await viteBuild(root);
  assert.equal(JSON.parse(emitted(path.join(root, "dist"))["bers-manifest.json"]).digest, digest);
});

test("a bundle of 50 MB is searched to its last line, and refused with one message", async (t) => {
  const text = "lorem ipsum dolor sit amet, ".repeat(1_900_000);
  const root = project(t, { "page.js": `globalThis.text = "${text}";\nfetch("https://chat.picasso.example/last");\n` });
  const told = await refusal(() => viteBuild(root, { build: { minify: false } }));
  assert.match(told, /assets\/index-[^:]+\.js:\d+:\d+: an artefact built for staging must not name .*chat\.picasso\.example\/last/);
  assert.equal(told.match(/BERS-/g).length, 1);
  assert.ok(told.length < 1_000, told.slice(0, 1_000));
  assert.equal(existsSync(path.join(root, "dist")), false);
});

test("a worker of Vite is searched without a plugin of its own, too", async (t) => {
  const leak = project(t, { ...WORKER, "worker.js": 'fetch("https://chat.picasso.example/a");\n' });
  assert.match(await refusal(() => viteBuild(leak, { worker: {} })), /got: https:\/\/chat\.picasso\.example\/a/);
});

test("the variable of a build goes before a mode that is no environment, as that of Vitest", async (t) => {
  const root = project(t);
  await withVariables({ BERS_BUILD_ENV: "development" }, () =>
    build({ root, mode: "test", configFile: false, logLevel: "silent", plugins: [bers()] }),
  );
  assert.equal(JSON.parse(emitted(path.join(root, "dist"))["bers-manifest.json"]).environment, "development");
});

test("a key that is a prototype elsewhere is written as a key, where it is accepted at all", async (t) => {
  const root = project(t, { "page.js": 'import all from "virtual:bers";\nglobalThis.told = [all.values, __BERS_CONFIG__];\n' });
  edit(root, "config/schemas/environment.schema.json", (text) =>
    text.replace('"properties": {', '"properties": { "HOSTILE": { "type": "object", "x-bers-public": true },'),
  );
  edit(root, BASE, (text) => `${text}\nHOSTILE: {"__proto__": {isAdmin: yes}, "constructor": {prototype: x}}\n`);
  assert.match(await refusal(() => BUILDS.Rollup(root, {}, false)), /__proto__.*BERS-CFG-080/);
  const accepted = `{code: BERS-CFG-080, place: ${BASE}, reason: read by own keys, until: 2999-12-31}`;
  writeFileSync(path.join(root, "config/accepted.yaml"), `accepted:\n  - ${accepted}\n`);
  await withVariables(STAGING, () => BUILDS.Rollup(root, {}, false));
  const scope = {};
  new Function("globalThis", emitted(path.join(root, "dist"))["page.js"])(scope);
  for (const { HOSTILE } of scope.told) {
    assert.equal(Object.getPrototypeOf(HOSTILE), Object.prototype);
    assert.deepEqual(Object.keys(HOSTILE), ["__proto__", "constructor"]);
    assert.equal(HOSTILE.isAdmin, undefined);
  }
});

test("esbuild has nothing to warn of, and leaves what another plugin resolves as it is", async (t) => {
  const root = project(t);
  const other = {
    name: "other",
    setup(build) {
      build.onResolve({ filter: /^made$/ }, () => ({ path: "made", namespace: "other", pluginData: "page" }));
      build.onLoad({ filter: /.*/, namespace: "other" }, ({ pluginData }) => ({
        contents: `import "./${pluginData}.js"`,
        resolveDir: root,
      }));
    },
  };
  const settings = { absWorkingDir: root, entryPoints: ["made"], outdir: "dist", bundle: true, logLevel: "silent" };
  const { warnings } = await withVariables(STAGING, () => esbuild({ ...settings, plugins: [forEsbuild(), other] }));
  assert.deepEqual(warnings, []);
  assert.match(everything(root), /https:\/\/staging\.picasso\.example/);
  await withVariables(STAGING, () => assert.rejects(esbuild({ ...settings, entryPoints: ["nowhere.js"], plugins: [forEsbuild()] }), /Could not resolve "nowhere\.js"/));
});

test("a foreign endpoint of a copied file, and of a variable of Vite's files, is told with its line", async (t) => {
  const copied = project(t, { "public/old.js": '\nfetch("https://chat.picasso.example/a");\n' });
  assert.match(await refusal(() => viteBuild(copied)), /it stands in \S*public\/old\.js:2:8: import/);
  const variable = project(t, { ".env.production": "A=1\nVITE_B=https://chat.picasso.example/b\n", "page.js": "fetch(import.meta.env.VITE_B);\n" });
  assert.match(await refusal(() => viteBuild(variable)), /it stands in \S*\.env\.production:2:8: import/);
  await viteBuild(variable, { envDir: false });
});
