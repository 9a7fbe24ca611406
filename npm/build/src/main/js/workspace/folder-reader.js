import fs from "node:fs";
import path from "node:path";
import { DOCUMENT_BYTES_MAX, DOCUMENTS_MAX } from "../bounds.js";
import { endingOf, readDocument } from "../reading/document.js";
import * as problems from "./folder-problems.js";

const MOUNTED = /^\.\.(?:data|data_tmp|[0-9_.]+)$/;

/** Reads files of one workspace, and nothing outside of it; whatever is wrong becomes a problem. */
export class FolderReader {
  /** Placed roots of those read so far that are good enough to be checked, by file. */
  documents = new Map();
  problems = [];
  /** Kinds of which a document is there, but can't be read. */
  incompleteKinds = new Set();
  /** Every file that was looked at, absolute, for a bundler to watch. */
  watched = new Set();
  #realRoot;
  #isFull = false;

  constructor(root) {
    this.root = root;
    this.#realRoot = fs.realpathSync(root);
  }

  add(problem) {
    this.problems.push(problem);
  }

  /** A path as problems name it: relative to the workspace, with /. */
  nameOf(file) {
    return path.relative(this.root, file).split(path.sep).join("/");
  }

  /** Whether a path is a folder within the workspace; what is there but is none is a problem. */
  isFolder(folder) {
    if (!exists(folder) || !this.#isWithin(folder)) {
      return false;
    }
    if (!fs.statSync(folder).isDirectory()) {
      this.add(problems.notAFile(this.nameOf(folder), "a folder"));
      return false;
    }
    return true;
  }

  /** The paths of what a folder holds, in the order of the names; hidden files and editors' backups aside. */
  entries(folder) {
    try {
      return fs
        .readdirSync(folder)
        .filter((name) => !/^[.#]|~$|\.swp$/.test(name))
        .sort(byUnits)
        .map((name) => path.join(folder, name));
    } catch (unreadable) {
      this.add(problems.unreadable(this.nameOf(folder), reason(unreadable)));
      return [];
    }
  }

  /** The hidden folders in a folder, in the order of the names, but for those by which Kubernetes mounts a volume. */
  hiddenFolders(folder) {
    return fs
      .readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.name.startsWith(".") && entry.isDirectory() && !MOUNTED.test(entry.name))
      .map(({ name }) => path.join(folder, name))
      .sort(byUnits);
  }

  /** The stems of documents in a folder, each with its file; two files for one stem are a problem. */
  stems(entries) {
    const stems = new Map();
    const folded = new Map();
    for (const entry of entries) {
      const name = path.basename(entry);
      const ending = endingOf(name);
      if (ending === undefined) {
        continue;
      }
      const stem = name.slice(0, -ending.length);
      const other = stems.get(stem);
      const clash = folded.get(stem.toLowerCase());
      if (other !== undefined) {
        this.add(problems.twoFiles(this.nameOf(entry), this.nameOf(other)));
        continue;
      }
      if (clash !== undefined) {
        this.add(problems.clashByCase(this.nameOf(entry), this.nameOf(clash)));
      } else {
        folded.set(stem.toLowerCase(), entry);
      }
      stems.set(stem, entry);
    }
    return stems;
  }

  /** The placed root of the document in a file; null, with a problem said, if there is none to be had. */
  read(file) {
    if (this.#isFull) {
      return null;
    }
    if (this.documents.size === DOCUMENTS_MAX) {
      this.#isFull = true;
      this.add(problems.tooManyDocuments());
      return null;
    }
    const name = this.nameOf(file);
    this.watched.add(file);
    const bytes = this.#bytes(file, name);
    if (bytes === null) {
      return null;
    }
    const reading = readDocument(name, bytes);
    this.problems.push(...reading.problems);
    if (reading.root !== null) {
      this.documents.set(name, reading.root);
    }
    return reading.root;
  }

  #bytes(file, name) {
    if (!this.#isWithin(file)) {
      return null;
    }
    // Before it is opened: reading from a pipe would wait for ever.
    const { size, isRegular } = statOf(file);
    if (!isRegular) {
      this.add(problems.notAFile(name, "a regular file"));
      return null;
    }
    try {
      return size > DOCUMENT_BYTES_MAX ? new Uint8Array(DOCUMENT_BYTES_MAX + 1) : fs.readFileSync(file);
    } catch (unreadable) {
      this.add(problems.unreadable(name, reason(unreadable)));
      return null;
    }
  }

  #isWithin(file) {
    try {
      const real = fs.realpathSync(file);
      if (real === this.#realRoot || real.startsWith(this.#realRoot + path.sep)) {
        return true;
      }
      this.add(problems.leadsOutside(this.nameOf(file)));
    } catch (nowhere) {
      const isLink = fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
      this.add(isLink ? problems.brokenLink(this.nameOf(file)) : problems.unreadable(this.nameOf(file), reason(nowhere)));
    }
    return false;
  }
}

/** Whether anything stands at a path, a broken link included. */
export function exists(file) {
  return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

function statOf(file) {
  const stat = fs.statSync(file);
  return { size: stat.size, isRegular: stat.isFile() };
}

function byUnits(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function reason({ code, message }) {
  return { EACCES: "permission denied", EPERM: "permission denied", ENOENT: "it is gone" }[code] ?? message;
}
