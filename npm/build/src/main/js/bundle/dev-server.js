import fs from "node:fs";
import path from "node:path";
import { isError } from "../problem.js";
import { RESOLVED_PAGE } from "./page-module.js";
import { excerpt } from "./source-excerpt.js";
import { exportsOf, RESOLVED } from "./virtual-module.js";

const GREEN = 32;
const BOLD = 1;

/** What belongs to a workspace, below its folder. */
const PART = /^(?:bers\.(?:local\.)?(?:yaml|yml|json)|\.bers\/environment|config\/.*\.(?:yaml|yml|json))$/i;
/** The same as picomatch says it. */
const PARTS = ["bers.{yaml,yml,json}", "bers.local.{yaml,yml,json}", ".bers/**", "config/**/*.{yaml,yml,json}"];

/**
 * What a dev server must not hand out, besides what Vite denies by itself: the files of a workspace, which hold more than
 * a page may know.
 */
export async function deniedFiles(root, given) {
  const folders = new Set([root, fs.realpathSync(root)].map((folder) => escaped(folder.split(path.sep).join("/"))));
  // A plugin's list is joined to the user's, but would stand in the place of Vite's own.
  return [...(given === undefined ? await deniedByVite() : []), ...[...folders].flatMap((folder) => PARTS.map((part) => `${folder}/${part}`))];
}

async function deniedByVite() {
  const { resolveConfig } = await import("vite");
  const { server } = await resolveConfig({ configFile: false, envDir: false, logLevel: "silent" }, "serve");
  return server.fs.deny;
}

/** A path as a pattern that means nothing but itself. */
function escaped(text) {
  return text.replace(/[\\*?[\](){}!+@|^$]/g, "\\$&");
}

/** Says beside the addresses of a dev server which environment it serves. */
export function tellEnvironment(server, session) {
  const printUrls = server.printUrls.bind(server);
  server.printUrls = () => {
    printUrls();
    server.config.logger.info(`  ${styled(GREEN, "➜")}  ${styled(BOLD, "BERS")}:    ${session.decision}`);
  };
}

/** As a terminal shows it that has colours; plain text elsewhere. */
function styled(style, text) {
  return process.stdout.hasColors?.() ? `\u001B[${style}m${text}\u001B[0m` : text;
}

/**
 * Follows the workspace while a dev server runs: an edit reaches the page at once, as a new value where the keys are the
 * same and else as a reload; what is wrong with it is shown in the overlay, and the last good configuration stays.
 */
export function followWorkspace(server, state) {
  const root = state.session.root;
  const { files, folders, missing } = state.session.watched;
  server.watcher.add([...files, ...folders, ...missing]);
  server.watcher.on("all", (event, file) => {
    const name = path.relative(root, path.resolve(file)).split(path.sep).join("/");
    if (PART.test(name) && !event.endsWith("Dir")) {
      apply(server, state);
    }
  });
}

function apply(server, state) {
  const before = shape(state.session);
  const wasBroken = state.failure !== null;
  try {
    state.session.prepare();
    state.session.writeTypings();
    state.failure = null;
  } catch (refused) {
    if (refused.problems === undefined) {
      throw refused;
    }
    state.failure = overlayError(refused, state.session.root);
    server.config.logger.error(refused.message);
    server.ws.send({ type: "error", err: { ...state.failure, message: refused.message, stack: "" } });
    invalidate(server);
    return;
  }
  const module = invalidate(server);
  const isSame = before === shape(state.session);
  if (module !== undefined && isSame && !wasBroken) {
    server.reloadModule(module);
  } else {
    server.ws.send({ type: "full-reload" });
  }
}

function invalidate(server) {
  const [module, page] = [RESOLVED, RESOLVED_PAGE].map((id) => server.moduleGraph.getModuleById(id));
  [module, page].filter((known) => known !== undefined).forEach((known) => server.moduleGraph.invalidateModule(known));
  return module;
}

/** What a page can't be given without being loaded anew: the names of its values, and its rules. */
function shape(session) {
  const names = exportsOf(session.snapshot).map(({ name }) => name);
  const { digest, rulesDigest, ...page } = session.page();
  return JSON.stringify([names, page]);
}

/** A refusal as Vite's overlay shows it: with file, line and the line itself with a caret. */
function overlayError(refused, root) {
  const problem = refused.problems.find(isError);
  const error = new Error(refused.message);
  error.stack = "";
  if (problem.file !== null) {
    error.id = path.join(root, problem.file);
    error.loc = { file: error.id, line: problem.line, column: problem.column };
    error.frame = excerpt(error.id, problem);
  }
  error.plugin = "bers";
  return error;
}
