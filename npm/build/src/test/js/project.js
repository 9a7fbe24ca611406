import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const PICASSO = fileURLToPath(new URL("../../../../../examples/picasso/", import.meta.url));

/** A page that reads a value and has a branch for each environment. */
export const PAGE = `import { API_BASE_URL, THEME_primary } from "virtual:bers";
document.title = API_BASE_URL + THEME_primary + __BERS_ENVIRONMENT__ + __BERS_BUILD_TIMESTAMP__;
if (__BERS_ENVIRONMENT__ === "production") {
  console.log("only in production");
}
`;

/** A folder with the reference workspace and a small page; removed after the test. */
export function project(test, files = {}) {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "bers-build-")));
  test.after(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  cpSync(path.join(PICASSO, "bers.yaml"), path.join(root, "bers.yaml"));
  cpSync(path.join(PICASSO, "config"), path.join(root, "config"), { recursive: true });
  const all = { "index.html": '<!doctype html><script type="module" src="/page.js"></script>\n', "page.js": PAGE, ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

/** Replaces text in a file of a project. */
export function edit(root, file, change) {
  const at = path.join(root, file);
  writeFileSync(at, change(readFileSync(at, "utf8")));
}

/** Every file below a folder, by name. */
export function emitted(folder) {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file).split(path.sep).join("/"), readFileSync(file, "utf8")]),
  );
}

/** Runs some work with variables of the process set, and those of detection unset. */
export async function withVariables(variables, work) {
  const before = { ...process.env };
  for (const name of ["PICASSO_ENV", "BERS_ENV", "VITE_PICASSO_ENV", "BERS_BUILD_ENV", "SOURCE_DATE_EPOCH"]) {
    delete process.env[name];
  }
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(process.env)) {
      if (!Object.hasOwn(before, name)) {
        delete process.env[name];
      }
    }
    Object.assign(process.env, before);
  }
}
