import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readDocument } from "../../main/js/reading/document.js";
import { compileSchema } from "../../main/js/schema/config-schema.js";

const CASES = new URL("../../../../../workspace/src/test/cases/verdicts/verdicts.json", import.meta.url);

for (const [i, { $schema, schema, valid, invalid }] of JSON.parse(readFileSync(CASES, "utf8")).cases.entries()) {
  test(`${JSON.stringify(schema)} of ${$schema} allows what it allows on the JVM`, () => {
    const small = { type: "number", maximum: 10 };
    const text = JSON.stringify({ $schema, properties: { value: schema }, definitions: { small } });
    const { root } = readDocument("schema.json", Buffer.from(text));
    const { problems, validate } = compileSchema({ file: `schema-${i}.json`, values: root });
    assert.deepEqual(problems, []);
    for (const value of valid) {
      assert.equal(validate({ value }), true, JSON.stringify(value));
    }
    for (const value of invalid) {
      assert.equal(validate({ value }), false, JSON.stringify(value));
    }
  });
}
