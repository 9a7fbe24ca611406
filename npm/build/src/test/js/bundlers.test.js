import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { rspack } from "@rspack/core";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import webpack from "webpack";
import { bers as forEsbuild } from "../../main/js/esbuild.js";
import { bers as forRollup } from "../../main/js/rollup.js";
import { bers as forRspack } from "../../main/js/rspack.js";
import { bers as forWebpack } from "../../main/js/webpack.js";
import { emitted, project, withVariables } from "./project.js";

const FOREIGN = { "page.js": 'fetch("https://chat.picasso.example/api");\n' };
const STAGING = { BERS_ENV: "staging", SOURCE_DATE_EPOCH: "1750000000" };

async function rollupBuild(root) {
  const bundle = await rollup({
    input: path.join(root, "page.js"),
    plugins: [forRollup({ configPath: root, configurationInjection: { typings: false } })],
    onLog() {},
  });
  try {
    await bundle.write({ dir: path.join(root, "dist"), sourcemap: true });
  } finally {
    await bundle.close();
  }
}

function compile(bundler, plugin) {
  return async (root) => {
    const compiler = bundler({
      context: root,
      mode: "production",
      devtool: "source-map",
      entry: "./page.js",
      output: { path: path.join(root, "dist") },
      plugins: [plugin()],
      infrastructureLogging: { level: "none" },
    });
    const stats = await new Promise((resolve, reject) => compiler.run((error, done) => (error ? reject(error) : resolve(done))));
    await new Promise((closed) => compiler.close(closed));
    if (stats.hasErrors()) {
      throw new Error(stats.toJson({ all: false, errors: true }).errors.map(({ message }) => message).join("\n"));
    }
  };
}

async function esbuildBuild(root) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["page.js"],
    outdir: "dist",
    bundle: true,
    minify: true,
    sourcemap: true,
    logLevel: "silent",
    plugins: [forEsbuild()],
  });
}

const BUNDLERS = {
  Rollup: rollupBuild,
  Webpack: compile(webpack, forWebpack),
  Rspack: compile(rspack, forRspack),
  esbuild: esbuildBuild,
};

for (const [name, build] of Object.entries(BUNDLERS)) {
  test(`${name} emits what a page may know, its manifest, and nothing of another environment`, async (t) => {
    const root = project(t);
    await withVariables(STAGING, () => build(root));
    const files = emitted(path.join(root, "dist"));
    const [, script] = Object.entries(files).find(([file]) => file.endsWith(".js"));
    assert.match(script, /https:\/\/staging\.picasso\.example/);
    assert.match(script, /2025-06-15T15:06:40\.000Z/);
    assert.doesNotMatch(script, /only in production|How can we help|__BERS/);
    const manifest = JSON.parse(files["bers-manifest.json"]);
    assert.equal(manifest.environment, "staging");
    assert.match(manifest.digest, /^sha256:/);
  });

  test(`${name} stops at a foreign endpoint and writes nothing`, async (t) => {
    const root = project(t, FOREIGN);
    const refused = await withVariables(STAGING, () => build(root)).then(assert.fail, (error) => error);
    const told = [refused.message, ...(refused.errors ?? []).map(({ text }) => text)].join("\n");
    assert.match(told, /must not name an endpoint of production, got: https:\/\/chat\.picasso\.example/);
    assert.match(told, /BERS-ISO-010/);
    assert.throws(() => emitted(path.join(root, "dist")));
  });

  test(`${name} stops at a workspace that does not validate`, async (t) => {
    const root = project(t, { "config/environments/staging.yaml": "REQUEST_TIMEOUT: 5\n" });
    const refused = await withVariables(STAGING, () => build(root)).then(assert.fail, (error) => error);
    assert.match(refused.message, /config\/environments\/staging\.yaml:1:18: .*BERS-CFG-012/);
  });
}
