import { createGuard } from "@bers/core/browser";
import { parseUrl } from "./url-template.js";

/** Verdicts that are kept before keeping begins anew. */
const VERDICTS_MAX = 512;
/** No owner's pattern is longer, so what follows decides nothing. */
const PATH_LENGTH_MAX = 2_048;
const NETWORK = new Set(["http:", "https:", "ws:", "wss:"]);
const ABSOLUTE = /^[a-z]+:\/\//i;
/** Characters of a host that are told: no host is longer that leads anywhere. */
const ENDPOINT_MAX = 300;
const UNREADABLE = { verdict: "unknown", refused: true, owner: null };
const REACHABLE = Object.freeze({ verdict: "none", refused: false, endpoint: null, owner: null });

/**
 * Says of addresses, as they are given to a request, whether a page may reach them. What decides is the core; verdicts are
 * kept by address without its query, since a path may have another owner than its host.
 */
export class AddressJudge {
  #guard;
  #base;
  #verdicts = new Map();

  /**
   * @param request as createGuard of @bers/core/browser takes it
   * @param {() => string | undefined} base what relative addresses begin at
   */
  constructor(request, base) {
    this.#guard = createGuard(request);
    this.#base = base;
  }

  /** The judgement on an address; one that is no URL is left to whom it was given. */
  judge(address) {
    if (!ABSOLUTE.test(address)) {
      return this.#resolved(parseUrl(address, this.#base()));
    }
    const written = withoutQuery(address);
    return this.#verdicts.get(written) ?? this.#keep(written, this.#resolved(parseUrl(written)));
  }

  #resolved(url) {
    if (url === null || !NETWORK.has(url.protocol)) {
      return REACHABLE;
    }
    const origin = `${url.protocol}//${url.host}`;
    const resolved = `${origin}${shortened(url.pathname)}`;
    return this.#verdicts.get(resolved) ?? this.#keep(resolved, this.#judged(origin, resolved));
  }

  /** A host that browsers take and the core does not, such as a!b.example, can be nobody's for certain. */
  #judged(origin, resolved) {
    const judgement = this.#guard(resolved);
    return judgement.verdict === "none" ? Object.freeze({ ...UNREADABLE, endpoint: origin.slice(0, ENDPOINT_MAX) }) : judgement;
  }

  #keep(key, judgement) {
    if (this.#verdicts.size >= VERDICTS_MAX) {
      this.#verdicts.clear();
    }
    this.#verdicts.set(key, judgement);
    return judgement;
  }
}

function withoutQuery(address) {
  const end = address.search(/[?#]/);
  return end < 0 ? address : address.slice(0, end);
}

function shortened(path) {
  return path.length <= PATH_LENGTH_MAX ? path : path.slice(0, path.lastIndexOf("/", PATH_LENGTH_MAX) + 1);
}
