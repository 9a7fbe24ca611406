// Installs what the lock file of this folder, or of the one that is named, says, unless that is what is there already.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(process.argv[2] ?? path.dirname(fileURLToPath(import.meta.url)));
const mark = path.join(root, "node_modules/.lock-of-bers");

function text(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

const lock = text(path.join(root, "package-lock.json"));
if (text(mark) !== lock) {
  const { status, error } = spawnSync("npm", ["ci"], { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (error !== undefined) {
    console.error(`npm cannot be started (${error.message}); install Node 20 or newer with npm`);
  }
  if (status !== 0) {
    process.exit(1);
  }
  writeFileSync(mark, lock);
}
