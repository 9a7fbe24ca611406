import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { bers } from "@bers/build";
import { build } from "vite";
import { launchChromium, skip } from "../../../../chromium.mjs";
import { startLocalHosts } from "../../../../local-hosts.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const PICASSO = path.resolve(HERE, "../../../../../examples/picasso");
/** No inline script and no eval; requests may go anywhere, so that it is the guard that refuses them. */
const STRICT = "default-src 'none'; script-src 'self'; connect-src * data:; require-trusted-types-for 'script'";
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json" };

const OWN = "https://staging.picasso.example";
const FOREIGN = "https://chat.picasso.example/secret?token=1";

let folder;
let hosts;
let browser;
let page;
const complaints = [];

before(async () => {
  if (skip) {
    return;
  }
  folder = mkdtempSync(path.join(tmpdir(), "bers-guard-"));
  writeFileSync(path.join(folder, "index.html"), '<!doctype html><base href="/base/"><script type="module" src="/guarded-page.js"></script>');
  cpSync(path.join(HERE, "guarded-page.js"), path.join(folder, "guarded-page.js"));
  await build({
    root: folder,
    mode: "staging",
    configFile: false,
    logLevel: "silent",
    resolve: { alias: aliases() },
    plugins: [bers({ configPath: PICASSO, configurationInjection: { typings: false } })],
  });
  hosts = await startLocalHosts(answer);
  browser = await launchChromium(hosts.arguments);
});

after(async () => {
  await browser?.close();
  await hosts?.close();
  rmSync(folder ?? "", { recursive: true, force: true });
});

beforeEach(async () => {
  if (skip) {
    return;
  }
  await page?.close();
  page = await browser.newPage();
  complaints.length = 0;
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(`${OWN}/`);
  await page.waitForFunction(() => window.checkConfiguration !== undefined);
  hosts.asked.length = 0;
});

/** The packages as a page would import them that has them installed. */
function aliases() {
  const names = ["@bers/browser/config-check", "@bers/browser"];
  return names.map((find) => ({ find, replacement: fileURLToPath(import.meta.resolve(find)) }));
}

function answer(request, response) {
  const { pathname } = new URL(request.url, OWN);
  response.setHeader("Access-Control-Allow-Origin", "*");
  if (pathname === "/redirect") {
    response.writeHead(302, { Location: FOREIGN });
    response.end();
  } else if (pathname.endsWith("/events")) {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write("data: one\n\n");
  } else if (request.headers.host === "staging.picasso.example" && /^\/(?:|assets\/.*|bers-manifest\.json|base\/bers-manifest\.json)$/.test(pathname)) {
    const file = path.join(folder, "dist", pathname === "/" ? "index.html" : pathname.replace("/base/", "/"));
    response.writeHead(200, { "Content-Type": TYPES[path.extname(file)] ?? "text/plain", "Content-Security-Policy": STRICT });
    response.end(readFileSync(file));
  } else {
    response.end("answer");
  }
}

const install = (options) => page.evaluate((given) => void window.install(given), options);
const attempt = (kind, address) => page.evaluate(([name, given]) => window.attempts[name](given), [kind, address]);

test("own endpoints are reached in all five ways, under a strict policy", { skip }, async () => {
  await install();
  for (const kind of ["fetch", "fetchRequest", "fetchUrl", "xhr"]) {
    assert.deepEqual(await attempt(kind, `${OWN}/chat`), { done: "answer" }, kind);
    assert.deepEqual(await attempt(kind, "https://stream.staging.picasso.example/x"), { done: "answer" }, kind);
  }
  assert.deepEqual(await attempt("socket", "wss://staging.picasso.example/socket"), { done: "open" });
  assert.deepEqual(await attempt("events", `${OWN}/events`), { done: "open" });
  assert.deepEqual(await attempt("beacon", `${OWN}/beacon`), { done: "true" });
  assert.deepEqual(await page.evaluate(() => window.reports), []);
  assert.deepEqual(complaints, []);
});

test("relative addresses begin at the page's base, and no request is left to chance", { skip }, async () => {
  await install();
  assert.deepEqual(await attempt("fetch", "chat"), { done: "answer" });
  assert.deepEqual(await attempt("xhr", "../chat"), { done: "answer" });
  assert.deepEqual(await attempt("fetch", "data:,hello"), { done: "hello" });
  assert.deepEqual(hosts.asked, [`GET ${OWN}/base/chat`, `GET ${OWN}/chat`]);
  await page.evaluate(() => (document.querySelector("base").href = "https://chat.picasso.example/"));
  assert.equal((await attempt("fetch", "chat")).code, "BERS-ISO-050");
  assert.equal((await attempt("fetch", "//chat.picasso.example/chat")).code, "BERS-ISO-050");
});

for (const [kind, name] of [
  ["fetch", "TypeError"],
  ["fetchRequest", "TypeError"],
  ["fetchUrl", "TypeError"],
  ["xhr", "SecurityError"],
  ["socket", "SecurityError"],
  ["events", "SecurityError"],
]) {
  test(`${kind} to another environment fails as it would by itself, and is reported`, { skip }, async () => {
    await install();
    const address = kind === "socket" ? FOREIGN.replace("https", "wss") : FOREIGN;
    const refused = await attempt(kind, address);
    assert.equal(refused.name, name);
    assert.equal(refused.isOfItsKind, true);
    assert.equal(refused.code, "BERS-ISO-050");
    assert.equal(new URL(refused.endpoint).host, "chat.picasso.example");
    assert.equal(refused.owner, "production");
    assert.match(refused.cure, /configuration of staging/);
    assert.doesNotMatch(JSON.stringify(refused), /secret|token/);
    const [report] = await page.evaluate(() => window.reports);
    assert.deepEqual([report.code, report.owner, report.severity, report.times], ["BERS-ISO-050", "production", "error", 1]);
    assert.deepEqual(hosts.asked, []);
  });
}

test("sendBeacon to another environment answers false, and is reported", { skip }, async () => {
  await install();
  assert.deepEqual(await attempt("beacon", FOREIGN), { done: "false" });
  assert.deepEqual(await page.evaluate(() => window.reports.map(({ code, api }) => [code, api])), [["BERS-ISO-050", "sendBeacon"]]);
  assert.deepEqual(hosts.asked, []);
});

test("what nobody owns is refused, and so is another environment's bucket", { skip }, async () => {
  await install();
  const unknown = await attempt("fetch", "https://tracker.elsewhere.example/x");
  assert.deepEqual([unknown.code, unknown.owner], ["BERS-ISO-051", null]);
  const bucket = await attempt("fetch", "https://picasso.s3.amazonaws.com/tenants/demo123/config.json");
  assert.deepEqual([bucket.code, bucket.owner], ["BERS-ISO-050", "production"]);
  assert.deepEqual(await attempt("fetch", "https://picasso-staging.s3.amazonaws.com/tenants/demo123/config.json"), { done: "answer" });
});

test("an object that answers differently each time is asked once", { skip }, async () => {
  await install();
  const answers = await page.evaluate(async (foreign) => {
    let times = 0;
    const sly = { toString: () => (times++ === 0 ? "/chat" : foreign) };
    await fetch(sly);
    class Sly extends Request {
      get url() {
        return "/chat";
      }
    }
    const refused = await fetch(new Sly(foreign)).catch(({ problem }) => problem.code);
    return [times, refused];
  }, FOREIGN);
  assert.deepEqual(answers, [1, "BERS-ISO-050"]);
  assert.deepEqual(hosts.asked, [`GET ${OWN}/chat`]);
});

test("constructors stay what they are, and can be extended", { skip }, async () => {
  await install();
  const kept = await page.evaluate(async () => {
    class Mine extends WebSocket {
      mine = true;
    }
    const socket = new Mine("wss://staging.picasso.example/socket");
    const kept = [
      socket instanceof WebSocket,
      socket instanceof Mine,
      socket.mine,
      socket.constructor === Mine,
      new EventSource("/events").constructor === EventSource,
      WebSocket.prototype === window.native.WebSocket.prototype,
      WebSocket.OPEN === 1 && WebSocket.name === "WebSocket" && fetch.name === "fetch" && fetch.length === window.native.fetch.length,
    ];
    socket.close();
    const sneaked = [];
    for (const attempt of [() => new Mine("wss://chat.picasso.example/"), () => new socket.__proto__.__proto__.constructor("wss://chat.picasso.example/")]) {
      try {
        attempt();
        sneaked.push("open");
      } catch (error) {
        sneaked.push(error.problem.code);
      }
    }
    return [...kept, ...sneaked];
  });
  assert.deepEqual(kept, [true, true, true, true, true, true, true, "BERS-ISO-050", "BERS-ISO-050"]);
});

test("the functions' own failures stay their own", { skip }, async () => {
  await install();
  const names = await page.evaluate(async () => {
    const failures = [() => fetch(), () => fetch("http://["), () => new WebSocket(), () => new WebSocket("http://["), () => WebSocket("wss://x"), () => fetch.call({}, "/chat")];
    const native = async (attempt) => {
      try {
        return await attempt();
      } catch (error) {
        return `${error.name} ${error.problem === undefined}`;
      }
    };
    return Promise.all(failures.map(native));
  });
  assert.deepEqual(names, ["TypeError true", "TypeError true", "TypeError true", "SyntaxError true", "TypeError true", "TypeError true"]);
});

test("a guard is installed once, and taken away without a trace", { skip }, async () => {
  const [same, restored, late, again] = await page.evaluate(async (foreign) => {
    const guard = window.install();
    const guarded = window.fetch;
    const isSame = window.install() === guard && window.fetch === guarded;
    guard.uninstall();
    const isRestored =
      window.fetch === window.native.fetch && window.WebSocket === window.native.WebSocket && XMLHttpRequest.prototype.open === window.native.open && WebSocket.prototype.constructor === window.native.WebSocket;
    const text = await guarded(foreign).then((response) => response.text());
    window.install();
    return [isSame, isRestored, text, await fetch(foreign).catch(({ problem }) => problem.code)];
  }, FOREIGN);
  assert.deepEqual([same, restored, late, again], [true, true, "answer", "BERS-ISO-050"]);
});

test("a guarded fetch leaves the page's own alone", { skip }, async () => {
  const answers = await page.evaluate(async (foreign) => {
    const guarded = window.createGuardedFetch();
    const code = (promise) => promise.then((response) => response.text(), ({ problem }) => problem.code);
    return Promise.all([code(guarded(foreign)), code(guarded("/chat")), code(fetch(foreign))]);
  }, FOREIGN);
  assert.deepEqual(answers, ["BERS-ISO-050", "answer", "answer"]);
});

test("a redirect cannot be seen: that is what the policy of the page is for", { skip }, async () => {
  await install();
  assert.deepEqual(await attempt("fetch", "/redirect"), { done: "answer" });
});

test("a page that was changed after the build is found by its manifest", { skip }, async () => {
  assert.equal(await page.evaluate(() => window.checkConfiguration()), "same");
  const [script] = [...readFileSync(path.join(folder, "dist/index.html"), "utf8").matchAll(/src="\/(assets\/[^"]+)"/g)].map(([, file]) => file);
  const file = path.join(folder, "dist", script);
  const text = readFileSync(file, "utf8");
  try {
    writeFileSync(file, text.replaceAll("How can we help?", "Send us your password"));
    await page.goto(`${OWN}/`);
    await page.waitForFunction(() => window.checkConfiguration !== undefined);
    assert.equal(await page.evaluate(() => window.checkConfiguration()), "altered");
    assert.equal(await page.evaluate(() => window.reports[0].code), "BERS-PAG-010");
  } finally {
    writeFileSync(file, text);
  }
});

test("a staging page names nothing of production's", { skip }, () => {
  const dist = path.join(folder, "dist");
  const [, script] = readFileSync(path.join(dist, "index.html"), "utf8").match(/src="\/(assets\/[^"]+)"/);
  const text = readFileSync(path.join(dist, script), "utf8");
  assert.match(text, /staging\.picasso\.example/);
  assert.doesNotMatch(text, /chat\.picasso\.example|stream\.picasso\.example|arn:aws:lambda|key:pk_|picasso-backup/);
});
