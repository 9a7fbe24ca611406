// Prints what the plugin adds to a Vite build of the reference workspace, each in a process of its own, beside its bar: its own
// phases added up, and, by the clock, a build with it less one without; with --json as JSON, with --quick from few rounds.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROUNDS = process.argv.includes("--quick") ? 1 : 15;
const BAR = 100;
const PICASSO = fileURLToPath(new URL("../../../examples/picasso/", import.meta.url));
const ONE_BUILD = fileURLToPath(new URL("one-build.mjs", import.meta.url));

const root = mkdtempSync(path.join(tmpdir(), "bers-measure-"));
try {
  cpSync(path.join(PICASSO, "bers.yaml"), path.join(root, "bers.yaml"));
  cpSync(path.join(PICASSO, "config"), path.join(root, "config"), { recursive: true });
  mkdirSync(path.join(root, "node_modules"));
  writeFileSync(path.join(root, "index.html"), '<!doctype html><script type="module" src="/page.js"></script>\n');
  writeFileSync(path.join(root, "page.js"), 'import { API_BASE_URL } from "virtual:bers";\nfetch(API_BASE_URL);\n');
  const rounds = Array.from({ length: ROUNDS + 1 }, () => ({ with: oneBuild(root), without: oneBuild(root, "--without") }));
  const [first, ...later] = rounds.map((round) => round.with);
  const without = median(rounds.slice(1).map((round) => round.without.whole));
  const rest = { what: "a build without the plugin", found: without };
  report([
    { what: "the plugin's share of a Vite build, schemas kept", unit: "ms", found: median(later.map(({ share }) => share)), bar: BAR, peer: rest },
    { what: "what it adds to the build, by the clock", unit: "ms", found: median(later.map(({ whole }) => whole)) - without, bar: null },
    { what: "the share in the first build of a clean checkout", unit: "ms", found: first.share, bar: null },
    { what: "loading the plugin", unit: "ms", found: median(later.map(({ load }) => load)), bar: null },
  ]);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function oneBuild(folder, ...options) {
  const env = { ...process.env, BERS_BUILD_ENV: "staging" };
  const told = execFileSync(process.execPath, [ONE_BUILD, folder, ...options], { encoding: "utf8", env });
  // Vite writes its progress there too.
  return JSON.parse(/^\{.*\}$/m.exec(told)[0]);
}

function median(samples) {
  return samples.sort((a, b) => a - b)[Math.floor(samples.length / 2)];
}

function report(figures) {
  if (process.argv.includes("--json")) {
    const judged = figures.map((figure) => ({ ...figure, met: figure.bar === null ? null : figure.found <= figure.bar }));
    console.log(JSON.stringify(judged, null, 2));
    return;
  }
  for (const { what, unit, found, bar } of figures) {
    const verdict = bar === null ? "    " : found <= bar ? "met " : "OVER";
    const beside = bar === null ? "" : `, bar ${bar}`;
    console.log(`${verdict}  ${what.padEnd(52)} ${found.toFixed(1).padStart(8)} ${unit}${beside}`);
  }
}
