import path from "node:path";
import { replaceDefines } from "./defines.js";
import { withoutFrames } from "./refusal.js";

/** Rollup's own hooks, and Rolldown's. */
export function rollupHooks(state, open) {
  return {
    buildStart() {
      try {
        open({ start: process.cwd() }).writeTypings();
      } finally {
        followFiles(this, state.session);
      }
      state.session.warnings.forEach((text) => this.warn(text));
    },

    ...definingHooks(() => state.session.defines),

    generateBundle: {
      order: "post",
      handler(_, bundle) {
        inspectBundle(this, bundle, state.session, true);
      },
    },

    writeBundle: {
      order: "post",
      sequential: true,
      handler(output) {
        withoutFrames(() => state.session.inspectWritten(folderOf(output)));
        const { summary } = state.session;
        if (summary !== null) {
          this.info(summary);
        }
      },
    },
  };
}

/** Lets a bundler that watches follow the workspace; also where that is broken, so that mending it is noticed. */
export function followFiles(context, { watched: { files, folders, missing } }) {
  [...files, ...folders, ...missing].forEach((file) => context.addWatchFile(file));
}

/** Hooks that replace names in modules, for a bundler whose own definitions are not there, or stay as they were. */
export function definingHooks(definesOf) {
  const replaced = new Set();
  return {
    /** While files are watched, a module with values is never taken as it was. */
    shouldTransformCachedModule: ({ id }) => replaced.has(id),

    transform: {
      filter: { code: /__BERS_/ },
      // What other plugins compile to JavaScript is JavaScript by then.
      order: "post",
      handler(code, id) {
        const changed = replaceDefines(code, definesOf(), (text) => this.parse(text));
        if (changed !== null) {
          replaced.add(id);
        }
        return changed === null ? null : { code: changed, map: null };
      },
    },
  };
}

/** Where an output is written to. */
export function folderOf({ dir, file }) {
  return dir ?? path.dirname(file);
}

/**
 * Inspects a bundle that is about to be written, and puts beside it what stands there.
 *
 * @param {object} [others] the folder that is copied beside it, and files of which values are in it without being modules
 */
export function inspectBundle(context, bundle, session, isForPages, { folder = null, sources = [] } = {}) {
  const modules = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds.map((id) => id.replace(/\?.*$/s, "")));
  const entries = isForPages ? entriesOf(bundle) : undefined;
  const besides = withoutFrames(() =>
    session.inspect({ files: filesOf(bundle), entries, modules: [...modules, ...sources], folder }),
  );
  for (const [fileName, source] of Object.entries(besides)) {
    context.emitFile({ type: "asset", fileName, source });
  }
}

function* filesOf(bundle) {
  for (const [name, part] of Object.entries(bundle)) {
    yield [name, contentOf(part)];
    if (part.type === "chunk" && part.map && bundle[`${name}.map`] === undefined) {
      yield [`${name}.map`, part.map.toString()];
    }
  }
}

function contentOf(part) {
  return part.type === "chunk" ? part.code : part.source;
}

/** By the name of each entry, what is loaded at once with it: its chunk, what that imports, and their style sheets. */
function entriesOf(bundle) {
  const chunks = Object.values(bundle).filter(({ type, isEntry }) => type === "chunk" && isEntry);
  return new Map(
    chunks.map((chunk) => {
      const files = new Set();
      addWithImports(bundle, chunk.fileName, files);
      return [chunk.name, [...files].map((name) => [name, contentOf(bundle[name])])];
    }),
  );
}

function addWithImports(bundle, name, files) {
  const part = bundle[name];
  if (part === undefined || files.has(name)) {
    return;
  }
  files.add(name);
  const below = [...(part.imports ?? []), ...(part.viteMetadata?.importedCss ?? [])];
  below.forEach((one) => addWithImports(bundle, one, files));
}
