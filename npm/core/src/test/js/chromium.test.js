import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { launchChromium, skip } from "../../../../chromium.mjs";
import { normal, vectors } from "./vectors.js";

const MODULE = new URL("../../../", import.meta.url);
const SERVED = /^\/(target\/package|src\/test\/js)\/[a-z-]+\.js$/;
/** No inline script, no eval, nothing from elsewhere. */
const STRICT = "default-src 'none'; script-src 'self'; connect-src 'self'";
const PAGE = `<!doctype html><title>vectors</title>
<script type="module" src="/src/test/js/in-page.js"></script>`;

let server;
let browser;
let page;
const complaints = [];

async function serve(request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  const isScript = SERVED.test(pathname);
  response.setHeader("Content-Security-Policy", STRICT);
  response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html; charset=utf-8");
  response.end(isScript ? await readFile(new URL(pathname.slice(1), MODULE)) : PAGE);
}

before(async () => {
  if (skip) {
    return;
  }
  server = createServer(serve);
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  browser = await launchChromium();
  page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => window.answers !== undefined);
});

after(async () => {
  await browser?.close();
  server?.close();
});

test("every vector is answered in Chromium as on the JVM, under a strict policy", { skip }, async () => {
  const cases = vectors();
  const answers = await page.evaluate((asked) => window.answers(asked), cases.map(({ decision, input }) => ({ decision, input })));
  cases.forEach(({ name, expected }, i) => assert.equal(answers[i], normal(expected), name));
  assert.deepEqual(complaints, []);
});

test("a page detects itself, reads its configuration and guards its requests", { skip }, async () => {
  assert.deepEqual(await page.evaluate(() => window.pageStory()), {
    environment: "development",
    url: "https://two.example",
    missing: "undefined",
    refused: [false, true, true, false],
  });
});
