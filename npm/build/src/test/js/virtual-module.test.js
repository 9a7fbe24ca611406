import assert from "node:assert/strict";
import { test } from "node:test";
import { exportFor, exportsOf, liveModuleText, literal, moduleText } from "../../main/js/bundle/virtual-module.js";

const SNAPSHOT = {
  values: { class: 1, "2nd": true, A: { "b-c": "</script>\u2028" }, NODES: [{ url: "/1" }, { url: "/2" }], LIST: ["x"] },
  itemKeys: { NODES: ["one", "two"] },
  paths: ["class", '"2nd"', 'A."b-c"', "NODES[one].url", "NODES[two].url", "LIST[0]"],
};

test("each leaf is an export under a name that JavaScript allows", () => {
  assert.deepEqual(exportsOf(SNAPSHOT).map(({ name, value }) => [name, value]), [
    ["_class", 1],
    ["_2nd", true],
    ["A_b_c", "</script>\u2028"],
    ["NODES_one_url", "/1"],
    ["NODES_two_url", "/2"],
    ["LIST_0", "x"],
  ]);
});

test("two keys that would be one export are refused", () => {
  const clash = { values: { A: { B: 1 }, A_B: 2 }, itemKeys: {}, paths: ["A.B", "A_B"] };
  assert.throws(() => exportsOf(clash), { code: "BERS-BLD-003", message: /A_B and A\.B would both be the export A_B/ });
});

test("the module says what the configuration says, also in an inline script", async () => {
  for (const text of [moduleText(SNAPSHOT), liveModuleText(SNAPSHOT)]) {
    assert.doesNotMatch(text, /<|\u2028/);
    const module = await import(`data:text/javascript,${encodeURIComponent(text)}`);
    assert.equal(module.A_b_c, "</script>\u2028");
    assert.deepEqual(module.default, { values: SNAPSHOT.values, itemKeys: SNAPSHOT.itemKeys });
  }
});

test("a key named __proto__ stays a key", () => {
  const values = JSON.parse('{"__proto__":{"x":1}}');
  assert.equal(Object.hasOwn((0, eval)(`(${literal(values)})`), "__proto__"), true);
  const hostile = { 'a"__proto__': '"__proto__":', "\\": { "\"": 1 } };
  assert.deepEqual((0, eval)(`(${literal(hostile)})`), hostile);
});

test("the export for an endpoint is the longest that another environment has in its place", () => {
  const snapshot = (values) => ({ values, itemKeys: {}, paths: Object.keys(values) });
  const own = snapshot({ API: "https://api.staging.example", ORDERS: "https://api.staging.example/orders", ROOT: "/", NAME: "x" });
  const other = snapshot({ API: "https://api.example", ORDERS: "https://api.example/orders", ONLY: "https://only.example", ROOT: "/", NAME: "api" });
  const clashing = snapshot({ "A.B": "https://clash.example", A_B: "https://clash.example" });
  const meant = (endpoint) => exportFor(endpoint, [clashing, other], own);
  assert.equal(meant("https://api.example"), "API");
  assert.equal(meant("https://api.example/users"), "API");
  assert.equal(meant("https://api.example/orders/7"), "ORDERS");
  assert.equal(meant("https://api.example/orders-of-old"), "API");
  for (const endpoint of ["https://api.example.org", "https://only.example/a", "api.example", "/"]) {
    assert.equal(meant(endpoint), null, endpoint);
  }
});
