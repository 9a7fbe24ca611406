import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as problems from "../../main/js/page-problems.js";

const PAGE = new URL("../../../../../docs/problems.md", import.meta.url);

test("the examples of a page's problems are what is said", () => {
  const foreign = { verdict: "foreign", refused: true, endpoint: "https://chat.picasso.example", owner: "production" };
  const unknown = { verdict: "unknown", refused: true, endpoint: "https://tracker.example", owner: null };
  const demo = "the configuration of tenant demo123";
  const said = [
    problems.refusedRequest(foreign, "fetch", "staging"),
    problems.refusedRequest(unknown, "sendBeacon", "staging"),
    problems.noValue("urls.chat", "staging"),
    problems.badTemplate("urls.chat", "https://api.example/{region}"),
    problems.badTenant("../x"),
    problems.unknownEndpoint("CHAT", ["CHAT_API_URL"]),
    problems.notInPage("providers", "staging", "staging"),
    problems.unreachable(demo, "https://store.example", "HTTP 503"),
    problems.badDocument(demo, "WELCOME_TEXT", "a text", "a number"),
    problems.unknownTenant("nobody"),
    problems.detectionFailed("declared.environments is missing", "staging"),
    problems.altered("sha256:1", "sha256:2"),
    problems.otherBuild("sha256:1", "sha256:2"),
    problems.otherEnvironment("production", "staging"),
    problems.noManifest("https://staging.picasso.example", "HTTP 404"),
    problems.noDigest(),
    problems.notGuarded("fetch"),
  ];
  for (const { code, message, suggestion } of said) {
    assert.equal(typeof suggestion, "string", code);
    assert.ok(message.length > 0);
  }
  const page = readFileSync(PAGE, "utf8");
  const documented = [...page.matchAll(/^### (BERS-(?:PAG-[0-9]{3}|ISO-05[0-9])) (?:(?!^###).)*?\*\*Example\.\*\* `(.+?)`$/gms)];
  assert.deepEqual(
    documented.map(([, code, example]) => [code, example]),
    said.map(({ code, message }) => [code, message]),
  );
});
