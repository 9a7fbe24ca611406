import fs from "node:fs";
import path from "node:path";
import { deniedFiles, followWorkspace, tellEnvironment } from "./dev-server.js";
import { refusalOf, withoutFrames } from "./refusal.js";
import { definingHooks, folderOf, followFiles, inspectBundle } from "./rollup-hooks.js";

/**
 * Vite's own hooks. Its mode says the environment where it was given; that of a dev server without one is development,
 * and a build without one says nothing, since production would be what nobody asked for.
 */
export function viteHooks(state, open) {
  let resolved;
  let isFirst = true;
  /** Why a build that follows its files could not begin as it should. */
  let failure = null;
  let isFollowing = false;
  /** The folders to which this build has written so far. */
  const written = new Set();
  return {
    /** A preview serves what was built. */
    apply: (_, { isPreview }) => !isPreview,

    async config(user, { command, mode: effective }) {
      const start = path.resolve(user.root ?? ".");
      const variables = await variablesOf(user, effective, start);
      const isModeImplied = command === "serve" && user.mode === undefined && !variables.BERS_BUILD_ENV;
      const mode = isModeImplied ? "development" : (user.mode ?? undefined);
      const wayToSay = "build with --mode, or set BERS_BUILD_ENV";
      const begin = () => open({ start, mode, isModeImplied, variables, wayToSay }).writeTypings();
      state.isLive = command === "serve";
      isFollowing = command === "build" && Boolean(user.build?.watch);
      if (isFollowing) {
        // What Vite defines stays as it is while it watches.
        failure = refusalOf(begin);
        return {};
      }
      begin();
      const define = { define: state.session.defines };
      return state.isLive ? { ...define, server: { fs: { deny: await deniedFiles(state.session.root, user.server?.fs?.deny) } } } : define;
    },

    buildStart() {
      if (!isFollowing) {
        return;
      }
      try {
        if (!isFirst) {
          withoutFrames(() => state.session.prepare());
          state.session.writeTypings();
        } else if (failure !== null) {
          throw failure;
        }
      } finally {
        isFirst = false;
        followFiles(this, state.session);
      }
    },

    ...definingHooks(() => (isFollowing ? state.session.defines : {})),

    configResolved(config) {
      resolved = config;
      state.session.warnings.forEach((text) => config.logger.warn(text));
    },

    configureServer(server) {
      tellEnvironment(server, state.session);
      followWorkspace(server, state);
    },

    transformIndexHtml() {
      const tag = state.isLive ? null : state.session.policyTag;
      return tag === null ? [] : [tag];
    },

    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const { consumer, build } = this.environment.config;
        const others = { folder: copiedFolder(resolved.publicDir, build), sources: environmentFiles(resolved) };
        inspectBundle(this, bundle, state.session, consumer === "client", others);
      },
    },

    writeBundle(output) {
      written.add(folderOf(output));
    },

    closeBundle: {
      order: "post",
      sequential: true,
      handler() {
        const folders = [...written];
        written.clear();
        withoutFrames(() => folders.forEach((folder) => state.session.inspectWritten(folder)));
        const { summary } = state.session;
        if (summary !== null && resolved.command === "build") {
          resolved.logger.info(`bers: ${summary}`);
        }
      },
    },
  };
}

/** Those of the process, and those that Vite would give a page from its .env files; the process has the last word. */
async function variablesOf({ envDir }, mode, start) {
  if (envDir === false) {
    return process.env;
  }
  const { loadEnv } = await import("vite");
  return { ...loadEnv(mode, path.resolve(start, envDir ?? "."), "VITE_"), ...process.env };
}

/** Where import.meta.env has its values from. */
function environmentFiles({ envDir, mode }) {
  const names = ["", ".local", `.${mode}`, `.${mode}.local`].map((ending) => `.env${ending}`);
  return envDir === false ? [] : names.map((name) => path.join(envDir, name));
}

/** What Vite copies beside the bundle as it is; null if nothing. */
function copiedFolder(folder, { copyPublicDir }) {
  return copyPublicDir && folder !== "" && fs.existsSync(folder) ? folder : null;
}
