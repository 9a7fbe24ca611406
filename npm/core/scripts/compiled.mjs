// Reads what TeaVM wrote, its runtime made lean, with the texts of the sources put into its map.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { leanRuntime } from "./lean-runtime.mjs";

const FOLDERS = ["../../core/src/main/java", "src/main/java"];

/** A compiled module as text, its source map inside it. */
export async function readCompiled(file, module) {
  const compiled = await readFile(file, "utf8");
  const { code, map } = leanRuntime(compiled, JSON.parse(await readFile(`${file}.map`, "utf8")));
  map.sourcesContent = await Promise.all(map.sources.map((source) => sourceText(source, module)));
  const inline = Buffer.from(JSON.stringify(map)).toString("base64");
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}\n`;
}

/** The text of one of our sources; null for one of TeaVM's class library. */
async function sourceText(source, module) {
  for (const folder of FOLDERS) {
    const text = await readFile(path.join(module, folder, source), "utf8").catch(() => null);
    if (text !== null) {
      return text;
    }
  }
  return null;
}
