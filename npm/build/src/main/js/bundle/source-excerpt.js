import fs from "node:fs";
import { withoutUserInformation } from "../problem.js";

/** Files without values of a configuration; of all others a value may be a secret. */
const WITHOUT_VALUES = /^(?:bers\.|config\/(?:accepted\.|schemas\/))/;
/** Brackets, dashes of a list, and one key with its colon: the part of a line that is no value. */
const KEY_PART = /^[\s[{\]},-]*(?:(?:"[^"]*"|'[^']*'|[\w.$-]+)\s*:(?=\s|$))?/;
const MASK = "***";

/**
 * A line of a workspace's file with its number and a caret under a column; empty where it cannot be read. It is shown to
 * whoever opens the page that is being developed: of a value no more than the message tells.
 *
 * @param {string} file absolute
 * @param {{file: string, line: number, column: number, found: string | null}} problem
 */
export function excerpt(file, { file: name, line, column, found }) {
  const text = lineOf(file, line);
  if (text === undefined) {
    return "";
  }
  const shown = WITHOUT_VALUES.test(name) ? withoutUserInformation(text) : withoutSecrets(text, found);
  const at = Math.min(Math.max(0, column - 1), shown.length);
  return `${line} | ${shown}\n${" ".repeat(String(line).length)} | ${" ".repeat(at)}^`;
}

function lineOf(file, line) {
  try {
    return fs.readFileSync(file, "utf8").split(/\r\n|\n|\r/)[line - 1];
  } catch {
    return undefined;
  }
}

function withoutSecrets(text, found) {
  const [key] = KEY_PART.exec(text);
  const value = text.slice(key.length).trim();
  if (value === "" || value === found || /^(["'])(.*)\1$/.exec(value)?.[2] === found) {
    return text;
  }
  return `${key}${key === "" || /\s$/.test(key) ? "" : " "}${MASK}`;
}
