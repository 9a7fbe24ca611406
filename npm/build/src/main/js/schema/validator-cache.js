import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { FORMATS_MODULE, formats } from "./formats.js";

const require = createRequire(import.meta.url);
const { version } = require("../../../../package.json");
const CACHE = path.join(".cache", "bers-build");

/**
 * Compiled schemas kept between builds, below the node_modules of the workspace: most of a small build's time would go
 * into loading the validator and checking schemas that have not changed. What can't be kept is compiled again.
 */
export class ValidatorCache {
  #folder;

  /** @param {string} root of the workspace; without a node_modules there or above nothing is kept */
  constructor(root) {
    this.#folder = cacheAbove(root);
  }

  /** The validator of a schema that was compiled before; null if there is none. */
  find(text) {
    const file = this.#file(text);
    if (file === null) {
      return null;
    }
    try {
      const module = { exports: {} };
      new Function("require", "module", "exports", fs.readFileSync(file, "utf8"))(requireOfValidator, module, module.exports);
      return module.exports;
    } catch {
      return null;
    }
  }

  /** Keeps a validator, if the folder can be written to. */
  keep(text, ajv, validate) {
    const file = this.#file(text);
    if (file === null) {
      return;
    }
    const own = `${file}.${process.pid}`;
    try {
      const code = require("ajv/dist/standalone").default(ajv, validate);
      fs.mkdirSync(this.#folder, { recursive: true });
      fs.writeFileSync(own, code);
      fs.renameSync(own, file);
    } catch {
      fs.rmSync(own, { force: true });
    }
  }

  #file(text) {
    if (this.#folder === null) {
      return null;
    }
    const key = createHash("sha256").update(`${version}\0${text}`).digest("hex");
    return path.join(this.#folder, `${key}.cjs`);
  }
}

function requireOfValidator(name) {
  return name === FORMATS_MODULE ? { fullFormats: formats() } : require(name);
}

function cacheAbove(root) {
  for (let at = path.resolve(root); ; at = path.dirname(at)) {
    const modules = path.join(at, "node_modules");
    if (fs.existsSync(modules)) {
      return path.join(modules, CACHE);
    }
    if (at === path.dirname(at)) {
      return null;
    }
  }
}
