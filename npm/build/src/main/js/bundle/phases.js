/** How long each phase of one build took, in milliseconds. */
export class Phases {
  #millis = new Map();

  /** The result of some work, its time noted under a name. */
  measure(name, work) {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.#millis.set(name, (this.#millis.get(name) ?? 0) + performance.now() - start);
    }
  }

  /** All phases together. */
  get total() {
    return [...this.#millis.values()].reduce((sum, millis) => sum + millis, 0);
  }

  toString() {
    const each = [...this.#millis].map(([name, millis]) => `${name} ${millis.toFixed(1)}`);
    return `${this.total.toFixed(1)} ms (${each.join(", ")})`;
  }
}
