import assert from "node:assert/strict";
import { createServer as createHttp } from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { createRequire } from "node:module";
import { launchChromium, skip } from "../../../../../npm/chromium.mjs";
import { backEnd, copyOfExample, edit, PICASSO, remove } from "./example.js";

const { createServer } = await import(createRequire(path.join(PICASSO, "package.json")).resolve("vite"));
const BASE = "config/environments/base.yaml";
const DEVELOPMENT = "config/environments/development.yaml";

let root;
let service;
let vite;
let browser;
let address;

before(async () => {
  if (skip) {
    return;
  }
  root = copyOfExample();
  service = createHttp(backEnd({ dist: "", environment: "development", domain: "", reports: [] }));
  await new Promise((listening) => service.listen(0, "127.0.0.1", listening));
  const { port } = service.address();
  edit(root, DEVELOPMENT, (text) => text.replace("localhost:3003", `localhost:${port}`));
  vite = await createServer({
    configFile: path.join(root, "widget/vite.config.mts"),
    logLevel: "silent",
    server: { host: "127.0.0.1", port: 0, watch: { usePolling: true, interval: 50 } },
  });
  await vite.listen();
  address = `http://127.0.0.1:${vite.httpServer.address().port}/widget.html?tenant=demo123`;
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  await vite?.close();
  service?.closeAllConnections();
  service?.close();
  remove(root);
});

/** The widget as its developer sees it. */
async function opened(t, more = "") {
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(address + more);
  await page.locator(".theirs").first().waitFor();
  return page;
}

test("in development the widget chats with the service on the developer's machine", { skip }, async (t) => {
  const page = await opened(t);
  assert.equal(await page.locator("#environment").textContent(), "development");
  await page.getByRole("textbox").fill("hello");
  await page.getByRole("textbox").press("Enter");
  await page.getByText("Ask me about delivery, returns or opening hours.").waitFor();
});

test("an edit of the workspace shows without a reload", { skip }, async (t) => {
  const page = await opened(t);
  await page.evaluate(() => (window.isTheSamePage = true));
  edit(root, BASE, (text) => text.replace('text: "#1b1f24"', 'text: "#5f3dc4"'));
  await page.waitForFunction(() => document.documentElement.style.getPropertyValue("--text") === "#5f3dc4");
  assert.equal(await page.evaluate(() => window.isTheSamePage), true);
});

test("in development on localhost the URL parameter chooses the environment, and its guard", { skip }, async (t) => {
  const page = await opened(t, "&picasso-env=staging");
  assert.equal(await page.locator("#environment").textContent(), "staging");
  const refused = await page.evaluate(() => fetch("https://chat.picasso.example/").catch(({ message }) => message));
  assert.match(refused, /a page of staging must not reach https:\/\/chat\.picasso\.example/);
});
