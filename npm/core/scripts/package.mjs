// Makes target/package from what TeaVM compiled and from src/main/js: for each entry one minified module, its source
// map with the texts of the sources, and its typings.
import { build } from "esbuild";
import { minify } from "terser";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readCompiled } from "./compiled.mjs";
import { fieldNames } from "./field-names.mjs";

const module = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const sources = path.join(module, "src/main/js");
const out = path.join(module, "target/package");

/** The compiled module of each entry. */
const ENTRIES = { core: "everything", detect: "detection", browser: "browser" };
/** Modules that the entries share, so that an error of one is an error of all. */
const SHARED = ["errors", "placed"];
/** Typings without a module. */
const TYPES = ["detection"];

const MINIFY = {
  module: true,
  toplevel: true,
  compress: { passes: 3, pure_getters: true, unsafe: true, ecma: 2020 },
  format: { ecma: 2020 },
};

/** How the minifier is told to rename fields and nothing else. */
function renaming(names) {
  if (names.size === 0) {
    return { mangle: true };
  }
  const old = [...names.keys()].map((name) => name.replaceAll("$", "\\$")).join("|");
  return {
    mangle: { properties: { regex: new RegExp(`^(?:${old})$`), keep_quoted: true } },
    nameCache: { props: { props: Object.fromEntries([...names].map(([name, other]) => [`$${name}`, other])) } },
  };
}

function compiledFile(name) {
  return path.join(module, `target/compiled/${name}.js`);
}

const compiled = {
  name: "compiled",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/compiled\// }, ({ path: asked }) => ({
      path: compiledFile(path.basename(asked, ".js")),
      namespace: "compiled",
    }));
    onLoad({ filter: /.*/, namespace: "compiled" }, async ({ path: file }) => ({ contents: await readCompiled(file, module) }));
  },
};

async function join(name) {
  const { outputFiles } = await build({
    entryPoints: [path.join(sources, `${name}.js`)],
    absWorkingDir: module,
    outfile: path.join(out, `${name}.js`),
    bundle: true,
    format: "esm",
    target: "es2022",
    external: SHARED.filter((shared) => shared !== name).map((shared) => `./${shared}.js`),
    sourcemap: "external",
    plugins: [compiled],
    write: false,
  });
  const [map, code] = outputFiles.map((file) => file.text);
  return { code, map };
}

async function make(name) {
  const joined = await join(name);
  const { code, map } = await minify(joined.code, {
    ...MINIFY,
    ...renaming(name in ENTRIES ? fieldNames(await readFile(compiledFile(ENTRIES[name]), "utf8")) : new Map()),
    sourceMap: { content: joined.map, includeSources: true, filename: `${name}.js`, url: `${name}.js.map` },
  });
  await writeFile(path.join(out, `${name}.js`), `${code}\n`);
  await writeFile(path.join(out, `${name}.js.map`), map);
}

function copyTypings(name) {
  return copyFile(path.join(sources, `${name}.d.ts`), path.join(out, `${name}.d.ts`));
}

await mkdir(out, { recursive: true });
/** Node does not make the folder of its reports. */
await mkdir(path.join(module, "target/node-reports"), { recursive: true });
await Promise.all([...Object.keys(ENTRIES), ...SHARED].map(make));
await Promise.all([...Object.keys(ENTRIES), ...SHARED, ...TYPES].map(copyTypings));
