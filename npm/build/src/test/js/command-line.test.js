// What the plugin says of a workspace is what the command says: the same golden answers hold both.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { validate } from "../../main/js/workspace/validation.js";
import { readWorkspace } from "../../main/js/workspace/workspace.js";

const COMMAND = fileURLToPath(new URL("../../../../../cli/src/test/", import.meta.url));
const TODAY = "2026-06-01";

/** A case of the command: its workspace, and the JSON that it answers. */
function commandCase(name) {
  const read = (file) => readFileSync(path.join(COMMAND, "cases", name, file), "utf8");
  return {
    workspace: readWorkspace(path.join(COMMAND, "workspaces", read("workspace").trim())),
    answer: JSON.parse(read("stdout")),
  };
}

test("what `bers validate --json` says of a broken workspace is what the plugin says", () => {
  const { workspace, answer } = commandCase("validate-broken-json");
  const { valid, problems } = validate(workspace, {}, TODAY);
  assert.equal(valid, answer.valid);
  assert.deepEqual(
    problems.map(({ environments, tenants, ...problem }) => ({
      ...problem,
      ...(environments.length > 0 && { environments }),
      ...(tenants.length > 0 && { tenants }),
    })),
    answer.problems,
  );
});

test("what `bers isolation check --json` finds is what a build for each environment finds", () => {
  const { workspace, answer } = commandCase("isolation-violated-json");
  const found = workspace.declared.environments.flatMap(({ name }) => validate(workspace, {}, TODAY, name).violations);
  assert.ok(found.length > 0);
  assert.deepEqual(found, answer.violations);
});
