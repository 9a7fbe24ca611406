import { detect as compiledDetect, guard as compiledGuard, steps } from "../compiled/browser.js";
import { refuse } from "./errors.js";

export { BersError } from "./errors.js";

/** Which environment signals mean by what a manifest was found to declare, and why. */
export function detect(request) {
  return compiledDetect(request, refuse);
}

/** An address as a browser writes it; what is before the path decides, if the core says so. */
const WRITTEN = /^((?:http|ws)s?:\/\/[a-z0-9.-]+(?::[0-9]+)?)(?:[/?#][!-\uffff]*)?$/;
/** Code units of the longest address that is not judged anew; the core reads none longer than 8,192. */
const LENGTH_MAX = 8_000;
/** So many origins are remembered; a page that reaches more of them is judged more slowly. */
const ORIGINS_MAX = 256;

/**
 * A function that says of an absolute address whether the environment may reach it. What it said of an origin it
 * remembers, where the core says that no path makes a difference.
 */
export function createGuard(request) {
  const { judge, ignoresPaths } = compiledGuard(request, refuse);
  const remembered = new Map();
  return (address) => {
    const origin = address.length > LENGTH_MAX ? undefined : WRITTEN.exec(address)?.[1];
    const known = remembered.get(origin);
    if (known !== undefined) {
      return known;
    }
    const judgement = Object.freeze(judge(address));
    if (origin !== undefined && remembered.size < ORIGINS_MAX && ignoresPaths(address)) {
      remembered.set(origin, judgement);
    }
    return judgement;
  };
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
