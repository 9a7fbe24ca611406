import assert from "node:assert/strict";
import { test } from "node:test";
import { OutputScan } from "../../main/js/bundle/output-scan.js";

const MANIFEST = {
  format: 1,
  name: "shop",
  environments: {
    staging: { tier: "staging", hostnames: ["staging.shop.example"] },
    production: { tier: "production", hostnames: ["www.shop.example"] },
  },
};

function scanned(files) {
  const scan = new OutputScan(MANIFEST, "staging");
  Object.entries(files).forEach(([name, content]) => scan.add(name, content));
  return scan.findings.map(({ file, source, line, column, endpoint, encoding }) => [file, source, line, column, endpoint, encoding]);
}

test("findings are by file and place, through encodings", () => {
  const inBase64 = Buffer.from("https://www.shop.example/a").toString("base64");
  assert.deepEqual(
    scanned({
      "b.js": 'fetch("https:\\/\\/www.shop.example\\/api")',
      "a.js": `fine("https://staging.shop.example");\natob("${inBase64}")`,
    }),
    [
      ["a.js", null, 2, 7, "https://www.shop.example/a", "base64"],
      ["b.js", null, 1, 8, "https://www.shop.example/api", "json-escaped"],
    ],
  );
});

test("a source within a map is named with its own line, whatever its path looks like", () => {
  const map = { version: 3, sources: ["..\\src\\page.js"], sourcesContent: ["one\r\n// https://www.shop.example/a"], mappings: "" };
  assert.deepEqual(scanned({ "page.js.map": JSON.stringify(map) }), [
    ["page.js.map", "..\\src\\page.js", 2, 4, "https://www.shop.example/a", "plain"],
  ]);
});

test("a map that is no JSON is searched as it is", () => {
  assert.deepEqual(scanned({ "page.js.map": "{ https://www.shop.example/a" }), [
    ["page.js.map", null, 1, 3, "https://www.shop.example/a", "plain"],
  ]);
});

test("the last line of 50 MB is searched too", () => {
  const line = `${"x".repeat(999)}\n`;
  const lines = 52_428;
  const [finding, ...more] = scanned({ "large.js": `${line.repeat(lines)}"https://www.shop.example/a"` });
  assert.deepEqual(more, []);
  assert.deepEqual(finding, ["large.js", null, lines + 1, 2, "https://www.shop.example/a", "plain"]);
});
