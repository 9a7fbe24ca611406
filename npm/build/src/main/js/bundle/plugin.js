import { createUnplugin } from "unplugin";
import { BuildSession } from "./build-session.js";
import { esbuildHooks } from "./esbuild-hooks.js";
import { readOptions } from "./options.js";
import { PAGE_MODULE, pageModuleText, RESOLVED_PAGE } from "./page-module.js";
import { withoutFrames } from "./refusal.js";
import { rollupHooks } from "./rollup-hooks.js";
import { liveModuleText, MODULE, moduleText, RESOLVED, UNKNOWN_TEXT } from "./virtual-module.js";
import { viteHooks } from "./vite-hooks.js";
import { rspackHooks, webpackHooks } from "./webpack-hooks.js";

/**
 * What all bundlers share. A plugin's state begins empty; the hooks of each bundler open its session, which is then read
 * by the virtual module.
 */
export const plugin = createUnplugin((given, { framework }) => {
  const options = withoutFrames(() => readOptions(given));
  const state = { session: null, failure: null, isLive: false };
  const open = (surroundings) => {
    state.session = new BuildSession(options, { variables: process.env, ...surroundings });
    withoutFrames(() => state.session.prepare());
    return state.session;
  };
  return {
    name: "bers",
    enforce: "pre",
    resolveId: {
      filter: { id: /^(\0)?virtual:bers(?:\/page)?$/ },
      handler: (id) => ({ [MODULE]: RESOLVED, [PAGE_MODULE]: RESOLVED_PAGE })[id] ?? null,
    },
    load: {
      filter: { id: /virtual:bers(?:\/page)?$/ },
      handler(id) {
        if (!id.endsWith(MODULE) && !id.endsWith(PAGE_MODULE)) {
          return null;
        }
        if (state.failure !== null) {
          throw state.failure;
        }
        const { snapshot, watched } = state.session;
        const page = () => pageModuleText(state.session.page(state.isLive));
        // A dev server follows the workspace by itself; a bundler that followed it too would act twice.
        if (state.isLive) {
          return id.endsWith(PAGE_MODULE) ? page() : liveModuleText(snapshot);
        }
        watched.files.forEach((file) => this.addWatchFile(file));
        const loader = this.getNativeBuildContext?.()?.loaderContext;
        watched.folders.forEach((folder) => loader?.addContextDependency(folder));
        watched.missing.forEach((file) => loader?.addMissingDependency?.(file));
        if (!state.session.isPrepared) {
          return UNKNOWN_TEXT;
        }
        return id.endsWith(PAGE_MODULE) ? page() : moduleText(snapshot);
      },
    },
    [framework]: HOOKS[framework](state, open),
  };
});

/** By bundler, the hooks that are its own. */
const HOOKS = {
  vite: viteHooks,
  rollup: rollupHooks,
  webpack: (state, open) => (compiler) => webpackHooks(compiler, state, open),
  rspack: (state, open) => (compiler) => rspackHooks(compiler, state, open),
  esbuild: esbuildHooks,
};
