import assert from "node:assert/strict";
import { test } from "node:test";
import { weights } from "../../../scripts/weight.mjs";

for (const { what, found, budget } of weights()) {
  test(`${what} stays within ${budget} KB, minified and compressed`, () => {
    assert.ok(found <= budget, `${found.toFixed(2)} KB; the code grew: find what made it, or raise the budget in scripts/weight.mjs`);
  });
}
