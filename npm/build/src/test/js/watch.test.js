import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { rspack } from "@rspack/core";
import * as esbuild from "esbuild";
import { watch as rollupWatch } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";
import { bers as forEsbuild } from "../../main/js/esbuild.js";
import { bers as forVite } from "../../main/js/index.js";
import { bers as forRollup } from "../../main/js/rollup.js";
import { bers as forRspack } from "../../main/js/rspack.js";
import { bers as forWebpack } from "../../main/js/webpack.js";
import { compilerOptions, messagesOf, STAGING } from "./builds.js";
import { emitted, project, withVariables } from "./project.js";

const PAGE = 'import { WELCOME_TEXT } from "virtual:bers";\nglobalThis.told = [WELCOME_TEXT, __BERS_CONFIG__.WELCOME_TEXT];\n';

/** What each build of a watcher ended with: null, or what was wrong. */
class Rounds {
  #ended = [];
  #waiting = null;

  end(message) {
    this.#ended.push(message);
    this.#waiting?.();
  }

  /** The outcome of the first build, from now on or before, that is as wanted. */
  async until(isWanted) {
    for (;;) {
      const outcome = this.#ended.shift();
      if (outcome === undefined) {
        await new Promise((resolve) => (this.#waiting = resolve));
      } else if (isWanted(outcome)) {
        return outcome;
      }
    }
  }
}

function watchRollup(root, rounds) {
  const watcher = rollupWatch({
    input: path.join(root, "page.js"),
    output: { dir: path.join(root, "dist") },
    plugins: [forRollup({ configPath: root, configurationInjection: { typings: false } })],
    watch: { chokidar: { usePolling: true, interval: 50 }, buildDelay: 0 },
    onLog() {},
  });
  watcher.on("event", ({ code, error, result }) => {
    result?.close();
    if (code === "ERROR") {
      rounds.end(error.message);
    } else if (code === "BUNDLE_END") {
      rounds.end(null);
    }
  });
  return () => watcher.close();
}

function watchCompiler(bundler, plugin) {
  return (root, rounds) => {
    const compiler = bundler({ ...compilerOptions(root, plugin(), false), mode: "development" });
    const watching = compiler.watch({ poll: 50, aggregateTimeout: 20, ignored: /dist|bers-env/ }, (error, stats) => {
      rounds.end(error?.message ?? (stats.hasErrors() ? messagesOf(stats) : null));
    });
    return () => new Promise((closed) => watching.close(() => compiler.close(closed)));
  };
}

async function watchEsbuild(root, rounds) {
  const tell = {
    name: "tell",
    setup: (build) => build.onEnd(({ errors }) => rounds.end(errors.length === 0 ? null : errors.map(({ text }) => text).join("\n"))),
  };
  const context = await esbuild.context({
    absWorkingDir: root,
    entryPoints: ["page.js"],
    outdir: "dist",
    bundle: true,
    logLevel: "silent",
    plugins: [forEsbuild(), tell],
  });
  await context.watch();
  return () => context.dispose();
}

async function watchVite(root, rounds) {
  const watcher = await vite({
    root,
    configFile: false,
    logLevel: "silent",
    plugins: [forVite()],
    build: { modulePreload: { polyfill: false }, watch: { chokidar: { usePolling: true, interval: 50 }, watcher: { usePolling: true, pollInterval: 50 } } },
  });
  watcher.on("event", (event) => {
    if (event.code === "ERROR") {
      rounds.end(event.error.message);
    } else if (event.code === "BUNDLE_END") {
      event.result.close();
      rounds.end(null);
    }
  });
  return () => watcher.close();
}

const WATCHERS = {
  Vite: watchVite,
  Rollup: watchRollup,
  Webpack: watchCompiler(webpack, forWebpack),
  Rspack: watchCompiler(rspack, forRspack),
  esbuild: watchEsbuild,
};

function told(root) {
  const [, text] = Object.entries(emitted(path.join(root, "dist"))).find(([name]) => name.endsWith(".js"));
  const scope = {};
  new Function("globalThis", text)(scope);
  return scope.told;
}

/** Writes a file again and again until the work is done: a watcher that has just begun may not look yet. */
async function insist(file, text, work) {
  writeFileSync(file, text);
  const again = setInterval(() => writeFileSync(file, text), 1_000);
  try {
    return await work();
  } finally {
    clearInterval(again);
  }
}

async function watched(t, environment, watch, work) {
  const root = project(t, { "page.js": PAGE });
  const rounds = new Rounds();
  await withVariables({ ...STAGING, BERS_ENV: environment }, async () => {
    const close = await watch(root, rounds);
    try {
      assert.equal(await rounds.until(() => true), null);
      assert.deepEqual(told(root), Array(2).fill("How can we help?"));
      await work(root, (text) => rounds.until((problem) => problem === null && told(root).every((one) => one === text)), rounds);
    } finally {
      await close();
    }
  });
}

for (const [name, watch] of Object.entries(WATCHERS)) {
  test(`${name} that watches waits for a workspace that is broken from the start, and tells nothing else`, { timeout: 60_000 }, async (t) => {
    const root = project(t, { "page.js": PAGE });
    const base = path.join(root, "config/environments/base.yaml");
    const sound = readFileSync(base, "utf8");
    writeFileSync(base, sound.replace("REQUEST_TIMEOUT: 10000", "REQUEST_TIMEOUT: 5"));
    const rounds = new Rounds();
    await withVariables(STAGING, async () => {
      const close = await watch(root, rounds);
      try {
        const refused = await rounds.until(() => true);
        assert.match(refused, /REQUEST_TIMEOUT must be a number from 1000 to 30000, got: 5 \[BERS-CFG-012\]/);
        assert.doesNotMatch(refused, /export/i);
        assert.equal(existsSync(path.join(root, "dist/bers-manifest.json")), false);
        await insist(base, sound, () => rounds.until((problem) => problem === null));
        assert.deepEqual(told(root), Array(2).fill("How can we help?"));
      } finally {
        await close();
      }
    });
  });

  test(`${name} that watches follows the workspace, and goes on after a fault`, { timeout: 60_000 }, async (t) => {
    await watched(t, "staging", watch, async (root, untilTold, rounds) => {
      const base = path.join(root, "config/environments/base.yaml");
      const sound = readFileSync(base, "utf8");
      const saying = (text) => sound.replace(/^WELCOME_TEXT: .*$/m, `WELCOME_TEXT: ${text}`);
      await insist(base, saying("Edited"), () => untilTold("Edited"));
      const broken = saying("Broken").replace("REQUEST_TIMEOUT: 10000", "REQUEST_TIMEOUT: 5");
      const refused = await insist(base, broken, () => rounds.until((problem) => problem !== null));
      assert.match(refused, /REQUEST_TIMEOUT must be a number from 1000 to 30000, got: 5/);
      await insist(base, saying("Mended"), () => untilTold("Mended"));
    });
  });

  test(`${name} that watches notices a new file of the workspace`, { timeout: 60_000 }, async (t) => {
    await watched(t, "development", watch, async (root, untilTold) => {
      const added = path.join(root, "config/environments/development.local.yaml");
      await insist(added, "WELCOME_TEXT: Of this machine\n", () => untilTold("Of this machine"));
    });
  });
}
