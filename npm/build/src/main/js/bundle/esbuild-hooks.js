import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { BersError } from "@bers/core";
import * as problems from "./build-problems.js";
import { refusalOf } from "./refusal.js";

/** The options that the plugin sets. */
const CHANGED = ["write", "metafile", "define"];
/** Marks what the plugin itself asks esbuild to resolve. */
const ASKED_HERE = Symbol("asked by bers");
/** The folder of a workspace that holds all others. */
const CONFIG = "config";

/** esbuild's own hooks: its files are held back until they have been inspected. */
export function esbuildHooks(state, open) {
  let failure;
  let given;
  return {
    config(options) {
      failure = refusalOf(() => open({ start: options.absWorkingDir ?? process.cwd() }).writeTypings());
      given = { ...options };
      options.write = false;
      options.metafile = true;
      options.define = { ...options.define, ...state.session.defines };
    },

    setup(build) {
      new HeldBuild(build, state.session, given, failure).hold();
    },
  };
}

/** One build, or the builds of one context, which the plugin writes itself. */
class HeldBuild {
  #build;
  #session;
  #given;
  #out;
  /** Whether the output goes nowhere but to the console. */
  #isPrinted;
  #fixed;
  #isFirst = true;
  #failure;

  /**
   * @param given the options as they were before the plugin changed them
   * @param failure why the first build cannot be made; null if it can
   */
  constructor(build, session, given, failure) {
    this.#failure = failure;
    const { absWorkingDir, outdir, outfile } = build.initialOptions;
    this.#build = build;
    this.#session = session;
    this.#given = given;
    this.#out = path.resolve(absWorkingDir ?? ".", outdir ?? path.dirname(outfile ?? "."));
    this.#isPrinted = outdir === undefined && outfile === undefined;
    this.#fixed = this.#values();
  }

  hold() {
    this.#build.onStart(() => {
      this.#giveBack();
      return this.#refresh();
    });
    this.#build.onResolve({ filter: this.#entryPoints() }, (asked) =>
      asked.kind === "entry-point" && asked.pluginData !== ASKED_HERE ? this.#resolved(asked) : undefined,
    );
    this.#build.onEnd((result) => this.#finish(result));
  }

  /** What was changed in the options is taken by now, and they are their owner's, who may build with them again. */
  #giveBack() {
    for (const name of CHANGED) {
      if (Object.hasOwn(this.#given, name)) {
        this.#build.initialOptions[name] = this.#given[name];
      } else {
        delete this.#build.initialOptions[name];
      }
    }
  }

  /** Reads the workspace anew in a context that builds again; a failure is told at the end, with the files still followed. */
  #refresh() {
    if (!this.#isFirst) {
      this.#failure = refusalOf(() => {
        this.#session.prepare();
        this.#session.writeTypings();
      });
    }
    this.#isFirst = false;
    return { warnings: this.#session.warnings.map((text) => ({ text })) };
  }

  /** The entry points by name, as one expression: only for them esbuild has to ask. */
  #entryPoints() {
    const { entryPoints = [] } = this.#given;
    const names = Array.isArray(entryPoints) ? entryPoints.map((one) => one.in ?? one) : Object.values(entryPoints);
    return new RegExp(`^(?:\\./)?(?:${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})$`);
  }

  /** An entry point as it is without the plugin, and what is watched with it: esbuild takes that only beside a path. */
  async #resolved({ path: entry, kind, importer, namespace, resolveDir, with: attributes }) {
    const asked = { kind, importer, namespace, resolveDir, with: attributes, pluginData: ASKED_HERE };
    const { pluginData, ...found } = await this.#build.resolve(entry, asked);
    const { files, folders, missing } = this.#session.watched;
    // That a folder came is seen in the one above it.
    const above = missing.filter((file) => path.basename(file) === CONFIG).map((file) => path.dirname(file));
    return {
      ...found,
      ...(pluginData !== ASKED_HERE && { pluginData }),
      watchFiles: [...files, ...missing],
      watchDirs: [...folders, ...above],
    };
  }

  /** What the build defines, the time aside. */
  #values() {
    const { __BERS_ENVIRONMENT__, __BERS_CONFIG__ } = this.#session.defines;
    return `${__BERS_ENVIRONMENT__} ${__BERS_CONFIG__}`;
  }

  async #finish(result) {
    if (this.#failure !== null) {
      // As one error, since esbuild tells the first few alone.
      result.outputFiles = [];
      return { errors: [{ text: this.#failure.message }] };
    }
    if (result.errors.length > 0) {
      return {};
    }
    if (this.#values() !== this.#fixed) {
      return this.#buildAnew(result);
    }
    const files = result.outputFiles.map((file) => [this.#nameOf(file.path), file.contents]);
    const { absWorkingDir = "." } = this.#given;
    const entries = entriesOf(result.metafile, new Map(files), (output) => this.#nameOf(path.resolve(absWorkingDir, output)));
    const modules = Object.keys(result.metafile.inputs).map((input) => path.resolve(absWorkingDir, input));
    let besides;
    const failure = refusalOf(() => {
      this.#refuseOverwriting(result.outputFiles, modules);
      besides = this.#session.inspect({ files, entries, modules });
    });
    if (failure !== null) {
      return refused(result, failure);
    }
    await this.#handOver(result, besides);
    const late = this.#given.write === false ? null : refusalOf(() => this.#session.inspectWritten(this.#out));
    return late === null ? {} : refused(result, late);
  }

  /** A context keeps what it defined when it was made; new values need a build of their own. */
  async #buildAnew(result) {
    try {
      const { outputFiles, metafile } = await this.#build.esbuild.build({ ...this.#given, logLevel: "silent" });
      Object.assign(result, { outputFiles, metafile });
      return {};
    } catch ({ errors }) {
      result.outputFiles = [];
      return { errors };
    }
  }

  /** Throws what esbuild says by itself, but only where it writes. */
  #refuseOverwriting(outputFiles, modules) {
    const { allowOverwrite, write: isWritten = true } = this.#given;
    const overwritten = isWritten && !allowOverwrite ? outputFiles.filter((output) => modules.includes(output.path)) : [];
    if (overwritten.length > 0) {
      throw new BersError(overwritten.map((output) => problems.overwritten(output.path)));
    }
  }

  async #handOver(result, besides) {
    const added = Object.entries(besides).map(([name, text]) => {
      return { path: path.join(this.#out, name), contents: Buffer.from(text), text, hash: "" };
    });
    const files = [...result.outputFiles, ...added];
    if (!this.#given.metafile) {
      delete result.metafile;
    }
    if (this.#given.write === false) {
      result.outputFiles = files;
      return;
    }
    const written = result.outputFiles;
    delete result.outputFiles;
    if (this.#isPrinted) {
      written.forEach(({ contents }) => process.stdout.write(contents));
      return;
    }
    await Promise.all(files.map(write));
    const { summary } = this.#session;
    if (summary !== null && ["info", "debug", "verbose"].includes(this.#given.logLevel)) {
      console.error(`bers: ${summary}`);
    }
  }

  #nameOf(file) {
    return path.relative(this.#out, file).split(path.sep).join("/");
  }
}

/** By the name of each entry, what is loaded at once with it: its file, what that imports, and its style sheet. */
function entriesOf({ outputs }, contents, name) {
  const add = (output, files) => {
    if (outputs[output] === undefined || files.has(name(output))) {
      return files;
    }
    files.set(name(output), contents.get(name(output)));
    outputs[output].imports.filter(({ kind }) => kind !== "dynamic-import").forEach((one) => add(one.path, files));
    return outputs[output].cssBundle === undefined ? files : add(outputs[output].cssBundle, files);
  };
  // What is loaded later is told as an entry, too.
  const imports = Object.values(outputs).flatMap((output) => output.imports);
  const later = new Set(imports.filter(({ kind }) => kind === "dynamic-import").map((one) => one.path));
  const found = Object.keys(outputs).filter((output) => outputs[output].entryPoint !== undefined && !later.has(output));
  return new Map(found.map((output) => [name(output).replace(/\.[^./]+$/, ""), [...add(output, new Map())]]));
}

/** Nothing is written of a build that is refused; its problems are told as esbuild tells errors, of which it may drop the notes. */
function refused(result, { problems }) {
  result.outputFiles = [];
  return {
    errors: problems.map(({ file, line, column, message, code, suggestion }) => ({
      text: `${message} [${code}]${suggestion === null ? "" : `\n  ${suggestion}`}`,
      location: file === null ? null : { file, line, column: Math.max(0, column - 1) },
    })),
  };
}

async function write({ path: file, contents }) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, contents);
}
