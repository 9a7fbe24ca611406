import fs from "node:fs";
import path from "node:path";
import { RESOLVED_PAGE } from "./page-module.js";
import { exportsOf, RESOLVED } from "./virtual-module.js";

/** What belongs to a workspace, below its folder. */
const PART = /^(?:bers\.(?:yaml|yml|json)|bers\.local\.yaml|\.bers\/environment|config\/.*\.(?:yaml|yml|json))$/i;

/** Says beside the addresses of a dev server which environment it serves. */
export function tellEnvironment(server, session) {
  const printUrls = server.printUrls.bind(server);
  server.printUrls = () => {
    printUrls();
    server.config.logger.info(`  ➜  BERS:    ${session.decision}`);
  };
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
  const { digest, ...page } = session.page();
  return JSON.stringify([names, page]);
}

/** A refusal as Vite's overlay shows it: with file, line and the line itself with a caret. */
function overlayError(refused, root) {
  const { file, line, column } = refused.place;
  const error = new Error(refused.message);
  error.stack = "";
  if (file !== null) {
    error.id = path.join(root, file);
    error.loc = { file: error.id, line, column };
    error.frame = frame(error.id, line, column);
  }
  error.plugin = "bers";
  return error;
}

function frame(file, line, column) {
  const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8").split(/\r\n|\n|\r/)[line - 1] : undefined;
  return text === undefined ? "" : `${line} | ${text}\n${" ".repeat(String(line).length)} | ${" ".repeat(Math.max(0, column - 1))}^`;
}
