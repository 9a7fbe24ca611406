import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readDocument } from "../../main/js/reading/document.js";

const CASES = new URL("../../../../../workspace/src/test/cases/reading/", import.meta.url);
/** Each parser has words and a place of its own for what is no YAML or JSON at all: only the code is common. */
const OF_THE_PARSER = /^[^ ]+: error: the file is not (?:YAML|JSON): .* \[(BERS-DOC-00[68])\]$/;
/** The JVM's parser calls half of a pair before another escape no JSON at all. */
const HALF_A_PAIR = "json-lone-surrogate";

function heads(text) {
  return text
    .split("\n")
    .filter((line) => /^\S.* \[BERS-[A-Z]{3}-[0-9]{3}\]$/.test(line))
    .map((line) => line.replace(OF_THE_PARSER, "$1"));
}

for (const name of readdirSync(CASES).filter((one) => one !== HALF_A_PAIR)) {
  test(`${name} is refused as on the JVM`, () => {
    const folder = new URL(`${name}/`, CASES);
    const input = readdirSync(folder).find((file) => file.startsWith("input."));
    const { problems } = readDocument(input, readFileSync(new URL(input, folder)));
    const said = problems.map(({ file, line, column, message, code }) =>
      `${[file, line, column].filter(Boolean).join(":")}: error: ${message} [${code}]`.replace(OF_THE_PARSER, "$1"),
    );
    assert.deepEqual(said, heads(readFileSync(new URL("problems.txt", folder), "utf8")));
  });
}

test("half of a surrogate pair is refused", () => {
  const { problems } = readDocument("input.json", readFileSync(new URL(`${HALF_A_PAIR}/input.json`, CASES)));
  assert.deepEqual([...new Set(problems.map(({ code }) => code))], ["BERS-DOC-024"]);
});

test("brackets and quotes that are left open are said to be", () => {
  const said = (text) => {
    const [{ message, line, column, suggestion }] = readDocument("a.yaml", Buffer.from(text)).problems;
    return [`${line}:${column}`, message.replace("the file is not YAML: ", ""), suggestion];
  };
  const unfinished = ["the file ends within a quoted text, a list or a mapping", "close the quotes and brackets that are open"];
  assert.deepEqual(said("A: 1\nB: [true\n"), ["3:1", ...unfinished]);
  assert.deepEqual(said("A: {b: 1\n\n"), ["3:1", ...unfinished]);
  assert.deepEqual(said('A: "b\nC: 1\n'), ["3:1", ...unfinished]);
  const unclosed = ["a list or mapping in brackets goes on without a comma, or is not closed", "put a comma between the items, or close the bracket"];
  assert.deepEqual(said("A: [true\nB: 1\n"), ["2:1", ...unclosed]);
  const indented = ["a line that is indented unlike those before it", "indent it as its neighbours are"];
  assert.deepEqual(said("A:\n    b: 1\n  c: 2\n").slice(1), indented);
});
