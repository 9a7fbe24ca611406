// Every problem that a schema, or a configuration held to one, can have; the Java validator says the same.
import { PATTERN_LENGTH_MAX, PATTERN_NESTING_MAX } from "../bounds.js";
import { error } from "../problem.js";

/** Of a pattern in a message. */
const SHOWN_MAX = 80;

const subject = (path) => (path === "" ? "the configuration" : path);
const shortened = (text) => (text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}…`);
const orNull = (path) => (path === "" ? null : path);

/** A value that is not what the schema asks for, under the code of the keyword's family. */
export const violated = (code, at, path, found, expected) =>
  error(code, `${subject(path)} must be ${expected}, got: ${found}`, { ...at, path: orNull(path), found, expected });

export const missing = (at, path, expected) =>
  error("BERS-CFG-013", `${path} is missing: no layer of this environment gives it a value`, {
    ...at,
    path,
    expected,
    suggestion: `add ${path} to this file, or to base.yaml for all environments`,
  });

export const unknownKey = (at, path, schemaFile, nearest) =>
  error("BERS-CFG-014", `${path} is not a key that ${schemaFile} declares`, {
    ...at,
    path,
    found: path,
    expected: "a declared key",
    suggestion: nearest === null ? "declare it there, or remove it" : `Did you mean ${nearest}?`,
  });

export const noBranchFits = (at, path, found, expected, branches) =>
  error(
    "BERS-CFG-017",
    `${subject(path)} has none of the ${branches} forms that the schema allows; the nearest asks for ${expected}`,
    { ...at, path: orNull(path), found, expected },
  );

export const combined = (at, path, found, reason) =>
  error("BERS-CFG-017", `${subject(path)} ${reason}`, { ...at, path: orNull(path), found });

export const otherwise = (at, path, found, reason) =>
  error("BERS-CFG-018", `${subject(path)} does not fit its schema: ${reason}`, { ...at, path: orNull(path), found });

export const unknownDraft = (at, text) =>
  error("BERS-CFG-020", `$schema must name draft-07 or 2020-12 of JSON Schema, got: ${text}`, {
    ...at,
    found: text,
    expected: "https://json-schema.org/draft/2020-12/schema",
    suggestion: 'write "$schema": "https://json-schema.org/draft/2020-12/schema"',
  });

export const foreignReference = (at, reference) =>
  error("BERS-CFG-021", `a $ref must stay within its file, got: ${reference}`, {
    ...at,
    found: reference,
    expected: "a reference that begins with #",
    suggestion: "copy what it refers to under $defs and refer to #/$defs/NAME: nothing is ever loaded from elsewhere",
  });

export const deadReference = (at, reference) =>
  error("BERS-CFG-022", `nothing stands where this $ref points to: ${reference}`, {
    ...at,
    found: reference,
    expected: "the place of a schema in this file",
  });

export const brokenPattern = (at, pattern, reason) =>
  error("BERS-CFG-023", `the pattern ${shortened(pattern)} is no regular expression: ${reason}`, {
    ...at,
    found: shortened(pattern),
    expected: "a regular expression",
  });

export const vastPattern = (at, pattern) =>
  error("BERS-CFG-028", `the pattern ${shortened(pattern)} is too long or nested too deeply to be used`, {
    ...at,
    found: shortened(pattern),
    expected: `at most ${PATTERN_LENGTH_MAX} characters, and ${PATTERN_NESTING_MAX} groups inside each other`,
    suggestion: "take out groups that change nothing, or ask for less: ((a)) matches what a does",
  });

export const notASchema = (at, path, reason) =>
  error("BERS-CFG-024", `this is not JSON Schema: ${reason}`, { ...at, path: orNull(path) });

export const unusable = (file, reason) => error("BERS-CFG-025", `the schema cannot be used: ${reason}`, { file });

export const endless = (file) =>
  error("BERS-CFG-025", "the schema cannot be used: to hold a configuration to it never ends", {
    file,
    found: "a $ref that leads back to itself, or a pattern that repeats a choice",
    expected: "a schema that ends",
    suggestion:
      "let a $ref come back to itself only through a property or item, and write a pattern such as (a|b)* as [ab]*",
  });

export const notAVersion = (at, text) =>
  error("BERS-CFG-027", `x-bers-version must be a whole number of at least 1, got: ${shortened(text)}`, {
    ...at,
    path: "x-bers-version",
    found: shortened(text),
    expected: "a whole number of at least 1",
    suggestion: "write it without quotes, 1 in the first version and one more in each later one",
  });
