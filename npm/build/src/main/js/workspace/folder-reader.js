import fs from "node:fs";
import path from "node:path";
import { DOCUMENT_BYTES_MAX, DOCUMENTS_MAX } from "../bounds.js";
import { endingOf, readDocument } from "../reading/document.js";
import * as problems from "./folder-problems.js";
import { UnreadLayers } from "./unread-layers.js";

/** ..data and the folders with a time that it leads to, as an atomic writer of the kubelet names them. */
const MOUNTED = /^\.\.(?:data|data_tmp|[0-9_.]+)$/;

/** Reads files of one workspace, and nothing outside of it; whatever is wrong becomes a problem. */
export class FolderReader {
  /** Placed roots of those read so far that are good enough to be checked, by file. */
  documents = new Map();
  problems = [];
  /** What is there, but not as it was meant. */
  unread = new UnreadLayers();
  /** Every file that was read, absolute, for a bundler to watch. */
  watched = new Set();
  /** Every folder whose entries were looked through, absolute: a new file there may belong to the workspace. */
  watchedFolders = new Set();
  #realRoot;
  #doubled = new Set();
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

  /** Whether another file, too, is there for the document that a file is for. */
  isDoubled(file) {
    return this.#doubled.has(file);
  }

  /** Whether a path is a folder within the workspace; what is there but is none is a problem. */
  isFolder(folder) {
    // What may not be looked at is not missing: only what is known to be missing is.
    if (isMissing(folder) || !this.#isWithin(folder)) {
      return false;
    }
    if (!this.isDirectory(folder)) {
      this.add(problems.notAFile(this.nameOf(folder), "a folder"));
      return false;
    }
    // Whoever may list a folder but not enter it would take all that it holds for missing.
    if (!mayEnter(folder)) {
      this.add(problems.unreadable(this.nameOf(folder), "permission denied"));
      return false;
    }
    return true;
  }

  /** Whether a path is a folder; that it may not be looked at is a problem, told once, and not a no. */
  isDirectory(file) {
    try {
      return fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
    } catch (unreadable) {
      this.#addUnreadable(file, unreadable);
      return false;
    }
  }

  #addUnreadable(file, failure) {
    const name = this.nameOf(file);
    const problem = isLink(file) ? problems.brokenLink(name) : problems.unreadable(name, reason(failure));
    if (this.problems.every(({ code, message }) => code !== problem.code || message !== problem.message)) {
      this.add(problem);
    }
  }

  /** The paths of what a folder holds, in the order of the names; hidden files and editors' backups aside. */
  entries(folder) {
    this.watchedFolders.add(folder);
    try {
      return fs
        .readdirSync(folder)
        .filter((name) => !/^[.#]|~$|\.swp$/.test(name))
        .sort(byUnits)
        .slice(0, DOCUMENTS_MAX + 1)
        .map((name) => path.join(folder, name));
    } catch (unreadable) {
      this.add(problems.unreadable(this.nameOf(folder), reason(unreadable)));
      return [];
    }
  }

  /** The hidden folders in a folder, in the order of the names, but for those by which Kubernetes mounts a volume. */
  hiddenFolders(folder) {
    try {
      return fs
        .readdirSync(folder)
        .filter((name) => name.startsWith(".") && !MOUNTED.test(name))
        .sort(byUnits)
        .map((name) => path.join(folder, name))
        .filter((entry) => this.isDirectory(entry));
    } catch {
      // That it cannot be read is told where its entries are listed.
      return [];
    }
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
        this.#doubled.add(other);
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
    try {
      // Before it is opened: reading from a pipe would wait for ever.
      const stat = fs.statSync(file);
      if (!stat.isFile()) {
        this.add(problems.notAFile(name, "a regular file"));
        return null;
      }
      return stat.size > DOCUMENT_BYTES_MAX ? new Uint8Array(DOCUMENT_BYTES_MAX + 1) : fs.readFileSync(file);
    } catch (unreadable) {
      this.add(problems.unreadable(name, reason(unreadable)));
      return null;
    }
  }

  #isWithin(file) {
    try {
      const real = fs.realpathSync(file);
      if (!isAtOrBelow(real, this.#realRoot)) {
        this.add(problems.leadsOutside(this.nameOf(file)));
        return false;
      }
      if (!leadsBack(file, real)) {
        return true;
      }
      this.add(problems.brokenLink(this.nameOf(file)));
    } catch (nowhere) {
      this.#addUnreadable(file, nowhere);
    }
    return false;
  }
}

/** Whether it is known that nothing stands at a path, not even a broken link. */
export function isMissing(file) {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

/** Whether it is known that something stands at a path, be it a broken link. */
export function exists(file) {
  return linkOrFile(file) !== undefined;
}

function isLink(file) {
  return linkOrFile(file)?.isSymbolicLink() ?? false;
}

function linkOrFile(file) {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Whether a link leads to a folder that it is in itself, of which it would be a part without end. */
function leadsBack(file, real) {
  return isLink(file) && isAtOrBelow(fs.realpathSync(path.dirname(file)), real);
}

/** Whether a path is a folder, or leads below it. */
export function isAtOrBelow(file, folder) {
  const below = path.relative(folder, file);
  return below === "" || (below !== ".." && !below.startsWith(`..${path.sep}`) && !path.isAbsolute(below));
}

function mayEnter(folder) {
  try {
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function byUnits(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

const REASONS = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read only",
  EISDIR: "a folder stands there",
  ENOENT: "it is gone",
};

/** Why something cannot be read or written, in a person's words. */
export function reason({ code, message }) {
  return REASONS[code] ?? message;
}
