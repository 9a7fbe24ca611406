import path from "node:path";
import { nearMiss } from "../problem.js";
import { isMissing } from "./folder-reader.js";
import * as problems from "./folder-problems.js";

/** By kind of configuration, the folder of its documents. */
export const KINDS = { environment: "environments", providers: "providers", build: "build", monitoring: "monitoring" };

const BASE = "base";
const LOCAL_SUFFIX = ".local";
const TENANT_STEM = "config";
const TENANT_HASH = /^[A-Za-z0-9_-]{1,64}$/;
/** Read by other capabilities. */
const OTHER_FOLDERS = ["schemas", "tenants", "migrations", "flags"];
const OTHER_FILES = ["accepted"];
const FOLDERS = [...OTHER_FOLDERS, ...Object.values(KINDS)];

/**
 * Finds the documents below config/ and what each is for, by its place; whatever has no place is a problem.
 *
 * @returns {{documents: import("@bers/core").Document[], schemas: Record<string, import("@bers/core").Schema>, tenants: string[]}}
 */
export function placeDocuments(reader, declared) {
  return new DocumentPlacement(reader, declared).placed();
}

class DocumentPlacement {
  #reader;
  #config;
  /** By name. */
  #environments;
  #documents = [];
  #schemas = {};
  #tenants = new Set();

  constructor(reader, environments) {
    this.#reader = reader;
    this.#config = path.join(reader.root, "config");
    this.#environments = new Map(environments.map((one) => [one.name, one]));
  }

  placed() {
    if (isMissing(this.#config)) {
      this.#reader.add(problems.noConfiguration());
    } else if (this.#reader.isFolder(this.#config)) {
      this.#all();
    }
    return { documents: this.#documents, schemas: this.#schemas, tenants: [...this.#tenants] };
  }

  #all() {
    this.#top();
    const schemas = path.join(this.#config, "schemas");
    if (this.#reader.isFolder(schemas)) {
      this.#schemaFiles(schemas);
    }
    for (const [kind, name] of Object.entries(KINDS)) {
      const folder = path.join(this.#config, name);
      if (this.#reader.isFolder(folder)) {
        this.#kind(kind, folder);
      } else if (!isMissing(folder)) {
        this.#reader.unread.addLayer({ kind });
      }
    }
    const tenants = path.join(this.#config, "tenants");
    if (this.#reader.isFolder(tenants)) {
      this.#tenantFolders(tenants);
    }
  }

  #top() {
    const files = [];
    for (const entry of this.#reader.entries(this.#config)) {
      const name = path.basename(entry);
      if (!this.#reader.isDirectory(entry)) {
        files.push(entry);
      } else if (!FOLDERS.includes(name)) {
        const nearest = nearMiss(name, FOLDERS);
        if (nearest !== null) {
          this.#reader.add(problems.unknownFolder(this.#reader.nameOf(entry), nearest));
        }
      }
    }
    for (const [stem, file] of this.#reader.stems(files)) {
      if (!OTHER_FILES.includes(stem) && !FOLDERS.includes(path.basename(file))) {
        const expected = "accepted.yaml, or a file in a folder of its kind";
        this.#reader.add(problems.undeclared(this.#reader.nameOf(file), expected, nearMiss(stem, OTHER_FILES)));
      }
    }
  }

  #kind(kind, folder) {
    for (const [stem, file] of this.#stems(folder)) {
      const isLocal = stem.endsWith(LOCAL_SUFFIX);
      const name = isLocal ? stem.slice(0, -LOCAL_SUFFIX.length) : stem;
      const environment = this.#environments.get(name);
      if (stem === BASE) {
        this.#add({ kind, layer: "base" }, file);
      } else if (environment === undefined) {
        const expected = [BASE, ...this.#environments.keys()].join(", ");
        const nearest = this.#nearest(name);
        this.#reader.add(problems.undeclared(this.#reader.nameOf(file), expected, nearest));
        if (nearest !== null) {
          this.#reader.unread.addLayer({ kind, environment: nearest === BASE ? undefined : nearest });
        }
      } else if (isLocal && environment.tier !== "development") {
        this.#reader.add(problems.localOutsideDevelopment(this.#reader.nameOf(file), name, environment.tier));
      } else {
        this.#add({ kind, layer: isLocal ? "local" : "environment", environment: name }, file);
      }
    }
  }

  #schemaFiles(folder) {
    const kinds = new Map(Object.keys(KINDS).map((kind) => [`${kind}.schema`, kind]));
    for (const [stem, file] of this.#stems(folder)) {
      const kind = kinds.get(stem);
      if (kind === undefined) {
        const names = [...kinds.keys()];
        this.#reader.add(problems.undeclared(this.#reader.nameOf(file), names.join(", "), nearMiss(stem, names)));
      } else if (this.#reader.isDirectory(path.join(this.#config, KINDS[kind]))) {
        const document = this.#read(file, () => this.#reader.unread.addSchema(kind));
        if (document !== null) {
          this.#schemas[kind] = document;
        }
      }
    }
  }

  #tenantFolders(folder) {
    const folded = new Map();
    for (const hidden of this.#reader.hiddenFolders(folder)) {
      this.#reader.add(problems.badTenantName(this.#reader.nameOf(hidden), path.basename(hidden)));
    }
    for (const entry of this.#reader.entries(folder)) {
      const name = path.basename(entry);
      if (!TENANT_HASH.test(name)) {
        this.#reader.add(problems.badTenantName(this.#reader.nameOf(entry), name));
      } else if (this.#reader.isFolder(entry)) {
        const clash = folded.get(name.toLowerCase());
        if (clash !== undefined) {
          this.#reader.add(problems.clashByCase(this.#reader.nameOf(entry), this.#reader.nameOf(clash)));
        } else {
          folded.set(name.toLowerCase(), entry);
        }
        this.#tenant(name, entry);
      }
    }
  }

  #tenant(tenant, folder) {
    for (const [stem, file] of this.#stems(folder)) {
      const name = stem.startsWith(`${TENANT_STEM}.`) ? stem.slice(TENANT_STEM.length + 1) : "";
      if (stem === TENANT_STEM) {
        this.#add({ kind: "environment", layer: "tenant", tenant }, file);
      } else if (this.#environments.has(name)) {
        this.#add({ kind: "environment", layer: "tenant-environment", tenant, environment: name }, file);
      } else {
        const nearest = this.#nearest(name);
        const expected = "config.yaml or config.ENVIRONMENT.yaml";
        const meant = nearest === null ? null : `${TENANT_STEM}.${nearest}`;
        this.#reader.add(problems.undeclared(this.#reader.nameOf(file), expected, meant));
      }
    }
  }

  #stems(folder) {
    return this.#reader.stems(this.#reader.entries(folder));
  }

  #add(role, file) {
    const document = this.#read(file, () => this.#reader.unread.addLayer(role));
    if (document === null) {
      return;
    }
    this.#documents.push({ ...role, ...document });
    if (role.tenant !== undefined) {
      this.#tenants.add(role.tenant);
    }
  }

  /** The document in a file, or null; tells where it is not as it was meant. */
  #read(file, unread) {
    const values = this.#reader.read(file);
    if (values === null || this.#reader.isDoubled(file)) {
      unread();
    }
    return values === null ? null : { file: this.#reader.nameOf(file), values, positions: "own" };
  }

  #nearest(name) {
    return nearMiss(name, [...this.#environments.keys(), BASE]);
  }
}
