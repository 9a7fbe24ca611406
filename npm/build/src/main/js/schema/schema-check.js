import { PATTERN_LENGTH_MAX, PATTERN_NESTING_MAX } from "../bounds.js";
import { placedAt, plainOf } from "./paths.js";
import * as problems from "./schema-problems.js";

/** Below these stand values, not schemas. */
const VALUES = ["const", "enum", "default", "examples"];
const NAMED_SCHEMAS = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"];

/** What in a schema's text its metaschema cannot find: references that lead nowhere, patterns that are none. */
export function checkSchema({ file, values: root }) {
  const id = root.value.get("$id")?.value ?? "";
  const found = [];
  const at = ({ line, column }) => ({ file, line, column });

  /** Migrations and the comparison of versions count with it, so that a text would go unnoticed there. */
  function version(placed) {
    if (placed !== undefined && !(Number.isInteger(placed.value) && placed.value >= 1)) {
      found.push(problems.notAVersion(at(placed), JSON.stringify(plainOf(placed))));
    }
  }

  function schema(placed) {
    if (Array.isArray(placed.value)) {
      placed.value.forEach(schema);
    }
    if (!(placed.value instanceof Map)) {
      return;
    }
    for (const [keyword, inner] of placed.value) {
      if (NAMED_SCHEMAS.includes(keyword) && inner.value instanceof Map) {
        named(inner, keyword === "patternProperties");
      } else if (!VALUES.includes(keyword)) {
        check(keyword, inner);
        schema(inner);
      }
    }
  }

  function named(placed, areNamesPatterns) {
    for (const [name, inner] of placed.value) {
      if (areNamesPatterns) {
        pattern(name, { line: inner.keyLine, column: inner.keyColumn });
      }
      schema(inner);
    }
  }

  function check(keyword, placed) {
    if (typeof placed.value !== "string") {
      return;
    }
    if (keyword === "$ref" || keyword === "$dynamicRef") {
      reference(placed);
    } else if (keyword === "pattern") {
      pattern(placed.value, placed);
    }
  }

  function reference(placed) {
    const text = placed.value;
    const local = id !== "" && text.startsWith(id) ? text.slice(id.length) : text;
    if (local !== "" && !local.startsWith("#")) {
      found.push(problems.foreignReference(at(placed), text));
    } else if (local.startsWith("#/") && placedAt(root, pointerSteps(local)) === undefined) {
      found.push(problems.deadReference(at(placed), text));
    }
  }

  function pattern(text, placed) {
    if (text.length > PATTERN_LENGTH_MAX || nestingOf(text) > PATTERN_NESTING_MAX) {
      found.push(problems.vastPattern(at(placed), text));
      return;
    }
    try {
      new RegExp(text, "u");
    } catch ({ message }) {
      found.push(problems.brokenPattern(at(placed), text, message.replace(/^.*\/u?: /s, "").toLowerCase()));
    }
  }

  version(root.value.get("x-bers-version"));
  schema(root);
  return found;
}

/** How many groups of a pattern stand inside each other. */
function nestingOf(pattern) {
  let deepest = 0;
  let depth = 0;
  for (const [part] of pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]?|[()]/gsu)) {
    depth += part === "(" ? 1 : part === ")" ? -1 : 0;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function pointerSteps(pointer) {
  return pointer.slice(2).split("/").map((step) => decoded(step).replaceAll("~1", "/").replaceAll("~0", "~"));
}

function decoded(step) {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
