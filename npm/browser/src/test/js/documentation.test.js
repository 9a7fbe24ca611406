import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bers } from "@bers/build";
import { build } from "vite";
import * as problems from "../../main/js/page-problems.js";

const PAGE = new URL("../../../../../docs/problems.md", import.meta.url);
const GUIDE = new URL("../../../../../docs/javascript.md", import.meta.url);
const PICASSO = fileURLToPath(new URL("../../../../../examples/picasso/", import.meta.url));

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

test("what the guide shows of a page can be built", async (t) => {
  const [, guide] = readFileSync(GUIDE, "utf8").split("## While the page runs");
  const blocks = [...guide.split("## In Node")[0].matchAll(/^```js\n(.*?)^```$/gms)].map(([, text]) => text);
  assert.equal(blocks.length, 2);
  const root = mkdtempSync(path.join(tmpdir(), "bers-guide-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [i, text] of blocks.entries()) {
    writeFileSync(path.join(root, "page.js"), text);
    const find = ["@bers/browser/config-check", "@bers/browser"];
    const { output } = await build({
      root,
      mode: "staging",
      configFile: false,
      logLevel: "silent",
      resolve: { alias: find.map((name) => ({ find: name, replacement: fileURLToPath(import.meta.resolve(name)) })) },
      plugins: [bers({ configPath: PICASSO, configurationInjection: { typings: false } })],
      build: { write: false, rollupOptions: { input: path.join(root, "page.js"), preserveEntrySignatures: "strict" } },
    });
    const { code, exports } = output.find(({ isEntry }) => isEntry);
    assert.match(code, /picasso/);
    assert.deepEqual(exports, i === 0 ? ["config"] : []);
  }
});

test("the table of a page's bounds is what the code holds to", () => {
  const limits = readFileSync(new URL("../../../../../docs/limits.md", import.meta.url), "utf8");
  const rows = [...limits.matchAll(/^\| `([A-Z_]+)` in `([a-z-]+\.js)` \| ([0-9,]+) \|/gm)];
  assert.equal(rows.length, 7);
  for (const [, name, file, value] of rows) {
    const code = readFileSync(new URL(`../../main/js/${file}`, import.meta.url), "utf8");
    const [, written] = new RegExp(`const ${name} = ([0-9_]+);`).exec(code);
    assert.equal(Number(written.replaceAll("_", "")), Number(value.replaceAll(",", "")), name);
  }
});
