import fs from "node:fs";
import path from "node:path";
import { readDocument } from "../reading/document.js";

/** Where a deployment drops the name of its environment, below the workspace; the first that says one counts. */
export const SIGNAL_FILES = [".bers/environment", "bers.local.yaml"];

const FILE_BYTES_MAX = 64 * 1024;
const BRANCH_REFERENCE = "ref: refs/heads/";
const GIT_FOLDER = "gitdir: ";

/**
 * What a build's process shows of where it runs: its variables, a configuration file dropped beside the code, and the
 * git branch, read from git's own files. Files that are missing or make no sense are no signal.
 *
 * @returns {import("@bers/core").Signals}
 */
export function processSignals(root, variables, mode) {
  const configurationFile = SIGNAL_FILES.map((file) => signal(root, file)).find((found) => found !== null) ?? null;
  const branch = branchAt(root);
  return {
    variables: { ...variables },
    insideBundler: true,
    ...(configurationFile !== null && { configurationFile }),
    ...(branch !== null && { branch }),
    ...(mode !== undefined && { mode }),
  };
}

/** environment: NAME; in the file of that name the bare name will do as well. */
function signal(root, file) {
  const text = read(path.join(root, file));
  if (text === null || text.trim() === "") {
    return null;
  }
  const isYaml = file.endsWith(".yaml");
  const document = readDocument(isYaml ? file : `${file}.yaml`, Buffer.from(text)).root;
  if (document === null) {
    return isYaml ? null : { environment: text.trim(), file, line: 1, column: 1 };
  }
  const name = document.value.get("environment");
  return typeof name?.value === "string" ? { environment: name.value, file, line: name.line, column: name.column } : null;
}

function branchAt(root) {
  for (let at = path.resolve(root); ; at = path.dirname(at)) {
    const git = path.join(at, ".git");
    const stat = fs.statSync(git, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      return branchOf(git);
    }
    if (stat?.isFile()) {
      const pointer = read(git);
      return pointer?.startsWith(GIT_FOLDER) ? branchOf(path.resolve(at, pointer.slice(GIT_FOLDER.length).trim())) : null;
    }
    if (at === path.dirname(at)) {
      return null;
    }
  }
}

function branchOf(git) {
  const head = read(path.join(git, "HEAD"));
  return head?.startsWith(BRANCH_REFERENCE) ? head.slice(BRANCH_REFERENCE.length).trim() : null;
}

function read(file) {
  try {
    return fs.readFileSync(file).subarray(0, FILE_BYTES_MAX).toString("utf8");
  } catch {
    return null;
  }
}
