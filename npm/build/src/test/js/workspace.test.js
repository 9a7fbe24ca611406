import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { validate } from "../../main/js/workspace/validation.js";
import { findWorkspace, readWorkspace } from "../../main/js/workspace/workspace.js";
import { edit, project } from "./project.js";

const REPOSITORY = fileURLToPath(new URL("../../../../../", import.meta.url));
const CASES = path.join(REPOSITORY, "workspace/src/test/cases/folder");
const TODAY = "2026-06-01";

function said(folder) {
  const report = validate(readWorkspace(folder), {}, TODAY);
  const { valid, documents, environments, tenants, problems, accepted } = report;
  return [
    `${valid ? "valid" : "invalid"}: ${documents} documents, ${environments} environments, ${tenants} tenants`,
    ...problems.flatMap(lines),
    ...accepted.flatMap((problem) => lines(problem).map((line, i) => (i === 0 ? `accepted: ${line}` : line))),
    "",
  ].join("\n");
}

function lines({ file, line, column, severity, message, code, environments = [], tenants = [], found, expected, suggestion }) {
  const place = [file, line, column].filter(Boolean).join(":");
  return [
    `${place && `${place}: `}${severity}: ${message} [${code}]`,
    `  affects: [${environments.join(", ")}] [${tenants.join(", ")}]`,
    `  found: ${found}`,
    `  expected: ${expected}`,
    `  suggestion: ${suggestion}`,
  ];
}

/** Each parser has its own words for what is no YAML at all. */
function withoutParsersWords(text) {
  return text.replace(/(not YAML: )[^\n]*( \[BERS-DOC-006\]\n(?:  (?:affects|found|expected): [^\n]*\n)+  suggestion: )[^\n]*/g, "$1$2");
}

/** Here a schema's time is bounded, on the JVM its steps: what is said differs. */
const BACKTRACKING = "pattern-that-backtracks";
const DOUBLING = "schema-that-doubles";
const OWN = [BACKTRACKING, DOUBLING];

for (const name of readdirSync(CASES).filter((one) => !OWN.includes(one))) {
  test(`${name}: what is wrong is said as on the JVM`, () => {
    const expected = readFileSync(path.join(CASES, name, "problems.txt"), "utf8");
    assert.equal(withoutParsersWords(said(path.join(CASES, name, "workspace"))), withoutParsersWords(expected));
  });
}

test("a pattern that does not end is refused", () => {
  const workspace = readWorkspace(path.join(CASES, BACKTRACKING, "workspace"));
  assert.deepEqual(validate(workspace, {}, TODAY, "staging").problems.map(({ code }) => code), ["BERS-CFG-025"]);
});

test("a pattern that does not end is tried once, and not for each environment and tenant", { timeout: 60_000 }, (t) => {
  const root = project(t);
  edit(root, "config/schemas/environment.schema.json", (text) =>
    text.replace('"properties": {', '"properties": { "SLOW": { "type": "string", "pattern": "^(a+)+$" },'),
  );
  edit(root, "config/environments/base.yaml", (text) => `${text}\nSLOW: ${"a".repeat(60)}!\n`);
  for (let i = 0; i < 50; i++) {
    mkdirSync(path.join(root, `config/tenants/t${i}`));
    writeFileSync(path.join(root, `config/tenants/t${i}/config.yaml`), "WELCOME_TEXT: Hello\n");
  }
  assert.deepEqual(validate(readWorkspace(root), {}, TODAY).problems.map(({ code }) => code), ["BERS-CFG-025"]);
});

test("the reference workspace is valid", () => {
  const report = validate(readWorkspace(path.join(REPOSITORY, "examples/picasso")), {}, TODAY);
  assert.deepEqual(report.problems, []);
  assert.equal(report.tenants, 2);
});

test("a workspace is found from a folder below it", () => {
  const below = path.join(REPOSITORY, "examples/picasso/config/environments");
  assert.equal(findWorkspace(below), path.join(REPOSITORY, "examples/picasso"));
  assert.ok(existsSync(path.join(findWorkspace(below), "bers.yaml")));
});

test("no workspace is said with a cure", () => {
  assert.throws(() => findWorkspace(path.parse(REPOSITORY).root), { code: "BERS-WSP-001", cure: /configPath/ });
});

const noLinks = process.platform === "win32" && "a link needs rights there";

for (const [what, name, target] of [
  ["leads back to a folder that it is in", "config/tenants/loop", ".."],
  ["leads to itself", "config/tenants/loop", "loop"],
  ["leads nowhere", "config/tenants/gone", "missing"],
]) {
  test(`a link that ${what} is one problem`, { skip: noLinks }, (t) => {
    const root = project(t);
    symlinkSync(target, path.join(root, name));
    const { problems } = validate(readWorkspace(root), {}, TODAY);
    assert.deepEqual(
      problems.map(({ code, message }) => [code, message]),
      [["BERS-WSP-007", `the link ${name} leads nowhere, or back to itself`]],
    );
  });
}

test("a link out of the workspace is not followed", { skip: noLinks }, (t) => {
  const root = project(t);
  const outside = project(t, { "secret.yaml": "LABEL: from elsewhere\n" });
  symlinkSync(path.join(outside, "secret.yaml"), path.join(root, "config/tenants/fo85e6a06dcdf4/config.preview.yaml"));
  const { problems } = validate(readWorkspace(root), {}, TODAY);
  assert.deepEqual(problems.map(({ code, file }) => [code, file]), [
    ["BERS-WSP-006", "config/tenants/fo85e6a06dcdf4/config.preview.yaml"],
  ]);
});

test("a variable that is not set stops a build only where the page needs it", (t) => {
  const root = project(t);
  edit(root, "config/schemas/environment.schema.json", (text) =>
    text.replace('"properties": {', '"properties": { "TOKEN": { "type": "string", "x-bers-secret": true },'),
  );
  const base = path.join(root, "config/environments/base.yaml");
  const before = readFileSync(base, "utf8");
  writeFileSync(base, `${before}\nTOKEN: \${variable:NOT_SET}\n`);
  assert.deepEqual(validate(readWorkspace(root), {}, TODAY, "staging").problems, []);
  const everywhere = validate(readWorkspace(root), {}, TODAY).problems;
  assert.deepEqual(everywhere.map(({ code, severity, path: at }) => [code, severity, at]), [["BERS-CFG-049", "warning", "TOKEN"]]);
  writeFileSync(base, before.replace(/^WELCOME_TEXT: .*$/m, "WELCOME_TEXT: ${variable:NOT_SET}"));
  const needed = validate(readWorkspace(root), {}, TODAY, "staging").problems;
  assert.deepEqual(needed.map(({ code, severity, path: at }) => [code, severity, at]), [["BERS-CFG-049", "error", "WELCOME_TEXT"]]);
});
