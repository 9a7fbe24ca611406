// Every problem that reading a text can find; the Java readers say the same.
import { error } from "../problem.js";
import * as bounds from "../bounds.js";

const EXCERPT_MAX = 60;

const excerpt = (text) => (text.length <= EXCERPT_MAX ? text : `${text.slice(0, EXCERPT_MAX)}…`);
const hex = (number) => number.toString(16).toUpperCase().padStart(2, "0");

export const unknownEnding = (file) =>
  error("BERS-DOC-001", `the file's name must end in .yaml, .yml or .json, got: ${file}`, { file });

export const tooLarge = (file, bytes) =>
  error("BERS-DOC-002", `the file has ${bytes} bytes, more than a document may have`, {
    file,
    found: `${bytes} bytes`,
    expected: `at most ${bounds.DOCUMENT_BYTES_MAX} bytes`,
    suggestion: "split it, or keep large content elsewhere and configure where",
  });

export const notUtf8 = (at, bad) =>
  error("BERS-DOC-003", `the file must be UTF-8, but the byte 0x${hex(bad)} is none here`, {
    ...at,
    found: `the byte 0x${hex(bad)}`,
    expected: "UTF-8",
    suggestion: "save the file as UTF-8",
  });

export const otherEncoding = (file, encoding) =>
  error("BERS-DOC-004", `the file must be UTF-8, got: ${encoding}`, {
    file,
    found: encoding,
    expected: "UTF-8",
    suggestion: "save the file as UTF-8",
  });

export const controlCharacter = (at, code) =>
  error("BERS-DOC-005", `the control character U+00${hex(code)} may not stand in a document`, {
    ...at,
    found: `U+00${hex(code)}`,
    suggestion: "remove it, or write it as an escape within double quotes",
  });

export const yamlSyntax = (at, reason, suggestion) =>
  error("BERS-DOC-006", `the file is not YAML: ${reason}`, { ...at, suggestion });

export const tabInIndentation = (at) =>
  error("BERS-DOC-007", "YAML is indented with spaces, but here stands a tab", {
    ...at,
    found: "a tab",
    expected: "spaces",
    suggestion: "replace the tab by spaces",
  });

export const jsonSyntax = (at, reason, suggestion = null) =>
  error("BERS-DOC-008", `the file is not JSON: ${reason}`, { ...at, suggestion });

export const duplicateKey = (at, key, firstLine) =>
  error("BERS-DOC-009", `the key ${excerpt(key)} stands here again, after line ${firstLine}`, {
    ...at,
    found: excerpt(key),
    expected: "each key once in a mapping",
    suggestion: "remove one of the two",
  });

export const rootNotMapping = (at, type) =>
  error("BERS-DOC-010", `a document must be a mapping of keys to values, got: ${type}`, {
    ...at,
    found: type,
    expected: "a mapping",
    suggestion: "write key: value on a line for each value, or {} for none",
  });

export const keyNotText = (at, type, text) =>
  error("BERS-DOC-011", `a key must be text, got: ${type}`, {
    ...at,
    found: text === null ? type : excerpt(text),
    expected: "text",
    suggestion: text === null ? "put a value such as {{ x }} in quotes" : `write "${excerpt(text)}" in quotes`,
  });

export const severalDocuments = (at) =>
  error("BERS-DOC-012", "a file holds one document, but here a second one begins", {
    ...at,
    suggestion: "move it to a file of its own, or remove the ---",
  });

export const unsupportedTag = (at, tag) =>
  error("BERS-DOC-013", `the tag ${excerpt(tag)} is not supported`, {
    ...at,
    found: excerpt(tag),
    expected: "no tag, or one of !!str !!int !!float !!bool !!null !!map !!seq",
    suggestion: "remove the tag: a document holds plain values only",
  });

export const tagDoesNotFit = (at, tag, type) =>
  error("BERS-DOC-014", `the tag ${tag} does not fit its value, which is ${type}`, {
    ...at,
    found: type,
    expected: tag,
    suggestion: "remove the tag or mend the value",
  });

export const mergeKey = (at) =>
  error("BERS-DOC-015", "YAML 1.2 has no merge key <<", {
    ...at,
    found: "<<",
    suggestion: "put what is common into base.yaml, or into an environment that others extend",
  });

export const recursiveAnchor = (at, anchor) =>
  error("BERS-DOC-016", `the value &${excerpt(anchor)} contains itself`, {
    ...at,
    found: `*${excerpt(anchor)}`,
    suggestion: "remove the alias: a document is a tree",
  });

export const unknownAlias = (at, anchor, nearest) =>
  error("BERS-DOC-017", `no value before here is marked &${excerpt(anchor)}`, {
    ...at,
    found: `*${excerpt(anchor)}`,
    suggestion:
      nearest === null
        ? `mark it with &${excerpt(anchor)}, or write the text in quotes`
        : `Did you mean *${excerpt(nearest)}?`,
  });

export const tooDeep = (at) =>
  error("BERS-DOC-018", `mappings and lists are nested more than ${bounds.DEPTH_MAX} deep`, {
    ...at,
    expected: `at most ${bounds.DEPTH_MAX} levels`,
    suggestion: "move the inner levels to mappings of their own",
  });

export const tooManyNodes = (at) =>
  error("BERS-DOC-019", `the document has more than ${bounds.NODES_MAX} values, those of its aliases included`, {
    ...at,
    expected: `at most ${bounds.NODES_MAX} values`,
    suggestion: "split the file; an alias counts as often as it is used",
  });

export const textTooLong = (at, length) =>
  error("BERS-DOC-020", `a text has ${length} characters, more than a value may have`, {
    ...at,
    found: `${length} characters`,
    expected: `at most ${bounds.TEXT_LENGTH_MAX} characters`,
    suggestion: "shorten the text, or keep it in a file that is no configuration",
  });

export const keyTooLong = (at, length) =>
  error("BERS-DOC-021", `a key has ${length} characters, more than a key may have`, {
    ...at,
    found: `${length} characters`,
    expected: `at most ${bounds.KEY_LENGTH_MAX} characters`,
    suggestion: "shorten the key; a long text belongs into a value",
  });

export function numberOutOfRange(at, literal, isInteger) {
  const range = isInteger ? "a whole number within ±2^53" : "a number within the range of a double";
  return error("BERS-DOC-022", `the number ${excerpt(literal)} is out of range, it must be ${range}`, {
    ...at,
    found: excerpt(literal),
    expected: range,
    suggestion: "write it in quotes if it is an identifier",
  });
}

export const notFinite = (at, literal) =>
  error("BERS-DOC-023", `a number must be finite, got: ${literal}`, {
    ...at,
    found: literal,
    expected: "a finite number",
    suggestion: `write "${literal}" in quotes if it is text`,
  });

export const loneSurrogate = (at) =>
  error("BERS-DOC-024", "an escape writes half of a surrogate pair, which is no character", {
    ...at,
    suggestion: "write the character itself, or both halves",
  });

export const trailingText = (at) =>
  error("BERS-DOC-025", "a JSON file holds one value, but more follows it", {
    ...at,
    suggestion: "remove what follows the last brace",
  });

export const tooMany = (at, count) =>
  error("BERS-DOC-026", `the file has ${count} problems; the rest of it was not read`, {
    ...at,
    suggestion: "mend these first",
  });
