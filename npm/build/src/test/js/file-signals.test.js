import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileSignals } from "../../main/js/workspace/file-signals.js";

const isWindows = process.platform === "win32";

function folder(test) {
  const root = mkdtempSync(path.join(tmpdir(), "bers-signals-"));
  test.after(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(path.join(root, ".bers"));
  return (file) => (file === undefined ? root : path.join(root, file));
}

/** Place and codes of each file's signal. */
function told(root) {
  return fileSignals(root).map(({ environment, file, line = 0, problems = [] }) =>
    [file, line, environment, ...problems.map(({ code }) => code)].join(" "),
  );
}

test("each file that is there says what it names", (t) => {
  const at = folder(t);
  assert.deepEqual(told(at()), []);
  writeFileSync(at(".bers/environment"), "production\n");
  writeFileSync(at("bers.local.yaml"), "# here\nenvironment: preview\n");
  assert.deepEqual(told(at()), [".bers/environment 1 production", "bers.local.yaml 2 preview"]);
});

test("what makes no sense names nothing, and is told", (t) => {
  const at = folder(t);
  writeFileSync(at(".bers/environment"), "environment: staging\nenvironment: production\n");
  writeFileSync(at("bers.local.yaml"), "environment: [a]\n");
  assert.deepEqual(told(at()), [".bers/environment 1  BERS-DOC-009", "bers.local.yaml 1 "]);
});

test("two endings both count and are told", (t) => {
  const at = folder(t);
  writeFileSync(at("bers.local.yaml"), "environment: staging\n");
  writeFileSync(at("bers.local.yml"), "environment: production\n");
  assert.deepEqual(told(at()), ["bers.local.yaml 1 staging", "bers.local.yml 1 production BERS-WSP-002"]);
});

test("what cannot be read is told", { skip: isWindows }, (t) => {
  const at = folder(t);
  mkdirSync(at(".bers/environment"));
  symlinkSync("gone", at("bers.local.yaml"));
  execFileSync("mkfifo", [at("bers.local.json")]);
  assert.deepEqual(told(at()), [
    ".bers/environment 0  BERS-WSP-005",
    "bers.local.yaml 0  BERS-WSP-007",
    "bers.local.json 0  BERS-WSP-005 BERS-WSP-002",
  ]);
});
