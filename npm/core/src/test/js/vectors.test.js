import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, readManifest } from "@bers/core";
import { createGuard, detect as detectInPage } from "@bers/core/browser";
import { detect as detectAlone } from "@bers/core/detect";
import { readPlaced } from "./placed-json.js";
import { normal, vectors } from "./vectors.js";

const CASES = vectors();

test("there are as many vectors as promised", () => {
  assert.ok(CASES.length >= 600, `got ${CASES.length}`);
});

for (const { name, decision, input, expected } of CASES) {
  test(`${name} is answered as on the JVM`, () => {
    assert.equal(JSON.stringify(answer(decision, readPlaced(input)), null, 2), normal(expected));
  });
}

for (const { name, input, expected } of CASES.filter(({ decision }) => decision === "detection")) {
  const { manifest, ...request } = JSON.parse(input);
  const declared = answer("manifest", { manifest });
  if (declared.environments === undefined) {
    continue;
  }
  for (const [entry, detect] of Object.entries({ detectAlone, detectInPage })) {
    test(`${name} is answered alike by ${entry} from what the manifest declares`, () => {
      let found;
      try {
        found = detect({ ...request, declared });
      } catch ({ problems }) {
        found = { problems };
      }
      assert.equal(JSON.stringify(found, null, 2), normal(expected));
    });
  }
}

for (const { name, input, expected } of CASES.filter(({ decision }) => decision === "guard")) {
  const { judgements } = JSON.parse(expected);
  if (judgements === undefined) {
    continue;
  }
  test(`${name} is answered alike by a page's guard`, () => {
    const { manifest, environment, addresses } = JSON.parse(input);
    const guard = createGuard({ declared: readManifest(manifest), environment });
    assert.deepEqual(addresses.map(guard), judgements);
  });
}
