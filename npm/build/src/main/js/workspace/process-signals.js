import fs from "node:fs";
import path from "node:path";
import { fileSignals } from "./file-signals.js";

const FILE_BYTES_MAX = 64 * 1024;
const BRANCH_REFERENCE = "ref: refs/heads/";
const GIT_FOLDER = "gitdir: ";

/**
 * What a build's process shows of where it runs: its variables, configuration files dropped beside the code, and the
 * git branch, read from git's own files. What is missing is no signal.
 *
 * @returns {import("@bers/core").Signals}
 */
export function processSignals(root, variables, mode) {
  const branch = branchAt(root);
  return {
    variables: { ...variables },
    insideBundler: true,
    configurationFiles: fileSignals(root),
    ...(branch !== null && { branch }),
    ...(mode !== undefined && { mode }),
  };
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
