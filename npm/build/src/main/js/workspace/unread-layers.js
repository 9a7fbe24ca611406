/**
 * Layers and schemas that are there, but not as they were meant: unreadable, doubled or misnamed. What a configuration
 * lacks may stand in one of them, and whoever has told of the file need not tell of what is missing.
 */
export class UnreadLayers {
  #layers = [];
  #schemas = new Set();

  /** Notes a layer; without an environment, or without a tenant, it is for all of them. */
  addLayer({ kind, environment, tenant }) {
    this.#layers.push({ kind, environment, tenant });
  }

  addSchema(kind) {
    this.#schemas.add(kind);
  }

  /** Whether a layer of a configuration is among them. @param {string[]} chain its environment and the parents of that */
  haveLayer(kind, chain, tenant) {
    return this.#layers.some((unread) => unread.kind === kind && isPart(unread, chain, tenant));
  }

  /** Whether a layer of any kind, for an environment and its parents, is among them, or a schema with its defaults. */
  haveAny(chain, tenant) {
    return this.haveSchema() || this.#layers.some((unread) => isPart(unread, chain, tenant));
  }

  /** Whether a schema is among them. */
  haveSchema() {
    return this.#schemas.size > 0;
  }
}

function isPart({ environment, tenant }, chain, wanted) {
  return (environment === undefined || chain.includes(environment)) && (tenant === undefined || tenant === wanted);
}
