import assert from "node:assert/strict";
import { test } from "node:test";
import { checkConfiguration, digestOf } from "@bers/browser/config-check";
import { buildManifest, page } from "./picasso.js";

const STAGING = await buildManifest("staging");
const PRODUCTION = await buildManifest("production");

async function checked(built, manifest, options) {
  const reports = [];
  const answer = await checkConfiguration(built, {
    manifestUrl: "https://staging.picasso.example/secret/bers-manifest.json",
    fetch: async () => (typeof manifest === "number" ? new Response("", { status: manifest }) : new Response(manifest)),
    onReport: (report) => reports.push(report),
    target: new EventTarget(),
    ...options,
  });
  assert.deepEqual(reports.map(({ code }) => code), answer.problem === null ? [] : [answer.problem.code]);
  return [answer.verdict, answer.problem?.code];
}

test("the digest is the one that the core makes", async () => {
  const built = page("staging");
  assert.equal(await digestOf(built.snapshot.values), built.digest);
});

test("what was built is found to be what was built", async () => {
  assert.deepEqual(await checked(page("staging"), STAGING), ["same", undefined]);
});

test("a configuration that was changed after the build is found", async () => {
  const built = page("staging");
  const values = { ...built.snapshot.values, CHAT_API_URL: "https://elsewhere.example/chat" };
  assert.deepEqual(await checked({ ...built, snapshot: { values } }, STAGING), ["altered", "BERS-PAG-010"]);
});

for (const [what, change] of Object.entries({
  "its owners": ({ rules, ...page }) => ({ ...page, rules: { ...rules, isolation: { unknown: "warn", owners: {}, shared: [] } } }),
  "its default tenant": (page) => ({ ...page, defaultTenant: "somebody" }),
  "its item keys": (page) => ({ ...page, snapshot: { ...page.snapshot, itemKeys: { NODES: ["a"] } } }),
  "other environments": (page) => ({ ...page, others: { production: page.snapshot } }),
  "values that it has none of": (page) => ({ ...page, digest: null }),
  "something that throws": (page) => ({ ...page, get defaultTenant() { throw new Error("no"); } }),
})) {
  test(`a page that was given ${what} after the build is found`, async () => {
    assert.deepEqual(await checked(change(page("staging")), STAGING), ["altered", "BERS-PAG-010"]);
  });
}

test("a build with other rules is another build", async () => {
  const other = STAGING.replace(/("rulesDigest": ")sha256:[0-9a-f]{64}/, `$1sha256:${"0".repeat(64)}`);
  assert.deepEqual(await checked(page("staging"), other), ["other-build", "BERS-PAG-011"]);
});

test("a manifest is looked for even where nothing says where the page is", async () => {
  assert.deepEqual(await checked(page("staging"), STAGING, { manifestUrl: undefined }), ["same", undefined]);
});

test("a manifest of another build, and of another environment, are told apart", async () => {
  const other = STAGING.replace(/sha256:[0-9a-f]{64}/, `sha256:${"0".repeat(64)}`);
  assert.deepEqual(await checked(page("staging"), other), ["other-build", "BERS-PAG-011"]);
  assert.deepEqual(await checked(page("staging"), PRODUCTION), ["other-environment", "BERS-PAG-012"]);
});

test("a manifest that is missing or none is said, without its path", async () => {
  assert.deepEqual(await checked(page("staging"), 404), ["unknown", "BERS-PAG-013"]);
  assert.deepEqual(await checked(page("staging"), "<!doctype html>"), ["unknown", "BERS-PAG-013"]);
  const { problem } = await checkConfiguration(page("staging"), { manifestUrl: "https://x.example/a/b", fetch: () => Promise.reject(new TypeError("no")), target: new EventTarget() });
  assert.doesNotMatch(problem.message, /a\/b/);
});
