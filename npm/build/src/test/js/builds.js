import path from "node:path";
import { rspack } from "@rspack/core";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";
import { bers as forEsbuild } from "../../main/js/esbuild.js";
import { bers as forVite } from "../../main/js/index.js";
import { bers as forRollup } from "../../main/js/rollup.js";
import { bers as forRspack } from "../../main/js/rspack.js";
import { bers as forWebpack } from "../../main/js/webpack.js";

/** The variables of a build for staging whose bytes are the same each time. */
export const STAGING = { BERS_ENV: "staging", SOURCE_DATE_EPOCH: "1750000000" };

async function viteBuild(root, options, sourcemap, { late = [] }) {
  await vite({
    root,
    configFile: false,
    logLevel: "silent",
    plugins: [forVite(options), ...late],
    build: { sourcemap, modulePreload: { polyfill: false }, rolldownOptions: { input: path.join(root, "index.html") } },
  });
}

async function rollupBuild(root, options, sourcemap, { late = [] }) {
  const bundle = await rollup({
    input: path.join(root, "page.js"),
    plugins: [forRollup({ configPath: root, ...options, configurationInjection: { typings: false } }), ...late],
    onLog() {},
  });
  try {
    await bundle.write({ dir: path.join(root, "dist"), sourcemap });
  } finally {
    await bundle.close();
  }
}

/** What Webpack and Rspack are configured with. */
export function compilerOptions(root, plugin, sourcemap = true) {
  return {
    context: root,
    mode: "production",
    devtool: sourcemap === "inline" ? "inline-source-map" : sourcemap && "source-map",
    entry: "./page.js",
    output: { path: path.join(root, "dist") },
    plugins: [plugin],
    infrastructureLogging: { level: "none" },
    performance: false,
  };
}

function compile(bundler, plugin) {
  return async (root, options, sourcemap, { late = [], ...more }) => {
    const given = compilerOptions(root, plugin(options), sourcemap);
    const compiler = bundler({ ...given, ...more, plugins: [...given.plugins, ...late] });
    const stats = await new Promise((resolve, reject) => compiler.run((error, done) => (error ? reject(error) : resolve(done))));
    await new Promise((closed) => compiler.close(closed));
    if (stats.hasErrors()) {
      throw new Error(messagesOf(stats));
    }
  };
}

/** All errors of a compilation, as one text. */
export function messagesOf(stats) {
  return stats.toJson({ all: false, errors: true }).errors.map(({ message }) => message).join("\n");
}

async function esbuildBuild(root, options, sourcemap, { early = [] }) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["page.js"],
    outdir: "dist",
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    sourcemap,
    logLevel: "silent",
    plugins: [...early, forEsbuild(options)],
  });
}

/**
 * By bundler, one build of a project's page.js into its dist, with source maps unless they are said otherwise, with plugins
 * that come earlier or later than ours, and with more of the bundler's own settings.
 */
export const BUILDS = Object.fromEntries(
  Object.entries({
    Vite: viteBuild,
    Rollup: rollupBuild,
    Webpack: compile(webpack, forWebpack),
    Rspack: compile(rspack, forRspack),
    esbuild: esbuildBuild,
  }).map(([name, build]) => [name, (root, options = {}, sourcemap = true, more = {}) => build(root, options, sourcemap, more)]),
);
