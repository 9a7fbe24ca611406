import { DOCUMENT_BYTES_MAX } from "../bounds.js";
import { readJson } from "./json-document.js";
import { Notes } from "./notes.js";
import * as problems from "./reading-problems.js";
import { decode, RefusedText } from "./source-text.js";
import { readYaml } from "./yaml-document.js";

/** What the names of documents end in. */
export const ENDINGS = [".yaml", ".yml", ".json"];

/** The ending of a document's file name, case aside; undefined if the name isn't one of a document. */
export function endingOf(file) {
  const folded = file.toLowerCase();
  return ENDINGS.find((ending) => folded.endsWith(ending));
}

/**
 * The document that a file holds, as a placed tree; root is null where the text ends the reading. Never throws for what
 * the bytes are.
 *
 * @param {string} file its path, as problems name it; its ending decides how the bytes are read
 * @param {Uint8Array} bytes
 * @param {string} [ending] that it is read as if its name had it
 * @returns {{root: import("@bers/core").Placed | null, problems: import("@bers/core").Problem[]}}
 */
export function readDocument(file, bytes, ending = endingOf(file)) {
  let notes;
  try {
    if (ending === undefined) {
      throw new RefusedText(problems.unknownEnding(file));
    }
    if (bytes.length > DOCUMENT_BYTES_MAX) {
      throw new RefusedText(problems.tooLarge(file, bytes.length));
    }
    const isJson = ending === ".json";
    const text = decode(file, bytes, isJson);
    notes = new Notes(file, text);
    const root = isJson ? readJson(text, notes) : readYaml(text, notes);
    return { root, problems: notes.problems };
  } catch (refused) {
    if (!(refused instanceof RefusedText)) {
      throw refused;
    }
    return { root: null, problems: [...(notes?.problems ?? []), refused.problem] };
  }
}
