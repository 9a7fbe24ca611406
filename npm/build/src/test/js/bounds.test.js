import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as bounds from "../../main/js/bounds.js";

const LIMITS = readFileSync(new URL("../../../../../docs/limits.md", import.meta.url), "utf8");
/** By the name here, the one of docs/limits.md. */
const NAMES = {
  DOCUMENT_BYTES_MAX: "value.Bounds.DOCUMENT_BYTES_MAX",
  DEPTH_MAX: "value.Bounds.DEPTH_MAX",
  NODES_MAX: "value.Bounds.NODES_MAX",
  TEXT_LENGTH_MAX: "value.Bounds.TEXT_LENGTH_MAX",
  KEY_LENGTH_MAX: "value.Bounds.KEY_LENGTH_MAX",
  DOCUMENTS_MAX: "value.Bounds.DOCUMENTS_MAX",
  NUMBER_LENGTH_MAX: "value.NumberText.LENGTH_MAX",
  PATTERN_LENGTH_MAX: "workspace.pattern.BoundedPattern.LENGTH_MAX",
  PATTERN_NESTING_MAX: "workspace.pattern.BoundedPattern.NESTING_MAX",
  VIOLATIONS_MAX: "workspace.schema.SchemaValidator.PROBLEMS_MAX",
};

test("the bounds are those of every other reader", () => {
  const documented = Object.fromEntries(
    Object.entries(NAMES).map(([name, documentedName]) => {
      const row = LIMITS.split("\n").find((line) => line.startsWith(`| \`${documentedName}\` |`));
      return [name, Number(row.split("|")[2].replaceAll(",", ""))];
    }),
  );
  assert.deepEqual({ ...bounds }, documented);
});
