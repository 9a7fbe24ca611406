import fs from "node:fs";
import path from "node:path";
import { answer, BersError } from "@bers/core";
import { plainOf } from "../schema/paths.js";
import { reason } from "../workspace/folder-reader.js";
import * as problems from "./build-problems.js";
import { PAGE_MODULE } from "./page-module.js";
import { exportsOf, MODULE } from "./virtual-module.js";

/** UTF-16 units of a description that are copied; who wants more reads the schema. */
const DESCRIPTION_MAX = 2_000;
/** The explicit formatting characters of the Unicode bidirectional algorithm (UAX 9), and what has no width at all. */
const TURNS_TEXT = /[\u061C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const HEADER = "// Written by @bers/build from the workspace's schema; edit that instead.\n";

/** TypeScript declarations of the virtual module and of what the build defines. */
export function typingsText(snapshot, schema, environments) {
  const root = schema === undefined ? {} : plainOf(schema.values);
  const members = exportsOf(snapshot).map(({ name, path: at, value }) => {
    const described = schemaAt(root, at);
    const text = described.description === undefined ? undefined : comment(described.description);
    return `${text === undefined ? "" : `  /** ${text} */\n`}  export const ${name}: ${typeOf(described, value)};\n`;
  });
  return `${HEADER}declare module "${MODULE}" {
${members.join("")}  const snapshot: {
    readonly values: { readonly [key: string]: unknown };
    readonly itemKeys: { readonly [path: string]: readonly string[] };
  };
  export default snapshot;
}

declare module "${PAGE_MODULE}" {
  import type snapshot from "${MODULE}";
  /** What the run time of a page takes, such as createConfig and installGuard of @bers/browser. */
  const page: {
    readonly environment: string;
    readonly digest: string | null;
    readonly rulesDigest: string;
    readonly defaultTenant: string | null;
    readonly rules: any;
    readonly snapshot: typeof snapshot;
    readonly others?: { readonly [environment: string]: typeof snapshot };
  };
  export default page;
}

declare const __BERS_ENVIRONMENT__: ${environments.map((name) => JSON.stringify(name)).join(" | ")};
declare const __BERS_CONFIG__: { readonly [key: string]: any };
declare const __BERS_BUILD_TIMESTAMP__: string;
`;
}

/** A text that can't end the comment around it, and is read as it stands there: nothing in it turns or hides text. */
function comment(text) {
  const plain = text.replace(TURNS_TEXT, "").replace(/[\s\u0000-\u001F\u007F-\u009F]+/g, " ").replaceAll("*/", "* /");
  return plain.length > DESCRIPTION_MAX ? `${plain.slice(0, DESCRIPTION_MAX).replace(/[\uD800-\uDBFF]$/, "")}…` : plain;
}

/** Where the declarations go if nobody says: into src, which is what TypeScript looks through in most projects that have it. */
export function typingsBelow(root) {
  const sources = path.join(root, "src");
  const isThere = fs.statSync(sources, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return path.join(isThere ? sources : root, "bers-env.d.ts");
}

/** Writes the file if it is not that already; throws why it cannot be. */
export function writeTypings(file, text) {
  try {
    if (!fs.existsSync(file) || fs.readFileSync(file, "utf8").replaceAll("\r\n", "\n") !== text) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
    }
  } catch (failure) {
    throw new BersError([problems.unwritableTypings(file, reason(failure))]);
  }
}

/** What the schema says of the value at a path, references followed. */
function schemaAt(root, at) {
  let node = follow(root, root);
  for (const { key, index, item } of answer("path", { text: at }).steps) {
    const member = node.properties?.[key] ?? node.additionalProperties;
    const below = key === undefined ? (node.prefixItems?.[index ?? item] ?? node.items) : member;
    node = follow(below, root);
  }
  return node;
}

/** A node with what it refers to beneath its own keywords. */
function follow(node, root, depth = 0) {
  if (node === null || typeof node !== "object") {
    return {};
  }
  if (typeof node.$ref !== "string" || !node.$ref.startsWith("#/") || depth > 16) {
    return node;
  }
  const steps = node.$ref.slice(2).split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const target = steps.reduce((below, step) => below?.[step], root);
  return { ...follow(target, root, depth + 1), ...node };
}

function typeOf(schema, value) {
  if (Array.isArray(schema.enum)) {
    return schema.enum.map((choice) => JSON.stringify(choice)).join(" | ");
  }
  if (schema.const !== undefined) {
    return JSON.stringify(schema.const);
  }
  const names = [schema.type ?? []].flat();
  const types = names.map((name) => ({ integer: "number", number: "number", string: "string", boolean: "boolean" })[name]);
  if (types.length > 0 && types.every((type) => type !== undefined)) {
    return [...new Set(types)].join(" | ");
  }
  return Array.isArray(value) ? "readonly unknown[]" : typeof value === "object" ? "{ readonly [key: string]: unknown }" : typeof value;
}
