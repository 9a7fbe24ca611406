import { MODULE, moduleText } from "./virtual-module.js";

/** Webpack 5's own hooks; it takes what stands before a colon for a scheme, and asks there for the module. */
export function webpackHooks(compiler, open) {
  const session = commonHooks(compiler, open);
  const { NormalModule } = compiler.webpack;
  compiler.hooks.compilation.tap("bers", (compilation) => {
    const { readResource } = NormalModule.getCompilationHooks(compilation);
    readResource.for(MODULE.slice(0, MODULE.indexOf(":"))).tap("bers", ({ resource }) =>
      resource === MODULE ? moduleText(session.snapshot) : undefined,
    );
  });
}

/** Rspack's own hooks. */
export function rspackHooks(compiler, open) {
  commonHooks(compiler, open);
}

function commonHooks(compiler, open) {
  const { webpack } = compiler;
  const session = open({ start: compiler.context });
  session.writeTypings();
  new webpack.DefinePlugin(session.defines).apply(compiler);
  compiler.hooks.thisCompilation.tap("bers", (compilation) => {
    for (const { message, code } of session.warnings) {
      compilation.warnings.push(new webpack.WebpackError(`${message} [${code}]`));
    }
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
    compilation.hooks.processAssets.tap({ name: "bers", stage }, (assets) => {
      session.phases.measure("scan", () => {
        const scan = session.newScan();
        for (const [name, source] of Object.entries(assets)) {
          scan.add(name, source.source());
        }
        session.judge(scan);
      });
      const besides = session.phases.measure("manifest", () => session.besides);
      for (const [name, text] of Object.entries(besides)) {
        compilation.emitAsset(name, new webpack.sources.RawSource(text));
      }
    });
  });
  compiler.hooks.done.tap("bers", () => {
    if (session.summary !== null) {
      compiler.getInfrastructureLogger("bers").info(session.summary);
    }
  });
  return session;
}
