import assert from "node:assert/strict";
import { mkdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "vite";
import { folderFiles } from "../../main/js/bundle/folder-files.js";
import { bers } from "../../main/js/index.js";
import { BUILDS, STAGING } from "./builds.js";
import { project, withVariables } from "./project.js";

const LEAK = "https://chat.picasso.example/late";
const SUMMARY = /must not name an endpoint of production, got: https:\/\/chat\.picasso\.example\/late/;

async function refusal(work) {
  return (await withVariables(STAGING, work).then(assert.fail, (error) => error)).message;
}

/** By bundler, and by when it acts, a plugin that comes after ours and leaks. */
const LATE = {
  Vite: {
    "emits at the end": () => ({
      generateBundle: { order: "post", handler() { this.emitFile({ type: "asset", fileName: "late.txt", source: LEAK }); } },
    }),
    "changes a chunk at the end": () => ({
      generateBundle: {
        order: "post",
        handler(_, bundle) {
          Object.values(bundle).forEach((part) => part.type === "chunk" && (part.code += `;fetch("${LEAK}")`));
        },
      },
    }),
    "writes by itself": (dist) => ({ writeBundle: () => writeFileSync(path.join(dist, "late.txt"), LEAK) }),
    "writes when all is closed": (dist) => ({ closeBundle: () => writeFileSync(path.join(dist, "late.txt"), LEAK) }),
  },
  Rollup: {
    "emits at the end": () => LATE.Vite["emits at the end"](),
    "writes by itself": (dist) => LATE.Vite["writes by itself"](dist),
  },
  ...Object.fromEntries(
    ["Webpack", "Rspack"].map((name) => [
      name,
      {
        "emits at the end": () => ({
          apply: ({ hooks, webpack }) =>
            hooks.thisCompilation.tap("late", (compilation) =>
              compilation.hooks.afterProcessAssets.tap("late", () => compilation.emitAsset("late.txt", new webpack.sources.RawSource(LEAK))),
            ),
        }),
        "writes by itself": (dist) => ({ apply: ({ hooks }) => hooks.afterEmit.tap("late", () => writeFileSync(path.join(dist, "late.txt"), LEAK)) }),
      },
    ]),
  ),
};

for (const [name, plugins] of Object.entries(LATE)) {
  for (const [how, plugin] of Object.entries(plugins)) {
    test(`what a plugin of ${name} that ${how} is searched, too`, async (t) => {
      const root = project(t);
      const late = { name: "late", ...plugin(path.join(root, "dist")) };
      assert.match(await refusal(() => BUILDS[name](root, {}, false, { late: [late] })), SUMMARY);
    });
  }
}

test("what esbuild's plugins wrote before ours is searched, too", async (t) => {
  const root = project(t);
  const write = () => {
    mkdirSync(path.join(root, "dist"), { recursive: true });
    writeFileSync(path.join(root, "dist/late.txt"), LEAK);
  };
  const early = { name: "early", setup: ({ onEnd }) => onEnd(write) };
  assert.match(await refusal(() => BUILDS.esbuild(root, {}, false, { early: [early] })), SUMMARY);
});

test("what lay in a folder before is none of what came since, and no link is followed in a circle", (t) => {
  const root = project(t, { "dist/old.txt": "old", "dist/deep/old.txt": "older" });
  const dist = path.join(root, "dist");
  symlinkSync(dist, path.join(dist, "deep/circle"));
  const names = (since) => [...folderFiles(dist, since)].map(([name]) => name).sort();
  const { ctimeMs } = statSync(path.join(dist, "old.txt"));
  assert.deepEqual(names(ctimeMs - 1_000), ["deep/old.txt", "old.txt"]);
  assert.deepEqual(names(ctimeMs + 1_000), []);
  assert.deepEqual([...folderFiles(path.join(root, "nowhere"))], []);
});

function viteBuild(root) {
  return build({ root, configFile: false, logLevel: "silent", plugins: [bers()] });
}

test("what a link in the public folder leads to is copied by Vite, and searched", async (t) => {
  for (const [target, link] of [["elsewhere", "folder"], ["elsewhere/leak.txt", "file.txt"]]) {
    const root = project(t, { "elsewhere/leak.txt": LEAK, "public/a.txt": "a" });
    symlinkSync(path.join(root, target), path.join(root, "public", link));
    assert.match(await refusal(() => viteBuild(root)), SUMMARY);
  }
});

test("what is compressed is searched as a browser unpacks it", async (t) => {
  for (const [name, pack] of [["leak.js.gz", gzipSync], ["leak.bin", gzipSync], ["leak.js.br", brotliCompressSync]]) {
    const root = project(t, { "public/a.txt": "a" });
    writeFileSync(path.join(root, "public", name), pack(`fetch("${LEAK}")`));
    assert.match(await refusal(() => viteBuild(root)), new RegExp(`${name}:1:8: .*${SUMMARY.source}`));
  }
});

test("what is named as if it were compressed is searched as it is, and a bomb is not unpacked", async (t) => {
  const root = project(t, { "public/leak.js.br": `fetch("${LEAK}")` });
  assert.match(await refusal(() => viteBuild(root)), SUMMARY);
  const bombed = project(t, { "public/a.txt": "a" });
  writeFileSync(path.join(bombed, "public/bomb.br"), brotliCompressSync(Buffer.alloc(300_000_000), { params: { 1: 1 } }));
  assert.match(await refusal(() => viteBuild(bombed)), /bomb\.br: the archive expands to more than 268435456 bytes .*BERS-ISO-034/);
});
