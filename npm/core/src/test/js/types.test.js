import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const MODULE = fileURLToPath(new URL("../../../", import.meta.url));
const ENTRIES = ["core", "detect", "browser"];

test("the typings allow what is meant and refuse what is not", () => {
  const compiler = path.join(path.dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  try {
    execFileSync(process.execPath, [compiler, "-p", "src/test/types"], { cwd: MODULE, encoding: "utf8" });
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
});

for (const entry of ENTRIES) {
  test(`${entry} exports what its typings declare`, async () => {
    const typings = readFileSync(path.join(MODULE, `target/package/${entry}.d.ts`), "utf8");
    const declared = [...typings.matchAll(/^export (?:declare )?(?:function|class|const) (\w+)|^export \{ ([^}]+) \}/gm)]
      .flatMap(([, name, list]) => (name === undefined ? list.split(", ") : [name]))
      .sort();
    const exported = Object.keys(await import(`../../../target/package/${entry}.js`)).sort();
    assert.deepEqual(exported, declared);
  });
}
