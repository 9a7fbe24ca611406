import assert from "node:assert/strict";
import { test } from "node:test";
import { REPORT_EVENT, Reports } from "../../main/js/reports.js";

const PROBLEM = { code: "BERS-PAG-001", message: "something is wrong", suggestion: "mend it" };

/** What the console is told of one report. */
async function written(t, listeners, problem = PROBLEM) {
  const warn = t.mock.method(console, "warn", () => {});
  new Reports(listeners).send(problem);
  await Promise.resolve();
  const texts = warn.mock.calls.map(({ arguments: [text] }) => text);
  warn.mock.restore();
  return texts;
}

test("a report that nobody takes stands in the console with its cure", async (t) => {
  assert.deepEqual(await written(t, {}), ["[bers] something is wrong [BERS-PAG-001]\n  mend it"]);
  assert.deepEqual(await written(t, {}, { ...PROBLEM, suggestion: null }), ["[bers] something is wrong [BERS-PAG-001]"]);
});

test("a report that somebody takes does not", async (t) => {
  assert.deepEqual(await written(t, { onReport() {} }), []);
  const target = new EventTarget();
  target.addEventListener(REPORT_EVENT, (event) => event.preventDefault());
  assert.deepEqual(await written(t, { target }), []);
});

test("a listener that only listens leaves it in the console", async (t) => {
  const target = new EventTarget();
  target.addEventListener(REPORT_EVENT, () => {});
  assert.equal((await written(t, { target })).length, 1);
});
