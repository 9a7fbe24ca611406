import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { validate } from "../../main/js/workspace/validation.js";
import { findWorkspace, readWorkspace } from "../../main/js/workspace/workspace.js";

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
/** Refused here too, but with consequences of the fault, which the JVM leaves out. */
const WITH_CONSEQUENCES = [
  "doubled-document-brings-no-unknown-references",
  "misnamed-document-brings-no-unknown-references",
  "unreadable-document-brings-no-unknown-references",
  "unreadable-schema-makes-nothing-private",
];
const OWN = [BACKTRACKING, DOUBLING, ...WITH_CONSEQUENCES];

for (const name of readdirSync(CASES).filter((one) => !OWN.includes(one))) {
  test(`${name}: what is wrong is said as on the JVM`, () => {
    const expected = readFileSync(path.join(CASES, name, "problems.txt"), "utf8");
    assert.equal(withoutParsersWords(said(path.join(CASES, name, "workspace"))), withoutParsersWords(expected));
  });
}

for (const name of WITH_CONSEQUENCES) {
  test(`${name}: all that is said on the JVM is said here`, () => {
    const expected = readFileSync(path.join(CASES, name, "problems.txt"), "utf8");
    const own = said(path.join(CASES, name, "workspace")).split("\n");
    for (const line of expected.split("\n").filter((one) => /: error: .*\]$/.test(one))) {
      assert.ok(own.includes(line) || line.includes("BERS-DOC-006"), line);
    }
  });
}

test("a pattern that does not end is refused", () => {
  const workspace = readWorkspace(path.join(CASES, BACKTRACKING, "workspace"));
  assert.deepEqual(validate(workspace, {}, TODAY, "staging").problems.map(({ code }) => code), ["BERS-CFG-025"]);
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
