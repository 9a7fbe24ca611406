import { fileURLToPath } from "node:url";
import { once } from "../once.js";
import { PAGE_MODULE, pageModuleText } from "./page-module.js";
import { refusalOf } from "./refusal.js";
import { MODULE, moduleText, UNKNOWN_TEXT } from "./virtual-module.js";

/** A stage after those of other plugins. */
const LAST = 1_000_000;
/** The modules that an application writes. */
const SCRIPT = /\.[cm]?[jt]sx?$/;

/** Webpack 5's own hooks; it takes what stands before a colon for a scheme, and asks there for the module. */
export function webpackHooks(compiler, state, open) {
  const { DefinePlugin, NormalModule } = compiler.webpack;
  const session = commonHooks(compiler, state, open);
  const { files, folders } = session.watched;
  const texts = { [MODULE]: () => moduleText(session.snapshot), [PAGE_MODULE]: () => pageModuleText(session.page()) };
  const current = (name) => {
    const value = () => session.defines[name] ?? "undefined";
    return DefinePlugin.runtimeValue(value, { fileDependencies: files, contextDependencies: folders, version: value });
  };
  new DefinePlugin(Object.fromEntries(session.definedNames.map((name) => [name, current(name)]))).apply(compiler);
  compiler.hooks.compilation.tap("bers", (compilation) => {
    const { readResource } = NormalModule.getCompilationHooks(compilation);
    readResource.for(MODULE.slice(0, MODULE.indexOf(":"))).tap("bers", (loader) => {
      const text = session.isPrepared ? texts[loader.resource]?.() : UNKNOWN_TEXT;
      if (text !== undefined) {
        session.watched.files.forEach((file) => loader.addDependency(file));
        session.watched.folders.forEach((folder) => loader.addContextDependency(folder));
        // A cache on the disk knows of files alone, and not for which environment it was filled.
        loader.cacheable(false);
      }
      return text;
    });
  });
}

/** Rspack's own hooks; what it defines can't be changed while it watches, and is replaced by a loader then. */
export function rspackHooks(compiler, state, open) {
  const session = commonHooks(compiler, state, open);
  const define = once(() => new compiler.webpack.DefinePlugin(session.defines).apply(compiler));
  const replace = once(() => compiler.options.module.rules.push(replacement(session)));
  compiler.hooks.run.tap("bers", define);
  compiler.hooks.watchRun.tap("bers", replace);
}

function replacement(session) {
  const loader = fileURLToPath(new URL("defines-loader.js", import.meta.url));
  return { test: SCRIPT, exclude: /[\\/]node_modules[\\/]/, enforce: "post", use: [{ loader, options: { session }, ident: "bers" }] };
}

function commonHooks(compiler, state, open) {
  const { webpack } = compiler;
  let failure = refusalOf(() => open({ start: compiler.context }).writeTypings());
  const { session } = state;
  let isFirst = true;
  compiler.hooks.run.tap("bers", () => {
    if (failure !== null) {
      throw failure;
    }
  });
  compiler.hooks.watchRun.tap("bers", () => {
    const read = () => {
      session.prepare();
      session.writeTypings();
    };
    failure = isFirst ? failure : refusalOf(read);
    isFirst = false;
  });
  compiler.hooks.thisCompilation.tap("bers", (compilation) => {
    session.warnings.forEach((text) => compilation.warnings.push(new webpack.WebpackError(text)));
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
    compilation.hooks.processAssets.tap({ name: "bers", stage }, (assets) => {
      const refused = failure ?? refusalOf(() => addBesides(compilation, session, assets));
      if (refused !== null) {
        addError(compilation, refused);
        // Nothing of it is written, not even where a build goes on in spite of errors.
        Object.keys(assets).forEach((name) => compilation.deleteAsset(name));
      }
    });
  });
  compiler.hooks.afterCompile.tap("bers", (compilation) => {
    const { files, folders, missing } = session.watched;
    files.forEach((file) => compilation.fileDependencies.add(file));
    folders.forEach((folder) => compilation.contextDependencies.add(folder));
    missing.forEach((file) => compilation.missingDependencies.add(file));
  });
  compiler.hooks.afterEmit.tap({ name: "bers", stage: LAST }, (compilation) => {
    const refused = compilation.errors.length > 0 ? null : refusalOf(() => session.inspectWritten(compilation.outputOptions.path));
    if (refused !== null) {
      addError(compilation, refused);
    }
  });
  compiler.hooks.done.tap("bers", (stats) => {
    if (session.summary !== null && !stats.hasErrors()) {
      compiler.getInfrastructureLogger("bers").info(session.summary);
    }
  });
  return session;
}

function addError(compilation, { message }) {
  const { WebpackError } = compilation.compiler.webpack;
  compilation.errors.push(Object.assign(new WebpackError(message), { hideStack: true }));
}

/** Inspects the assets that are about to be written, and puts beside them what stands there. */
function addBesides(compilation, session, assets) {
  const content = (name) => [name, assets[name].source()];
  const entries = [...compilation.entrypoints].map(([name, entry]) => [
    name,
    entry.getFiles().filter((file) => assets[file] !== undefined).map(content),
  ]);
  const files = Object.keys(assets).map(content);
  const modules = [...compilation.fileDependencies].filter((file) => !session.watched.files.includes(file));
  const besides = session.inspect({ files, entries: new Map(entries), modules });
  for (const [name, text] of Object.entries(besides)) {
    compilation.emitAsset(name, new compilation.compiler.webpack.sources.RawSource(text));
  }
}
