import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** esbuild's own hooks: its files are held back until they have been searched. */
export function esbuildHooks(open) {
  let session;
  let isWritten;
  return {
    config(options) {
      session = open({ start: options.absWorkingDir ?? process.cwd() });
      session.writeTypings();
      isWritten = options.write !== false;
      options.write = false;
      options.define = { ...options.define, ...session.defines };
    },

    setup(build) {
      const folder = path.resolve(build.initialOptions.absWorkingDir ?? ".");
      const { outdir, outfile } = build.initialOptions;
      const out = path.resolve(folder, outdir ?? path.dirname(outfile ?? "."));
      build.onEnd(async (result) => {
        if (result.errors.length > 0) {
          return {};
        }
        const failure = search(session, result.outputFiles, out);
        if (failure !== null) {
          result.outputFiles.length = 0;
          return { errors: failure };
        }
        const besides = Object.entries(session.phases.measure("manifest", () => session.besides));
        const files = [
          ...result.outputFiles,
          ...besides.map(([name, text]) => ({ path: path.join(out, name), contents: Buffer.from(text), text, hash: "" })),
        ];
        if (isWritten) {
          await Promise.all(files.map(write));
          report(build.initialOptions.logLevel, session.summary);
        } else {
          result.outputFiles = files;
        }
        return {};
      });
    },
  };
}

/** What a search of the files found, as esbuild tells errors; null if nothing. */
function search(session, files, out) {
  try {
    session.phases.measure("scan", () => {
      const scan = session.newScan();
      files.forEach(({ path: file, contents }) => scan.add(path.relative(out, file).split(path.sep).join("/"), contents));
      session.judge(scan);
    });
    return null;
  } catch (refused) {
    if (refused.problems === undefined) {
      throw refused;
    }
    return refused.problems.map(({ file, line, column, message, code, suggestion }) => ({
      text: `${message} [${code}]`,
      location: { file, line, column: column - 1 },
      notes: [{ text: suggestion }],
    }));
  }
}

async function write({ path: file, contents }) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, contents);
}

function report(logLevel, summary) {
  if (summary !== null && ["info", "debug", "verbose"].includes(logLevel)) {
    console.error(summary);
  }
}
