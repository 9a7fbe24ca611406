import { createReader } from "@bers/core/browser";
import { fetchJson, withoutPath } from "./json-request.js";
import { deepFreeze } from "./page-detection.js";
import * as problems from "./page-problems.js";
import { configurationFault, documentFault, overlay } from "./tenant-document.js";
import { fillTemplate, isTenantHash, NOWHERE } from "./url-template.js";

/** Paths that are remembered with their values, before remembering begins anew. */
const PATHS_MAX = 1_024;
const TIMEOUT_MILLIS = 10_000;
/** Ten minutes. */
const TIMEOUT_MILLIS_MAX = 600_000;
const NOT_FOUND = [403, 404];

/** The configuration of a page: that of its environment as it was built, or fetched, with that of its tenant over it. */
export class PageValues {
  #page;
  #detection;
  #surroundings;
  #reports;
  /** By kind and environment. */
  #fetched = new Map();
  #tenants = new Map();
  #tenant = null;
  #current = null;
  #known = new Map();
  metrics = { reads: 0, cacheHits: 0, loads: 0, failures: 0, lastMillis: 0 };

  constructor(page, detection, surroundings, reports) {
    this.#page = page;
    this.#detection = detection;
    this.#surroundings = surroundings;
    this.#reports = reports;
  }

  /** The environment whose configuration this is. */
  get environment() {
    const { environment } = this.#detection.current;
    return this.#snapshotOf(environment) === undefined ? this.#page.environment : environment;
  }

  /** The tenant whose configuration lies above the build's; null if it is the build's alone. */
  get tenant() {
    return this.#tenant;
  }

  /** All values, deeply frozen. */
  get all() {
    return this.#effective().values;
  }

  /** The value at a path; undefined where there is none. */
  read(path) {
    const { read } = this.#effective();
    this.metrics.reads++;
    if (this.#known.has(path)) {
      this.metrics.cacheHits++;
      return this.#known.get(path);
    }
    const value = read(path);
    if (this.#known.size >= PATHS_MAX) {
      this.#known.clear();
    }
    this.#known.set(path, value);
    return value;
  }

  /** The value at a path; where there is none, this is told. */
  demand(path) {
    const value = this.read(path);
    if (value === undefined) {
      this.#reports.send(problems.noValue(path, this.environment));
    }
    return value;
  }

  /** The URL that the template at a path makes for a tenant, or about:invalid. */
  url(path, tenant) {
    const template = this.demand(path);
    if (template === undefined) {
      return NOWHERE;
    }
    const hash = this.#hash(tenant);
    if (!isTenantHash(hash)) {
      this.#reports.send(problems.badTenant(hash));
      return NOWHERE;
    }
    const url = typeof template === "string" ? fillTemplate(template, hash) : null;
    if (url === null) {
      this.#reports.send(problems.badTemplate(path, String(template)));
    }
    return url ?? NOWHERE;
  }

  /** Whoever names no tenant means the one that was loaded, else the default one. */
  #hash(tenant) {
    return tenant === undefined || tenant === null || tenant === "" ? (this.#tenant ?? this.#page.defaultTenant) : tenant;
  }

  /** The values of an environment, and of a tenant that was loaded; of the page's own where there are no others. */
  effective(kind, environment, tenant) {
    const snapshot = this.#snapshotOf(environment, kind);
    if (snapshot === undefined) {
      this.#reports.send(problems.notInPage(kind, environment, this.environment));
      return this.all;
    }
    if (tenant === undefined || tenant === null) {
      return deepFreeze(snapshot.values);
    }
    const document = this.#tenants.get(tenant);
    return document === undefined ? this.#withoutTenant(snapshot, tenant) : this.#overlaid(snapshot, tenant, document);
  }

  #withoutTenant(snapshot, tenant) {
    this.#reports.send(problems.unreachable(`the configuration of tenant ${tenant}`, "the page", "loadTenant() was not called"));
    return deepFreeze(snapshot.values);
  }

  /** Fetches the configuration of a kind and an environment that the page was not built with. */
  async load(kind, environment) {
    const isNamed = [kind, environment].every((name) => typeof name === "string");
    if (isNamed && this.#snapshotOf(environment, kind) === undefined && this.#surroundings.configurationUrl !== undefined) {
      const names = { "{kind}": kind, "{environment}": environment };
      const address = this.#surroundings.configurationUrl.replace(/\{(?:kind|environment)\}/g, (name) => encodeURIComponent(names[name]));
      const what = `${kind} of ${environment}`;
      const { document } = await this.#fetch(what, address);
      const fault = document === undefined ? null : configurationFault(document, what, environment);
      if (fault !== null) {
        this.#reports.send(fault);
      } else if (document !== undefined) {
        this.#fetched.set(kind, new Map(this.#fetched.get(kind)).set(environment, deepFreeze(document)));
      }
    }
    return this.effective(kind, environment);
  }

  /** Fetches a tenant's document and lays it over the build's. @returns {Promise<"loaded" | "unknown" | "failed">} */
  async loadTenant(asked) {
    const tenant = this.#hash(asked);
    const address = this.url("urls.tenantConfig", tenant);
    if (address === NOWHERE) {
      return "failed";
    }
    const what = `the configuration of tenant ${tenant}`;
    const { document, status } = await this.#fetch(what, address);
    const fault = document === undefined ? null : documentFault(document, what);
    if (fault !== null) {
      this.#reports.send(fault);
      return "failed";
    }
    if (document !== undefined) {
      this.#tenants.set(tenant, document);
      this.#tenant = tenant;
      this.#current = null;
      return "loaded";
    }
    if (NOT_FOUND.includes(status)) {
      this.#reports.send(problems.unknownTenant(tenant));
      return "unknown";
    }
    return "failed";
  }

  async #fetch(what, address) {
    const start = this.#surroundings.now();
    this.metrics.loads++;
    const found = await fetchJson(this.#surroundings.fetch, address, timeoutMillis(this.read("REQUEST_TIMEOUT")));
    this.metrics.lastMillis = this.#surroundings.now() - start;
    if (found.document === undefined) {
      this.metrics.failures++;
      if (!NOT_FOUND.includes(found.status)) {
        this.#reports.send(problems.unreachable(what, withoutPath(address), found.cause));
      }
    }
    return found;
  }

  #snapshotOf(environment, kind = "environment") {
    if (kind === "environment" && environment === this.#page.environment) {
      return this.#page.snapshot;
    }
    const { others = {} } = this.#page;
    const isBuilt = kind === "environment" && typeof environment === "string" && Object.hasOwn(others, environment);
    return isBuilt ? others[environment] : this.#fetched.get(kind)?.get(environment);
  }

  /** Made anew when the environment, the tenant or, in development, the workspace has changed. */
  #effective() {
    const { environment } = this;
    const snapshot = this.#snapshotOf(environment);
    if (this.#current?.snapshot !== snapshot) {
      const document = this.#tenants.get(this.#tenant);
      const values = document === undefined ? deepFreeze(snapshot.values) : this.#overlaid(snapshot, this.#tenant, document);
      this.#current = { snapshot, values, read: createReader({ ...snapshot, values }) };
      this.#known.clear();
    }
    return this.#current;
  }

  #overlaid(snapshot, tenant, document) {
    const tell = (problem) => this.#reports.send(problem);
    return deepFreeze(overlay(snapshot, document, `the configuration of tenant ${tenant}`, tell));
  }
}

/** How long a request may take; a tenant's document may have given a number that is no such time. */
function timeoutMillis(given) {
  return Number.isInteger(given) && given > 0 && given <= TIMEOUT_MILLIS_MAX ? given : TIMEOUT_MILLIS;
}
