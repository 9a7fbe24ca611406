import fs from "node:fs";
import path from "node:path";
import { DOCUMENT_BYTES_MAX } from "../bounds.js";
import { isError } from "../problem.js";
import { ENDINGS, readDocument } from "../reading/document.js";
import * as problems from "./folder-problems.js";
import { reason } from "./folder-reader.js";

const DROPPED = ".bers/environment";
const LOCAL = ENDINGS.map((ending) => `bers.local${ending}`);
/** Where a deployment drops the name of its environment, below the workspace; the first that says one counts. */
export const SIGNAL_FILES = [DROPPED, ...LOCAL];
/** What stands alone in a file is a name and no document. */
const BARE_NAME = /^[^\s:{}]*$/;

/**
 * What the configuration files beside the code say of where they run, the highest ranked first. A file that is there
 * and cannot be read as it was meant is told of, never taken for missing: another source would decide in its place
 * without anybody knowing.
 *
 * @returns {import("@bers/core").FileSignal[]}
 */
export function fileSignals(root) {
  const signals = isThere(root, DROPPED) ? [signalOf(root, DROPPED, dropped)] : [];
  const [first, ...others] = LOCAL.filter((file) => isThere(root, file));
  if (first !== undefined) {
    signals.push(signalOf(root, first, local), ...others.map((file) => beside(signalOf(root, file, local), file, first)));
  }
  return signals;
}

/** Whether anything stands there; only what is known to be missing is not. */
function isThere(root, file) {
  try {
    fs.lstatSync(path.join(root, file));
    return true;
  } catch ({ code }) {
    return code !== "ENOENT" && code !== "ENOTDIR";
  }
}

function signalOf(root, file, read) {
  const { bytes, problem } = bytesOf(path.join(root, file), file);
  return problem === undefined ? read(file, bytes) : { file, problems: [problem] };
}

/** The bare name will do as well as environment: NAME. */
function dropped(file, bytes) {
  const text = bytes.toString("utf8").trim();
  return BARE_NAME.test(text)
    ? { environment: text, file, line: 1, column: 1 }
    : named(file, readDocument(file, bytes, ".yaml"));
}

function local(file, bytes) {
  return bytes.toString("utf8").trim() === "" ? { environment: "", file } : named(file, readDocument(file, bytes));
}

function named(file, { root, problems: found }) {
  const name = root?.value.get("environment");
  // With an error beside it, a value may be another one than was meant.
  const isName = typeof name?.value === "string" && !found.some(isError);
  return {
    ...(isName && { environment: name.value }),
    file,
    ...(name !== undefined && { line: name.line, column: name.column }),
    problems: found,
  };
}

/** What it names still counts for the guards, since nobody can say which of the two was meant. */
function beside(signal, file, first) {
  return { ...signal, problems: [...(signal.problems ?? []), problems.twoFiles(file, first)] };
}

function bytesOf(absolute, file) {
  try {
    // Before it is opened: reading from a pipe would wait for ever.
    const stat = fs.statSync(absolute);
    if (!stat.isFile()) {
      return { problem: problems.notAFile(file, "a regular file") };
    }
    return { bytes: stat.size > DOCUMENT_BYTES_MAX ? Buffer.alloc(DOCUMENT_BYTES_MAX + 1) : fs.readFileSync(absolute) };
  } catch (unreadable) {
    return { problem: isBrokenLink(absolute) ? problems.brokenLink(file) : problems.unreadable(file, reason(unreadable)) };
  }
}

function isBrokenLink(absolute) {
  try {
    return fs.lstatSync(absolute).isSymbolicLink() && !fs.existsSync(absolute);
  } catch {
    return false;
  }
}
