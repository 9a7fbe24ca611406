import assert from "node:assert/strict";
import { test } from "node:test";
import { createGuardedFetch, installGuard } from "@bers/browser";
import { page, settled } from "./picasso.js";

const BUILT = page("staging");

/** A worker, as far as a guard is concerned: it has fetch, and no document. */
function worker(members = {}) {
  const target = new EventTarget();
  const fetched = [];
  return Object.assign(target, { location: { href: "https://staging.picasso.example/worker.js" }, fetch: async (address) => fetched.push(address), fetched, ...members });
}

async function codeOf(target, address) {
  return target.fetch(address).then(() => "done", ({ problem, message }) => problem?.code ?? message);
}

test("a worker is guarded as well, with what it has", async () => {
  const target = worker();
  const { guards, uninstall } = installGuard(BUILT, { target });
  assert.deepEqual(guards, ["fetch"]);
  assert.equal(await codeOf(target, "/chat"), "done");
  assert.equal(await codeOf(target, "https://chat.picasso.example/"), "BERS-ISO-050");
  uninstall();
  assert.equal(await codeOf(target, "https://chat.picasso.example/"), "done");
});

test("no spelling of an address gets past", async () => {
  const target = worker();
  installGuard(BUILT, { target });
  for (const address of [
    "https://CHAT.picasso.example/",
    "https://chat.picasso.example./",
    "https://chat.picasso.example:443/",
    "https://staging.picasso.example@chat.picasso.example/",
    "https:\\\\chat.picasso.example\\x",
    " https://chat.picasso.example/",
    "htt\nps://ch\tat.picasso.example/",
    "https://ｃhat.picasso.example/",
    "https://chat%2Epicasso.example/",
    "//chat.picasso.example/",
    `https://chat.picasso.example/${"x".repeat(20_000)}`,
    `https://chat.picasso.example/?${"x".repeat(20_000)}`,
    `https://${"u".repeat(20_000)}@chat.picasso.example/`,
    "wss://chat.picasso.example/",
  ]) {
    assert.equal(await codeOf(target, address), "BERS-ISO-050", address.slice(0, 60));
  }
  assert.deepEqual(target.fetched, []);
});

test("a host that no name has may be anybody's, and is refused", async () => {
  const reports = [];
  const target = worker();
  const isolation = { ...BUILT.rules.isolation, unknown: "warn" };
  installGuard({ ...BUILT, rules: { ...BUILT.rules, isolation } }, { target, onReport: (report) => reports.push(report) });
  for (const host of ["a!b.picasso.example", "a~b.picasso.example", "{x}.picasso.example", "a..picasso.example", "chat.picasso.example..", `${"a".repeat(64)}.picasso.example`]) {
    assert.equal(await codeOf(target, `https://${host}/secret`), "BERS-ISO-051", host);
  }
  assert.deepEqual(target.fetched, []);
  await settled();
  assert.deepEqual([reports[0].severity, reports[0].endpoint], ["error", "https://a!b.picasso.example"]);
});

test("verdicts that are remembered are those of their addresses", async () => {
  const target = worker();
  installGuard(BUILT, { target });
  for (let i = 0; i < 2_000; i++) {
    assert.equal(await codeOf(target, `https://staging.picasso.example/${i % 700}?q=${i}`), "done");
    assert.equal(await codeOf(target, `https://chat.picasso.example/${i % 700}#${i}`), "BERS-ISO-050");
  }
});

test("what only some browsers have is guarded, too, and fails as it does by itself", () => {
  const asked = [];
  const target = worker({
    fetchLater: (address) => void asked.push(address),
    WebTransport: class {
      constructor(address) {
        asked.push(address);
      }
    },
  });
  assert.deepEqual(installGuard(BUILT, { target }).guards, ["fetch", "fetchLater", "WebTransport"]);
  target.fetchLater("/chat");
  new target.WebTransport("https://staging.picasso.example/chat");
  const refused = { name: "SecurityError", endpoint: "https://chat.picasso.example" };
  assert.throws(() => target.fetchLater("https://chat.picasso.example/"), refused);
  assert.throws(() => new target.WebTransport("https://chat.picasso.example/"), refused);
  assert.deepEqual(asked, ["/chat", "https://staging.picasso.example/chat"]);
});

test("an address that throws when it is first asked for is not asked again", async () => {
  const target = worker();
  installGuard(BUILT, { target });
  let times = 0;
  const sly = { toString: () => (times++ === 0 ? JSON.parse("{") : "https://chat.picasso.example/") };
  await assert.rejects(target.fetch(sly), SyntaxError);
  await assert.rejects(target.fetch(Symbol("x")), TypeError);
  assert.deepEqual([times, target.fetched], [1, []]);
});

test("where unknown endpoints are a warning they are reported, and reached", async () => {
  const isolation = { ...BUILT.rules.isolation, unknown: "warn" };
  const reports = [];
  const target = worker();
  installGuard({ ...BUILT, rules: { ...BUILT.rules, isolation } }, { target, onReport: (report) => reports.push(report) });
  assert.equal(await codeOf(target, "https://tracker.example/"), "done");
  assert.equal(await codeOf(target, "https://chat.picasso.example/"), "BERS-ISO-050");
  await settled();
  assert.deepEqual(reports.map(({ code, severity }) => [code, severity]), [["BERS-ISO-051", "warning"], ["BERS-ISO-050", "error"]]);
});

test("a function that is locked is said not to be guarded", async () => {
  const target = worker();
  Object.defineProperty(target, "fetch", { writable: false, configurable: false });
  const codes = [];
  assert.deepEqual(installGuard(BUILT, { target, onReport: ({ code }) => codes.push(code) }).guards, []);
  await settled();
  assert.deepEqual(codes, ["BERS-PAG-015"]);
});

test("a guarded fetch of a page that has none yet is the one that is given", async () => {
  const asked = [];
  const guarded = createGuardedFetch(BUILT, { target: worker(), fetch: async (address) => asked.push(address) });
  await guarded("https://staging.picasso.example/chat");
  await assert.rejects(guarded("https://chat.picasso.example/"), TypeError);
  assert.deepEqual(asked, ["https://staging.picasso.example/chat"]);
});
