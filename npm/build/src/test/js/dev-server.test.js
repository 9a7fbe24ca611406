import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { launchChromium, skip } from "../../../../chromium.mjs";
import { createLogger, createServer } from "vite";
import { bers } from "../../main/js/index.js";
import { edit, project, withVariables } from "./project.js";

const PAGE = `import { WELCOME_TEXT } from "virtual:bers";
window.loads = Number(sessionStorage.loads ?? 0) + 1;
sessionStorage.loads = window.loads;
window.environment = __BERS_ENVIRONMENT__;
const show = () => (document.body.textContent = WELCOME_TEXT);
addEventListener("bers:configuration", show);
show();
`;
const BASE = "config/environments/base.yaml";

let browser;

before(async () => {
  browser = await launchChromium();
});

after(() => browser?.close());

/** A page of a dev server over a project. */
async function served(t, work) {
  const root = project(t, { "page.js": PAGE });
  await withVariables({}, async () => {
    const server = await createServer({
      root,
      configFile: false,
      logLevel: "silent",
      server: { host: "127.0.0.1", port: 0, watch: { usePolling: true, interval: 50 } },
      optimizeDeps: { noDiscovery: true },
      plugins: [bers()],
    });
    const page = await browser.newPage();
    try {
      await server.listen();
      await page.goto(`http://127.0.0.1:${server.httpServer.address().port}/`);
      await page.waitForFunction(() => document.body.textContent === "How can we help?");
      await work(root, page);
    } finally {
      await page.close();
      await server.close();
    }
  });
}

test("a dev server without a mode is development", { skip }, async (t) => {
  await served(t, async (_, page) => {
    assert.equal(await page.evaluate(() => window.environment), "development");
  });
});

/** What a dev server says of its environment, beside its addresses and before. */
async function toldBy(t, variables) {
  const customLogger = createLogger("silent");
  const told = [];
  customLogger.info = customLogger.warn = (text) => void told.push(text);
  await withVariables(variables, async () => {
    const server = await createServer({ root: project(t), configFile: false, customLogger, plugins: [bers()] });
    server.resolvedUrls = { local: [], network: [] };
    server.printUrls();
    await server.close();
  });
  return told.filter((text) => /bers/i.test(text)).map(stripVTControlCharacters);
}

test("a dev server says beside its addresses which environment it serves", async (t) => {
  assert.deepEqual(await toldBy(t, {}), ["  ➜  BERS:    development (by mode development)"]);
});

test("whatever says an environment goes before the mode that nobody gave a dev server", async (t) => {
  assert.deepEqual(await toldBy(t, { BERS_BUILD_ENV: "staging" }), ["  ➜  BERS:    staging (by BERS_BUILD_ENV=staging)"]);
  assert.deepEqual(await toldBy(t, { BERS_ENV: "staging" }), ["  ➜  BERS:    staging (by BERS_ENV=staging)"]);
});

test("an edited value reaches the page without a reload, twice", { skip }, async (t) => {
  await served(t, async (root, page) => {
    const hints = [];
    page.on("console", (message) => message.text().startsWith("[bers]") && hints.push(message.text()));
    for (const text of ["Hello there", "Hello again"]) {
      edit(root, BASE, (yaml) => yaml.replace(/^WELCOME_TEXT: .*$/m, `WELCOME_TEXT: ${text}`));
      await page.waitForFunction((wanted) => document.body.textContent === wanted, text);
    }
    assert.equal(await page.evaluate(() => window.loads), 1);
    assert.deepEqual(hints, ["[bers] new values: listen for bers:configuration on the window to draw them, or reload"]);
  });
});

test("a new key reloads the page and is declared", { skip }, async (t) => {
  await served(t, async (root, page) => {
    edit(root, "config/schemas/environment.schema.json", (json) =>
      json.replace('"properties": {', '"properties": { "EXTRA": { "type": "string", "default": "x", "x-bers-public": true },'),
    );
    await page.waitForFunction(() => window.loads === 2);
    assert.match(readFileSync(path.join(root, "bers-env.d.ts"), "utf8"), /export const EXTRA: string;/);
  });
});

test("what is wrong shows in the overlay with file, line and caret, and goes when it is mended", { skip }, async (t) => {
  await served(t, async (root, page) => {
    edit(root, BASE, (yaml) => yaml.replace("REQUEST_TIMEOUT: 10000", "REQUEST_TIMEOUT: 5"));
    const overlay = page.locator("vite-error-overlay");
    await overlay.waitFor({ state: "attached" });
    const shown = await overlay.evaluate((element) => element.shadowRoot.textContent);
    assert.match(shown, /REQUEST_TIMEOUT must be a number from 1000 to 30000, got: 5 \[BERS-CFG-012\]/);
    assert.match(shown, /config\/environments\/base\.yaml:7:18.*base\.yaml:7:18/s);
    assert.match(shown, /7 \| REQUEST_TIMEOUT: 5\n {2}\| {18}\^/);
    assert.equal(await page.evaluate(() => document.body.textContent), "How can we help?");
    edit(root, BASE, (yaml) => yaml.replace("REQUEST_TIMEOUT: 5", "REQUEST_TIMEOUT: 5000"));
    await overlay.waitFor({ state: "detached" });
  });
});
