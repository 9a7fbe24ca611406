import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const PACKAGE = new URL("../../../target/package/", import.meta.url);
const MODULE = new URL("../../../", import.meta.url);

function text(name) {
  return readFileSync(new URL(name, PACKAGE), "utf8");
}

test("bundlers may drop what is not used, and find types beside each entry", () => {
  const { sideEffects, type, exports } = JSON.parse(readFileSync(new URL("package.json", MODULE), "utf8"));
  assert.equal(sideEffects, false);
  assert.equal(type, "module");
  for (const entry of Object.values(exports)) {
    assert.ok(existsSync(new URL(entry.types, MODULE)), entry.types);
    assert.ok(existsSync(new URL(entry.default, MODULE)), entry.default);
  }
});

for (const entry of ["core", "detect", "browser"]) {
  test(`${entry} needs no eval and leads a debugger to our sources`, () => {
    const code = text(`${entry}.js`);
    assert.doesNotMatch(code, /\beval\(|new Function\(/);
    assert.match(code, new RegExp(`//# sourceMappingURL=${entry}\\.js\\.map`));
    const map = JSON.parse(text(`${entry}.js.map`));
    const own = map.sources.map((source, i) => [source, map.sourcesContent[i]]).filter(([source]) => source.includes("dev/bers/"));
    assert.ok(own.length > 10);
    for (const [source, content] of own) {
      assert.match(content ?? "", /^package dev\.bers/m, source);
    }
  });
}
