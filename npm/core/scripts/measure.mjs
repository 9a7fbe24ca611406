// Prints what the package weighs and how fast it answers, each beside its bar; with --json as JSON, with --quick from
// few rounds.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as core from "../target/package/core.js";
import { createGuard } from "../target/package/browser.js";
import { weights } from "./weight.mjs";
import { detectAndResolve, manifest } from "./workload.mjs";

const quick = process.argv.includes("--quick");
const WARM_UP = quick ? 4 : 1_000;
const ROUNDS = quick ? 4 : 400;
const FRESH = quick ? 1 : 15;

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

const BATCH = quick ? 10 : 1_000;

/** For addresses of an origin about whose paths nothing is declared, of one where a path is, and where each is judged anew. */
function guardMicros(declaredPath, askedPath) {
  const isolation = { owners: { staging: [`https://chat.staging.measured.example${declaredPath}`] } };
  const declared = core.readManifest({ ...manifest, isolation });
  const guard = createGuard({ declared, environment: "staging" });
  const calls = () => {
    for (let i = 0; i < BATCH; i++) {
      guard(`https://chat.staging.measured.example${askedPath}/${i}?q=1`);
    }
  };
  return (warm(calls) / BATCH) * 1_000;
}

const figures = [
  ...weights().map((weight) => ({ ...weight, unit: "KB gzip" })),
  { what: "detect + resolve, 200 keys, 4 layers, warm", unit: "ms", found: warm(() => detectAndResolve(core)), bar: 2 },
  { what: "the same, first call with import", unit: "ms", found: firstCall(), bar: 60 },
  { what: "a guard's judgement of an address", unit: "µs", found: guardMicros("", "/api"), bar: 5 },
  { what: "the same, where paths are declared", unit: "µs", found: guardMicros("/api", "/api"), bar: 5 },
  { what: "the same, of a path with escapes, judged anew", unit: "µs", found: guardMicros("/api", "/%61pi"), bar: null },
];

if (process.argv.includes("--json")) {
  console.log(JSON.stringify(figures.map((figure) => ({ ...figure, met: figure.bar === null ? null : figure.found <= figure.bar })), null, 2));
} else {
  for (const { what, unit, found, bar } of figures) {
    const verdict = bar === null ? "    " : found <= bar ? "met " : "OVER";
    const beside = bar === null ? "" : `, bar ${bar}`;
    console.log(`${verdict}  ${what.padEnd(46)} ${found.toFixed(2).padStart(8)} ${unit}${beside}`);
  }
}
