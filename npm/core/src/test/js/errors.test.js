import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, BersError, createInventory, createScanner, detect, readManifest, resolve, scanText, validateManifest } from "@bers/core";
import { BersError as SameError, createGuard, createReader } from "@bers/core/browser";
import { readPlaced } from "./placed-json.js";

const MANIFEST = {
  format: 1,
  name: "picasso",
  environments: {
    staging: { tier: "staging", hostnames: ["*.staging.picasso.example"] },
    production: { tier: "production", hostnames: ["chat.picasso.example"] },
  },
};
const QUESTION = { environments: { staging: { tier: "staging" } }, documents: [], environment: "staging" };

function thrown(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof BersError, String(error?.stack ?? error));
    return error;
  }
  return assert.fail("nothing was thrown");
}

test("a refusal carries code, path, place, cure and every problem", () => {
  const text = '{"format": 1, "name": "picasso",\n "environments": {"production": {"tier": "produktion"}}}';
  const error = thrown(() => readManifest(readPlaced(text)));
  assert.equal(error.name, "BersError");
  assert.match(error.code, /^BERS-MAN-\d{3}$/);
  assert.deepEqual(error.place, { file: "bers.yaml", line: 2, column: 42 });
  assert.equal(error.cure, "Did you mean production?");
  assert.match(error.message, /^bers\.yaml:2:42: .+ \[BERS-MAN-\d{3}\]\n {2}Did you mean production\?$/);
  assert.ok(error.problems.length >= 1);
  assert.deepEqual(validateManifest(readPlaced(text)), error.problems);
});

test("an error of one entry is an error of the others", () => {
  assert.equal(SameError, BersError);
});

for (const [what, call, code, message] of [
  ["no environment", () => resolve({ ...QUESTION, environment: undefined }), "BERS-REQ-001", /environment must be text, got: nothing/],
  ["a number for a text", () => resolve({ ...QUESTION, environment: 5 }), "BERS-REQ-001", /environment must be text, got: a number/],
  ["an environment that is not declared", () => resolve({ ...QUESTION, environment: "stagin" }), "BERS-CFG-001", /'stagin' is not declared/],
  ["a name that is none", () => resolve({ ...QUESTION, environment: "STAGING!" }), "BERS-REQ-002", /STAGING!/],
  ["a layer that there is not", () => resolve({ ...QUESTION, documents: [{ layer: "basis", file: "a", values: {} }] }), "BERS-REQ-002", /no such layer: basis/],
  ["documents that are no list", () => resolve({ ...QUESTION, documents: {} }), "BERS-REQ-001", /documents must be a list/],
  ["a document without values", () => resolve({ ...QUESTION, documents: [{ layer: "base", file: "a" }] }), "BERS-REQ-001", /documents\[0\]\.values must be a mapping/],
  ["no request", () => detect(undefined), "BERS-REQ-002", /must be an object/],
  ["a function for a value", () => detect({ manifest: { name: () => 1 } }), "BERS-REQ-002", /no JSON type/],
  ["a number that JSON has not", () => detect({ manifest: { format: Infinity } }), "BERS-REQ-002", /no JSON type/],
  ["a circle", () => detect({ manifest: circle() }), "BERS-REQ-002", /nested more than 200 deep/],
  ["a decision that there is not", () => thrownBy(answer("detect", {})), "BERS-REQ-003", /no decision called detect/],
  ["a guard without environments", () => createGuard({ declared: {}, environment: "staging" }), "BERS-REQ-001", /declared\.isolation\.unknown/],
]) {
  test(`${what} is refused by name`, () => {
    const error = thrown(call);
    assert.equal(error.code, code);
    assert.match(error.message, message);
  });
}

function circle() {
  const one = {};
  one.one = one;
  return one;
}

function thrownBy({ problems }) {
  throw new BersError(problems);
}

test("undefined members count as left out", () => {
  assert.equal(detect({ manifest: MANIFEST, signals: { hostname: undefined, url: undefined } }).source, "default");
});

test("the digest is made only when it is asked for", () => {
  const question = { ...QUESTION, documents: [{ layer: "base", file: "base.yaml", values: { A: 1 } }] };
  assert.equal("digest" in resolve(question), false);
  assert.match(resolve({ ...question, digest: true }).digest, /^sha256:[0-9a-f]{64}$/);
});

test("names that objects know already are names like others", () => {
  const values = JSON.parse('{"constructor": "a", "toString": "b", "10": "c", "2": "d"}');
  const resolved = resolve({ ...QUESTION, documents: [{ layer: "base", file: "base.yaml", values }] }).values;
  assert.deepEqual(resolved, values);
  const read = createReader({ values: resolved });
  assert.equal(read("constructor"), "a");
  assert.equal(read("hasOwnProperty"), undefined);
  assert.equal(read("not a path"), undefined);
});

test("a scanner finds in bytes what scanText finds in a text", () => {
  const text = "fetch('https://chat.picasso.example/api') // ü";
  const request = { manifest: MANIFEST, environment: "staging" };
  const scan = createScanner(request);
  const bytes = new TextEncoder().encode(`..${text}`).subarray(2);
  assert.equal(scan(bytes).length, 1);
  assert.deepEqual(scan(bytes), scanText({ ...request, text }));
  assert.deepEqual(scan(new Uint8Array(0)), []);
});

test("an inventory names what is no finding, too", () => {
  const inventory = createInventory({ manifest: MANIFEST, environment: "staging" });
  const { findings, named } = inventory(new TextEncoder().encode("'https://chat.picasso.example/api', 'https://nobody.example'"));
  assert.deepEqual(findings.map(({ endpoint }) => endpoint), ["https://chat.picasso.example/api"]);
  assert.deepEqual(named, [{ endpoint: "https://nobody.example", owners: [], shared: false }]);
  assert.deepEqual(inventory(new Uint8Array(0)), { findings: [], named: [] });
});

test("a guard says of every address what the core says, remembered or not", () => {
  const isolation = { owners: { production: ["https://both.example/live", "s3://picasso"] } };
  const manifest = { ...MANIFEST, isolation };
  const guard = createGuard({ declared: readManifest(manifest), environment: "staging" });
  const origins = ["https://chat.picasso.example", "wss://both.example", "https://s3.amazonaws.com", "https://a.example:81"];
  const paths = ["", "/", "/live", "/live/x?y#z", "/live/", "/live?x", "/lives", "/live.x", "/live;x", "/x/../live", "/x/live", "/%6cive", "//live", "/dead", "/picasso/x", "/a b", "/a\tb", `/${"x".repeat(8_200)}`, "@chat.picasso.example/"];
  const addresses = origins.flatMap((origin) => paths.map((path) => origin + path));
  const { judgements } = answer("guard", { manifest, environment: "staging", addresses });
  assert.deepEqual(addresses.map((address) => guard(address)), judgements);
  assert.deepEqual(addresses.reverse().map((address) => guard(address)), judgements.reverse());
  assert.equal(guard(addresses.at(-1)), guard(addresses.at(-1)));
});
