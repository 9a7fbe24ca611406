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
