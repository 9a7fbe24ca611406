import { refusalOf } from "./refusal.js";
import { MODULE, moduleText } from "./virtual-module.js";

/** Webpack 5's own hooks; it takes what stands before a colon for a scheme, and asks there for the module. */
export function webpackHooks(compiler, open) {
  const { DefinePlugin, NormalModule } = compiler.webpack;
  const session = commonHooks(compiler, open);
  const { files, folders } = session.watched;
  const current = (name) =>
    DefinePlugin.runtimeValue(() => session.defines[name], { fileDependencies: files, contextDependencies: folders });
  new DefinePlugin(Object.fromEntries(Object.keys(session.defines).map((name) => [name, current(name)]))).apply(compiler);
  compiler.hooks.compilation.tap("bers", (compilation) => {
    const { readResource } = NormalModule.getCompilationHooks(compilation);
    readResource.for(MODULE.slice(0, MODULE.indexOf(":"))).tap("bers", ({ resource }) =>
      resource === MODULE ? moduleText(session.snapshot) : undefined,
    );
  });
}

/** Rspack's own hooks. */
export function rspackHooks(compiler, open) {
  const session = commonHooks(compiler, open);
  new compiler.webpack.DefinePlugin(session.defines).apply(compiler);
}

function commonHooks(compiler, open) {
  const { webpack } = compiler;
  const session = open({ start: compiler.context });
  session.writeTypings();
  let failure = null;
  let isFirst = true;
  compiler.hooks.watchRun.tap("bers", () => {
    const read = () => {
      session.prepare();
      session.writeTypings();
    };
    failure = isFirst ? null : refusalOf(read);
    isFirst = false;
  });
  compiler.hooks.thisCompilation.tap("bers", (compilation) => {
    for (const { message, code } of session.warnings) {
      compilation.warnings.push(new webpack.WebpackError(`${message} [${code}]`));
    }
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
    compilation.hooks.processAssets.tap({ name: "bers", stage }, (assets) => {
      const refused = failure ?? refusalOf(() => addBesides(compilation, session, assets));
      if (refused !== null) {
        compilation.errors.push(Object.assign(new webpack.WebpackError(refused.message), { hideStack: true }));
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
  compiler.hooks.done.tap("bers", (stats) => {
    if (session.summary !== null && !stats.hasErrors()) {
      compiler.getInfrastructureLogger("bers").info(session.summary);
    }
  });
  return session;
}

/** Inspects the assets that are about to be written, and puts beside them what stands there. */
function addBesides(compilation, session, assets) {
  const content = (name) => [name, assets[name].source()];
  const entries = [...compilation.entrypoints].map(([name, entry]) => [
    name,
    entry.getFiles().filter((file) => assets[file] !== undefined).map(content),
  ]);
  const besides = session.inspect(Object.keys(assets).map(content), new Map(entries));
  for (const [name, text] of Object.entries(besides)) {
    compilation.emitAsset(name, new compilation.compiler.webpack.sources.RawSource(text));
  }
}
