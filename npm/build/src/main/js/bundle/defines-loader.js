import { parse } from "acorn";
import { replaceDefines } from "./defines.js";

/**
 * Replaces what a build defines in one module, for a bundler whose own definitions stay as they were while it watches.
 * The module is read anew whenever the workspace is.
 */
export default function definesLoader(code) {
  const { session } = this.getOptions();
  if (!session.definedNames.some((name) => code.includes(name))) {
    return code;
  }
  // What is not replaced yet must not be kept, even if the watcher saw the edit that mends it before this module was made.
  this.cacheable(session.isPrepared);
  const { files, folders } = session.watched;
  files.forEach((file) => this.addDependency(file));
  folders.forEach((folder) => this.addContextDependency(folder));
  const changed = replaceDefines(code, session.defines, (text) => parse(text, { ecmaVersion: "latest", sourceType: "module" }));
  return changed ?? code;
}
