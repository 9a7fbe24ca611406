import assert from "node:assert/strict";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { validate } from "../../main/js/workspace/validation.js";
import { readWorkspace } from "../../main/js/workspace/workspace.js";
import { ValidatorCache } from "../../main/js/schema/validator-cache.js";
import { compileSchema } from "../../main/js/schema/config-schema.js";
import { edit, project } from "./project.js";

const TODAY = "2026-06-01";

function folder(root) {
  return path.join(root, "node_modules/.cache/bers-build");
}

test("a schema that is kept gives the verdict that it gave when it was compiled", (t) => {
  const root = project(t);
  mkdirSync(path.join(root, "node_modules"));
  edit(root, "config/environments/base.yaml", (text) => text.replace("REQUEST_TIMEOUT: 10000", "REQUEST_TIMEOUT: 5"));
  const first = validate(readWorkspace(root), {}, TODAY);
  assert.equal(readdirSync(folder(root)).length, 4);
  const workspace = readWorkspace(root);
  const cache = new ValidatorCache(root);
  const schema = { ...workspace.schemas.environment, file: "as in another process" };
  const kept = compileSchema(schema, cache);
  assert.notEqual(kept.validate, compileSchema(workspace.schemas.environment, cache).validate);
  assert.equal(kept.validate({}), false);
  assert.ok(kept.validate.errors.every(({ parentSchema }) => parentSchema !== undefined));
  assert.deepEqual(validate(workspace, {}, TODAY), first);
});

test("a kept schema that is damaged is compiled again", (t) => {
  const root = project(t);
  mkdirSync(path.join(root, "node_modules"));
  const { schemas } = readWorkspace(root);
  compileSchema({ ...schemas.build, file: "kept" }, new ValidatorCache(root));
  assert.equal(readdirSync(folder(root)).length, 1);
  for (const name of readdirSync(folder(root))) {
    writeFileSync(path.join(folder(root), name), "module.exports = {");
  }
  const { validate: again } = compileSchema({ ...schemas.build, file: "anew" }, new ValidatorCache(root));
  assert.equal(typeof again, "function");
});

test("without a node_modules nothing is kept", () => {
  assert.equal(new ValidatorCache(path.parse(process.cwd()).root).find("{}"), null);
});
