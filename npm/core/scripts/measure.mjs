// Prints what the package weighs and how fast it answers, each beside its bar; with --json as JSON.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as core from "../target/package/core.js";
import { createGuard } from "../target/package/browser.js";
import { detectAndResolve, manifest } from "./workload.mjs";

const WARM_UP = 400;
const ROUNDS = 400;
const FRESH = 9;

/** What a page or a process loads for an entry: the module and those that it shares with others. */
const LOADED = {
  "core for Node": ["core", "errors", "placed"],
  "browser entry": ["browser", "errors"],
  "detection only": ["detect", "errors"],
};
const WEIGHT_BARS = { "core for Node": 70, "browser entry": 20, "detection only": 12 };

function kilobytes(modules) {
  const bytes = modules.map((name) => gzipSync(readFileSync(new URL(`../target/package/${name}.js`, import.meta.url)), { level: 9 }));
  return bytes.reduce((sum, { length }) => sum + length, 0) / 1024;
}

function median(samples) {
  return samples.sort((a, b) => a - b)[Math.floor(samples.length / 2)];
}

/** The median of a call's duration, in milliseconds, once the engine knows it. */
function warm(call) {
  for (let i = 0; i < WARM_UP; i++) {
    call();
  }
  const samples = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    call();
    return performance.now() - start;
  });
  return median(samples);
}

function firstCall() {
  const script = fileURLToPath(new URL("first-call.mjs", import.meta.url));
  return median(Array.from({ length: FRESH }, () => Number(execFileSync(process.execPath, [script], { encoding: "utf8" }))));
}

const BATCH = 1_000;

function guardMicros() {
  const guard = createGuard({ declared: core.readManifest(manifest), environment: "staging" });
  const calls = () => {
    for (let i = 0; i < BATCH; i++) {
      guard(`https://chat.staging.measured.example/api/${i}?q=1`);
    }
  };
  return (warm(calls) / BATCH) * 1_000;
}

const figures = [
  ...Object.entries(LOADED).map(([what, modules]) => ({ what, unit: "KB gzip", found: kilobytes(modules), bar: WEIGHT_BARS[what] })),
  { what: "detect + resolve, 200 keys, 4 layers, warm", unit: "ms", found: warm(() => detectAndResolve(core)), bar: 2 },
  { what: "the same, first call with import", unit: "ms", found: firstCall(), bar: 60 },
  { what: "a guard's judgement of one address", unit: "µs", found: guardMicros(), bar: 5 },
];

if (process.argv.includes("--json")) {
  console.log(JSON.stringify(figures.map((figure) => ({ ...figure, met: figure.found <= figure.bar })), null, 2));
} else {
  for (const { what, unit, found, bar } of figures) {
    console.log(`${found <= bar ? "met " : "OVER"}  ${what.padEnd(44)} ${found.toFixed(2).padStart(8)} ${unit}, bar ${bar}`);
  }
}
