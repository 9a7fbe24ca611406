import { answer, BersError } from "@bers/core";
import fs from "node:fs";
import path from "node:path";
import { ENDINGS } from "../reading/document.js";
import { AcceptedFindings } from "./accepted-findings.js";
import { KINDS, placeDocuments } from "./document-placement.js";
import * as problems from "./folder-problems.js";
import { exists, FolderReader } from "./folder-reader.js";

const MANIFEST = "bers";

/** The nearest folder, upwards, that has a manifest; throws if there is none. */
export function findWorkspace(start) {
  for (let at = path.resolve(start); ; at = path.dirname(at)) {
    if (hasManifest(at)) {
      return at;
    }
    if (at === path.dirname(at)) {
      throw new BersError([problems.noWorkspace(start)]);
    }
  }
}

/** The folder of a workspace that somebody named: none above it stands in for it. Throws if it is none. */
export function workspaceAt(named) {
  const root = path.resolve(named);
  const stat = fs.statSync(root, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) {
    throw new BersError([problems.noFolder(root, stat !== undefined)]);
  }
  if (!hasManifest(root)) {
    throw new BersError([problems.noManifest(root)]);
  }
  return root;
}

function hasManifest(folder) {
  return ENDINGS.some((ending) => fs.existsSync(path.join(folder, MANIFEST + ending)));
}

/**
 * A workspace as it was read at one moment, with all that is wrong so far.
 *
 * @typedef {object} Workspace
 * @property {string} root
 * @property {import("@bers/core").Placed | null} manifest as it is written
 * @property {import("@bers/core").Manifest | null} declared what it declares; null if that can't be understood
 * @property {import("@bers/core").Document[]} documents
 * @property {Record<string, import("@bers/core").Schema>} schemas
 * @property {string[]} tenants in the order of their folders
 * @property {string[]} kinds that have a document
 * @property {ReadonlyMap<string, import("@bers/core").Placed>} files every document that was read
 * @property {import("./unread-layers.js").UnreadLayers} unread what is there, but not as it was meant
 * @property {AcceptedFindings} accepted
 * @property {import("@bers/core").Problem[]} problems
 * @property {ReadonlySet<string>} watched absolute paths of the files that were read
 * @property {ReadonlySet<string>} watchedFolders absolute paths of the folders that were looked through
 */

/** Reads the workspace in a folder that has a manifest. @returns {Workspace} */
export function readWorkspace(root) {
  const reader = new FolderReader(root);
  const { manifest, declared } = readManifestFile(reader);
  const accepted = readAccepted(reader);
  const placed =
    declared === null ? { documents: [], schemas: {}, tenants: [] } : placeDocuments(reader, declared.environments);
  return {
    root,
    manifest,
    declared,
    ...placed,
    kinds: Object.keys(KINDS).filter((kind) => placed.documents.some((document) => document.kind === kind)),
    files: reader.documents,
    unread: reader.unread,
    accepted,
    problems: reader.problems,
    watched: reader.watched,
    watchedFolders: reader.watchedFolders,
  };
}

function readManifestFile(reader) {
  const candidates = ENDINGS.map((ending) => path.join(reader.root, MANIFEST + ending)).filter(exists);
  const file = reader.stems(candidates).get(MANIFEST);
  const manifest = file === undefined ? null : reader.read(file);
  if (manifest === null) {
    return { manifest: null, declared: null };
  }
  const declared = answer("manifest", { manifest, lenient: true });
  declared.problems.forEach((problem) => reader.add(inFile(problem, reader.nameOf(file))));
  return { manifest, declared: declared.environments === undefined ? null : declared };
}

/** The core calls every manifest bers.yaml. */
function inFile(problem, file) {
  return problem.file === "bers.yaml" ? { ...problem, file } : problem;
}

function readAccepted(reader) {
  const file = ENDINGS.map((ending) => path.join(reader.root, "config", `accepted${ending}`)).find(exists);
  // Two files for it are found when the folder is looked through.
  const root = file === undefined ? null : reader.read(file);
  return root === null ? AcceptedFindings.NONE : AcceptedFindings.read(reader.nameOf(file), root, reader.problems);
}
