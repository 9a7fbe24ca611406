import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { typingsText } from "../../../../build/src/main/js/bundle/typings.js";

const MODULE = fileURLToPath(new URL("../../../", import.meta.url));
const COMPILER = path.join(path.dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

test("the typings allow what is meant and refuse what is not, of a page that the plugin declares", (t) => {
  const declarations = path.join(MODULE, "src/test/types/page.d.ts");
  writeFileSync(declarations, typingsText({ values: {}, itemKeys: {}, paths: [] }, undefined, ["staging", "production"]));
  t.after(() => rmSync(declarations));
  try {
    execFileSync(process.execPath, [COMPILER, "-p", "src/test/types"], { cwd: MODULE, encoding: "utf8" });
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
});

test("bundlers may drop what is not used, and find types beside each entry", () => {
  const { sideEffects, type, exports } = JSON.parse(readFileSync(path.join(MODULE, "package.json"), "utf8"));
  assert.deepEqual([sideEffects, type], [false, "module"]);
  const entries = Object.values(exports).filter((entry) => typeof entry === "object");
  entries.flatMap((entry) => [entry.types, entry.default]).forEach((file) => assert.ok(existsSync(path.join(MODULE, file)), file));
});
