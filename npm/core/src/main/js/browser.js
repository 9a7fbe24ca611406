import { detect as compiledDetect, guard as compiledGuard, steps } from "../compiled/browser.js";
import { refuse } from "./errors.js";

export { BersError } from "./errors.js";

/** Which environment signals mean by what a manifest was found to declare, and why. */
export function detect(request) {
  return compiledDetect(request, refuse);
}

/** An address as a browser writes it: its origin, and its path where that is plain, which the core says what it means. */
const WRITTEN =
  /^((?:http|ws)s?:\/\/[a-z0-9.-]+(?::[0-9]+)?)(?:((?:\/[\w~-][\w.~-]*)*\/?)(?:[?#][!-\uffff]*)?|[/?#][!-\uffff]*)$/;
/** Code units of the longest address that is not judged anew; the core reads none longer than 8,192. */
const LENGTH_MAX = 8_000;
/** So many origins are remembered, and of each so many beginnings of paths, before remembering begins anew. */
const REMEMBERED_MAX = 256;

/**
 * A function that says of an absolute address whether the environment may reach it. What it said of an origin it
 * remembers by as much of the path as the core says that it decides.
 */
export function createGuard(request) {
  const { judge, decidingPathLength } = compiledGuard(request, refuse);
  const frozen = (address) => Object.freeze(judge(address));
  const origins = new Map();
  return (address) => {
    const [, origin, path] = (address.length <= LENGTH_MAX && WRITTEN.exec(address)) || [];
    if (origin === undefined) {
      return frozen(address);
    }
    const { length, judgements } = known(origins, origin, () => ({ length: decidingPathLength(address), judgements: new Map() }));
    const isDecided = length === 0 || (length > 0 && path !== undefined);
    return isDecided ? known(judgements, length === 0 ? "" : path.slice(0, length), () => frozen(address)) : frozen(address);
  };
}

/** What is remembered under a key, found out when it is first asked for. */
function known(map, key, work) {
  let found = map.get(key);
  if (found === undefined) {
    found = work();
    if (map.size >= REMEMBERED_MAX) {
      map.clear();
    }
    map.set(key, found);
  }
  return found;
}

/**
 * A function that reads a configuration by path; undefined where there is nothing. itemKeys says, by the path of each
 * keyed list, the keys of its items in their order.
 */
export function createReader({ values, itemKeys = {} }) {
  return (path) => {
    let at = values;
    let reached = "";
    for (const step of steps(path) ?? [NOWHERE]) {
      const key = Array.isArray(step) ? (itemKeys[reached] ?? []).indexOf(step[0]) : step;
      if (at === null || typeof at !== "object" || !Object.hasOwn(at, key)) {
        return undefined;
      }
      at = at[key];
      reached = typeof step === "string" ? (reached === "" ? step : `${reached}.${step}`) : `${reached}[${step}]`;
    }
    return at;
  };
}

/** A step that leads nowhere, for a text that is no path. */
const NOWHERE = [Symbol()];
