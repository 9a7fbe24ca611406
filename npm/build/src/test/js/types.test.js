import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { BuildSession } from "../../main/js/bundle/build-session.js";
import { readOptions } from "../../main/js/bundle/options.js";
import { project } from "./project.js";

const MODULE = fileURLToPath(new URL("../../../", import.meta.url));
const COMPILER = path.join(path.dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

function check(configuration) {
  try {
    execFileSync(process.execPath, [COMPILER, "-p", configuration], { cwd: MODULE, encoding: "utf8" });
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
}

test("the typings allow what is meant and refuse what is not", () => {
  check("src/test/types");
});

test("the declarations of a workspace make its values typed", (t) => {
  const root = project(t);
  const session = new BuildSession(readOptions(), { start: root, variables: {}, mode: "staging" });
  session.prepare();
  session.writeTypings();
  writeFileSync(
    path.join(root, "use.ts"),
    `import snapshot, { API_BASE_URL, REQUEST_TIMEOUT, STREAMING_ENABLED, THEME_primary } from "virtual:bers";
export const url: string = API_BASE_URL + THEME_primary;
export const doubled: number = REQUEST_TIMEOUT * 2;
export const isOn: boolean = STREAMING_ENABLED;
export const isStaging = __BERS_ENVIRONMENT__ === "staging";
export const whole = [snapshot.values, __BERS_CONFIG__.API_BASE_URL, __BERS_BUILD_TIMESTAMP__];
// @ts-expect-error no text
export const text: string = REQUEST_TIMEOUT;
// @ts-expect-error no such environment
export const isStagin = __BERS_ENVIRONMENT__ === "stagin";
`,
  );
  const options = { target: "es2022", module: "esnext", moduleResolution: "bundler", strict: true, noEmit: true, types: [], lib: ["es2023"] };
  writeFileSync(path.join(root, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["use.ts", "bers-env.d.ts"] }));
  check(root);
});
