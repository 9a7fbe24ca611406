/** Rollup's own hooks, and Rolldown's. */
export function rollupHooks(state, open) {
  const replaced = new Set();
  return {
    buildStart() {
      try {
        open({ start: process.cwd() }).writeTypings();
      } finally {
        // Also where it is broken, so that mending it is noticed.
        const { files, folders, missing } = state.session.watched;
        [...files, ...folders, ...missing].forEach((file) => this.addWatchFile(file));
      }
      state.session.warnings.forEach(({ message, code }) => this.warn(`${message} [${code}]`));
    },

    /** While files are watched, a module with values is never taken as it was. */
    shouldTransformCachedModule: ({ id }) => replaced.has(id),

    transform: {
      // What other plugins compile to JavaScript is JavaScript by then.
      order: "post",
      handler(code, id) {
        const changed = replaceDefines(this, code, state.session.defines);
        if (changed !== null) {
          replaced.add(id);
        }
        return changed;
      },
    },

    generateBundle: {
      order: "post",
      handler(_, bundle) {
        inspectBundle(this, bundle, state.session, true);
      },
    },

    writeBundle() {
      const { summary } = state.session;
      if (summary !== null) {
        this.info(summary);
      }
    },
  };
}

/** Inspects a bundle that is about to be written, and puts beside it what stands there. */
export function inspectBundle(context, bundle, session, isForPages, folder = null) {
  const entries = isForPages ? entriesOf(bundle) : undefined;
  for (const [fileName, source] of Object.entries(session.inspect(filesOf(bundle), entries, folder))) {
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

/** The code with each of the names, where it is read as a variable, replaced; null if there is none. */
function replaceDefines(context, code, defines) {
  const names = Object.keys(defines);
  if (!names.some((name) => code.includes(name))) {
    return null;
  }
  const places = [];
  collect(context.parse(code), null, (node, parent) => {
    const isProperty = parent?.type === "MemberExpression" && parent.property === node && !parent.computed;
    const isKey = parent?.type === "Property" && parent.key === node && !parent.computed && !parent.shorthand;
    if (names.includes(node.name) && !isProperty && !isKey) {
      const value = `(${defines[node.name]})`;
      places.push([node.start, node.end, parent?.shorthand ? `${node.name}: ${value}` : value]);
    }
  });
  const unique = new Map(places.map((place) => [place[0], place]));
  const ordered = [...unique.values()].sort(([a], [b]) => b - a);
  return {
    code: ordered.reduce((text, [start, end, value]) => text.slice(0, start) + value + text.slice(end), code),
    map: null,
  };
}

function collect(node, parent, found) {
  if (node.type === "Identifier") {
    found(node, parent);
    return;
  }
  for (const part of Object.values(node)) {
    for (const below of Array.isArray(part) ? part : [part]) {
      if (below !== null && typeof below?.type === "string") {
        collect(below, node, found);
      }
    }
  }
}
