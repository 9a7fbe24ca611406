import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import * as esbuild from "esbuild";
import { bers } from "../../main/js/esbuild.js";
import { STAGING } from "./builds.js";
import { project, withVariables } from "./project.js";

const PAGE = "console . log( 1 )\n";

test("esbuild overwrites no file that it builds from, unless it is told to", async (t) => {
  const root = project(t, { "page.js": PAGE });
  const given = { absWorkingDir: root, entryPoints: ["page.js"], outfile: "page.js", bundle: true, logLevel: "silent", plugins: [bers()] };
  const refused = await withVariables(STAGING, () => esbuild.build(given)).then(assert.fail, (error) => error);
  assert.match(refused.message, /the output would overwrite .*page\.js, from which it is built \[BERS-BLD-009\]/);
  assert.equal(readFileSync(path.join(root, "page.js"), "utf8"), PAGE);
  await withVariables(STAGING, () => esbuild.build({ ...given, allowOverwrite: true }));
  assert.notEqual(readFileSync(path.join(root, "page.js"), "utf8"), PAGE);
});

test("esbuild's options are their owner's again when a build has begun, and can be built with twice", async (t) => {
  const root = project(t);
  const options = { absWorkingDir: root, entryPoints: ["page.js"], outdir: "dist", bundle: true, logLevel: "silent", plugins: [bers()] };
  const before = { ...options };
  for (const environment of ["staging", "preview"]) {
    const result = await withVariables({ BERS_ENV: environment }, () => esbuild.build(options));
    assert.deepEqual(options, before);
    assert.equal(result.outputFiles, undefined);
    assert.equal(JSON.parse(readFileSync(path.join(root, "dist/bers-manifest.json"), "utf8")).environment, environment);
    assert.match(readFileSync(path.join(root, "dist/page.js"), "utf8"), new RegExp(`"${environment}20`));
  }
});

test("esbuild prints what it is given no place for, as it does by itself", (t) => {
  const root = project(t, { "page.js": 'import { API_BASE_URL } from "virtual:bers";\nconsole.log(API_BASE_URL);\n' });
  const plugin = import.meta.resolve("../../main/js/esbuild.js");
  const script = `import { build } from ${JSON.stringify(import.meta.resolve("esbuild"))};
import { bers } from ${JSON.stringify(plugin)};
await build({ entryPoints: ["page.js"], bundle: true, plugins: [bers()] });`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root, env: { ...process.env, ...STAGING }, encoding: "utf8" });
  assert.equal(stderr, "");
  assert.match(stdout, /https:\/\/staging\.picasso\.example/);
  assert.deepEqual(["<stdout>", "bers-manifest.json"].filter((name) => existsSync(path.join(root, name))), []);
});
