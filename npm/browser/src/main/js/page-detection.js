import { detect } from "@bers/core/browser";
import * as problems from "./page-problems.js";

/**
 * Which environment a page is in. A built page is in that of the configuration that it was given, whatever its address
 * says; where the two disagree, a warning tells. In development the address decides, and on localhost its parameter may.
 * An answer is remembered for as long as the manifest says.
 */
export class PageDetection {
  #page;
  #rules;
  #surroundings;
  #reports;
  #known = null;
  #knownFor = "";
  #until = 0;
  metrics = { count: 0, cacheHits: 0, failures: 0, lastMillis: 0, sources: {} };

  /** How long an answer is remembered; 0 for not at all. */
  ttlMillis;

  constructor(page, rules, surroundings, reports) {
    this.#page = page;
    this.#rules = rules;
    this.#surroundings = surroundings;
    this.#reports = reports;
    this.ttlMillis = rules.detection.cacheMillis;
  }

  /** Forgets the answer. */
  clear() {
    this.#until = 0;
  }

  /** The detection, with every source and what became of it; never throws. */
  get current() {
    const now = this.#surroundings.now();
    const address = this.#surroundings.location?.href ?? "";
    this.metrics.count++;
    if (this.#known !== null && now < this.#until && address === this.#knownFor) {
      this.metrics.cacheHits++;
      return this.#known;
    }
    this.#known = this.#detect() ?? this.#known ?? this.#asBuilt();
    this.#knownFor = address;
    this.#until = now + this.ttlMillis;
    this.metrics.lastMillis = this.#surroundings.now() - now;
    const { source } = this.#known;
    this.metrics.sources[source] = (this.metrics.sources[source] ?? 0) + 1;
    return this.#known;
  }

  #detect() {
    try {
      const detection = deepFreeze(detect({ declared: this.#rules, signals: this.#signals() }));
      detection.warnings.forEach((warning) => this.#reports.send(problems.remark(warning)));
      detection.securityEvents.forEach((event) => this.#reports.send(problems.remark(event, "error")));
      return detection;
    } catch (failure) {
      this.metrics.failures++;
      const environment = this.#known?.environment ?? this.#page.environment;
      this.#reports.send(problems.detectionFailed(failure.message, environment));
      return null;
    }
  }

  #signals() {
    const { environment, others } = this.#page;
    const { location } = this.#surroundings;
    const built = others === undefined ? { configurationFiles: [{ environment }] } : { mode: environment };
    if (location === undefined) {
      return built;
    }
    // Where there is no parameter, the address beyond its host is nobody's business.
    const hasParameter = this.#rules.detection.urlParameter !== "";
    return { ...built, ...(hasParameter ? { url: location.href } : { hostname: location.host }) };
  }

  #asBuilt() {
    const { environment } = this.#page;
    const tier = this.#rules.environments.find(({ name }) => name === environment)?.tier ?? "production";
    const found = { environment, tier, guards: tier, source: "configuration-file", detail: null };
    return deepFreeze({ ...found, candidates: [], warnings: [], securityEvents: [] });
  }
}

/** The same value, which nobody can change any more. */
export function deepFreeze(value) {
  if (value !== null && typeof value === "object" && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
