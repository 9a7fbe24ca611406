import { createRequire } from "node:module";
import { formats } from "./formats.js";
import { pathOf, placedAt, plainOf, steps } from "./paths.js";
import { checkSchema } from "./schema-check.js";
import * as problems from "./schema-problems.js";

const require = createRequire(import.meta.url);
const DRAFTS = {
  "http://json-schema.org/draft-07/schema": "ajv",
  "https://json-schema.org/draft-07/schema": "ajv",
  "https://json-schema.org/draft/2020-12/schema": "ajv/dist/2020.js",
};
const NEWEST = "https://json-schema.org/draft/2020-12/schema";
const OPTIONS = {
  allErrors: true,
  verbose: true,
  strict: false,
  ownProperties: true,
  logger: false,
  validateSchema: false,
  addUsedSchema: false,
  code: { source: true },
};

/** By file, the last compilation and the schema's text: in a dev server most edits leave the schemas alone. */
const compiled = new Map();

/**
 * A JSON Schema of draft 07 or 2020-12, compiled: its problems, or what validates with it. It never reaches beyond its
 * own document: a $ref to anything else is a problem.
 *
 * @param {import("@bers/core").Schema} schema placed
 * @param {import("./validator-cache.js").ValidatorCache} [cache] of an earlier build
 */
export function compileSchema(schema, cache) {
  const plain = plainOf(schema.values);
  const text = JSON.stringify(plain);
  const known = compiled.get(schema.file);
  if (known?.text !== text) {
    const kept = cache?.find(text) ?? null;
    const found = kept === null ? compilation(schema, plain, text, cache) : { problems: [], validate: kept };
    compiled.set(schema.file, { text, ...found });
  }
  return { ...compiled.get(schema.file), file: schema.file, root: plain };
}

function compilation(schema, plain, text, cache) {
  const declared = plain.$schema;
  const draft = typeof declared === "string" ? DRAFTS[declared.replace(/#$/, "")] : DRAFTS[NEWEST];
  if (draft === undefined || (declared !== undefined && typeof declared !== "string")) {
    return { problems: [problems.unknownDraft(at(schema, ["$schema"]), JSON.stringify(declared))], validate: null };
  }
  const ajv = validatorOf(draft);
  const found = checkSchema(schema);
  const isSchema = ajv.validateSchema({ ...plain, $schema: declared?.replace(/^https:(.*draft-07)/, "http:$1") ?? NEWEST });
  for (const error of isSchema ? [] : ajv.errors) {
    const parts = steps(error.instancePath, plain);
    found.push(problems.notASchema(at(schema, parts), pathOf(parts), error.message));
  }
  if (found.length > 0) {
    return { problems: found, validate: null };
  }
  try {
    const { $schema: draftUri, ...rest } = plain;
    const validate = ajv.compile(draft === DRAFTS[NEWEST] ? rest : withoutSiblings(rest));
    cache?.keep(text, ajv, validate);
    return { problems: [], validate };
  } catch (refused) {
    const isEndless = refused instanceof RangeError;
    const reason = refused.message.split("\n")[0];
    return { problems: [isEndless ? problems.endless(schema.file) : problems.unusable(schema.file, reason)], validate: null };
  }
}

/** One for each draft, since each compiles its metaschema. */
const validators = new Map();

function validatorOf(draft) {
  if (!validators.has(draft)) {
    const ajv = new (require(draft).default)(OPTIONS);
    require("ajv-formats").default(ajv);
    ajv.addFormat("uri", formats().uri);
    validators.set(draft, ajv);
  }
  return validators.get(draft);
}

/** In draft-07 whatever stands beside a $ref is not looked at; ajv looks at it in every draft. */
function withoutSiblings(schema) {
  if (schema === null || typeof schema !== "object") {
    return schema;
  }
  if (Array.isArray(schema)) {
    return schema.map(withoutSiblings);
  }
  const entries = Object.entries(schema).filter(([name]) => typeof schema.$ref !== "string" || BESIDE_REFERENCE.includes(name));
  return Object.fromEntries(entries.map(([name, part]) => [name, VALUES.includes(name) ? part : withoutSiblings(part)]));
}

/** What a reference may point into. */
const BESIDE_REFERENCE = ["$ref", "$id", "definitions"];
/** Below these stand values, not schemas. */
const VALUES = ["const", "enum", "default", "examples"];

/** The place of what stands at steps, or of the nearest above it. */
function at({ file, values }, parts) {
  for (let length = parts.length; ; length--) {
    const placed = placedAt(values, parts.slice(0, length));
    if (placed !== undefined) {
      return { file, line: placed.line, column: placed.column };
    }
  }
}
