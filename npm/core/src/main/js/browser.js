import { detect as compiledDetect, guard as compiledGuard, steps } from "../compiled/browser.js";
import { refuse } from "./errors.js";

export { BersError } from "./errors.js";

/** Which environment signals mean by what a manifest was found to declare, and why. */
export function detect(request) {
  return compiledDetect(request, refuse);
}

/** A function that says of an absolute address whether the environment may reach it. */
export function createGuard(request) {
  return compiledGuard(request, refuse);
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
