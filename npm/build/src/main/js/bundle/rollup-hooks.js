/** Rollup's own hooks, and Rolldown's. */
export function rollupHooks(state, open) {
  return {
    buildStart() {
      open({ start: process.cwd() }).writeTypings();
      state.session.watched.forEach((file) => this.addWatchFile(file));
      state.session.warnings.forEach(({ message, code }) => this.warn(`${message} [${code}]`));
    },

    transform(code) {
      return replaceDefines(this, code, state.session.defines);
    },

    generateBundle: {
      order: "post",
      handler(_, bundle) {
        scanBundle(this, bundle, state.session);
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

/** Searches a bundle that is about to be written, and puts beside it what stands there. */
export function scanBundle(context, bundle, session, more = () => {}) {
  session.phases.measure("scan", () => {
    const scan = session.newScan();
    for (const [name, part] of Object.entries(bundle)) {
      scan.add(name, part.type === "chunk" ? part.code : part.source);
      if (part.type === "chunk" && part.map && bundle[`${name}.map`] === undefined) {
        scan.add(`${name}.map`, part.map.toString());
      }
    }
    more(scan);
    session.judge(scan);
  });
  const besides = session.phases.measure("manifest", () => session.besides);
  for (const [fileName, source] of Object.entries(besides)) {
    context.emitFile({ type: "asset", fileName, source });
  }
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
