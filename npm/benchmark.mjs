// ./build benchmark js [--quick]: measures the npm packages in one run, prints the table, writes
// checks/benchmark/target/js.json and the section of docs/benchmarks.md. A missed bar is said, not punished.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import { fileURLToPath } from "node:url";

const COMMAND = "./build benchmark js";
const MEASURES = ["core/scripts/measure.mjs", "build/scripts/measure.mjs"];
const quick = process.argv.includes("--quick");
const unknown = process.argv.slice(2).filter((option) => option !== "--quick");

if (unknown.length > 0) {
  console.error(`usage: ${COMMAND} [--quick]`);
  process.exit(2);
}
console.error("measuring, for a minute; leave the machine alone");
const figures = MEASURES.flatMap(measured);
const table = markdown(figures);
console.log(`${table}on ${machine()}`);
writeResults();
if (!quick) {
  writeSection();
}

function measured(script) {
  const options = ["--json", ...(quick ? ["--quick"] : [])];
  return JSON.parse(execFileSync(process.execPath, [inTree(`npm/${script}`), ...options], { encoding: "utf8" }));
}

function inTree(file) {
  return fileURLToPath(new URL(`../${file}`, import.meta.url));
}

function markdown(rows) {
  const lines = rows.map(({ what, unit, found, bar, met, peer }) => {
    const limit = bar === null ? "–" : `≤ ${bar} ${unit}`;
    const verdict = met === null ? "–" : met ? "met" : "**missed**";
    const share = bar === null ? "–" : `${number(found / bar)}×`;
    const beside = peer === undefined ? "–" : `${peer.what} ${number(peer.found)} ${unit} (${number(peer.found / found)}×)`;
    return `| ${what} | ${number(found)} ${unit} | ${met === false ? `**${limit}**` : limit} | ${share} | ${verdict} | ${beside} |\n`;
  });
  const head = "| What | Reached | Bar | Reached ÷ bar | | Beside (its time ÷ ours) |\n|---|---|---|---|---|---|\n";
  return head + lines.join("");
}

/** Three significant digits. */
function number(value) {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2);
}

/** What a figure was measured on; without it no figure says anything. */
function machine() {
  const [{ model }] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${model}, ${os.cpus().length} cores, ${memory} GiB, ${os.type()} ${os.release()}, Node ${process.version}`;
}

function writeResults() {
  const named = figures.map(({ what, unit, found }) => [what, { median: Number(found.toPrecision(6)), unit }]);
  const text = JSON.stringify({ machine: machine(), figures: Object.fromEntries(named) }, null, 2);
  mkdirSync(inTree("checks/benchmark/target"), { recursive: true });
  writeFileSync(inTree("checks/benchmark/target/js.json"), `${text}\n`);
}

/** Each run replaces its own section of the page and nothing else. */
function writeSection() {
  const page = inTree("docs/benchmarks.md");
  const begin = `<!-- js: written by ${COMMAND} -->\n`;
  const end = "<!-- end of js -->";
  const text = readFileSync(page, "utf8");
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`${page} has no section between ${begin.trim()} and ${end}`);
  }
  const content = `\`${COMMAND}\` on ${machine()}:\n\n${table}`;
  writeFileSync(page, text.slice(0, from) + begin + content + text.slice(to));
}
