import { BersError } from "@bers/core";
import { nearMiss } from "../problem.js";
import * as problems from "./build-problems.js";

const isText = (value) => typeof value === "string" && value !== "";
const isCount = (value) => Number.isSafeInteger(value) && value > 0;
const isTruth = (value) => typeof value === "boolean";

/** By group, the options with what each may be; the empty group has those of the plugin itself. */
const KNOWN = {
  "": {
    configPath: [isText, "a folder, as text"],
    environmentDetection: [isGroup, "a mapping"],
    configurationInjection: [isGroup, "a mapping"],
    performanceMonitoring: [isTruth, "true or false"],
    budgets: [isGroup, "a mapping of entries to their budgets"],
  },
  environmentDetection: {
    requireExplicit: [isTruth, "true or false"],
  },
  configurationInjection: {
    defines: [isTruth, "true or false"],
    typings: [(value) => value === false || isText(value), "a file name, or false"],
    contentSecurityPolicy: [(value) => [false, "meta", "file"].includes(value), '"meta", "file" or false'],
  },
};

/** What one of the budgets may have. */
const BUDGET = { bytes: [isCount, "a whole number of bytes"], gzip: [isCount, "a whole number of bytes"] };

const DEFAULTS = {
  environmentDetection: { requireExplicit: true },
  configurationInjection: { defines: true, typings: undefined, contentSecurityPolicy: false },
  performanceMonitoring: true,
  budgets: {},
};

/** The options with their defaults; throws all that is wrong with them. */
export function readOptions(given = {}) {
  if (!isGroup(given)) {
    throw new BersError([problems.badOption("bers()", "a mapping of options", given)]);
  }
  const found = check("", given, KNOWN[""]);
  for (const group of ["environmentDetection", "configurationInjection"]) {
    found.push(...check(`${group}.`, isGroup(given[group]) ? given[group] : {}, KNOWN[group]));
  }
  for (const [entry, budget] of Object.entries(isGroup(given.budgets) ? given.budgets : {})) {
    const name = `budgets.${entry}`;
    found.push(
      ...(isGroup(budget)
        ? check(`${name}.`, budget, BUDGET)
        : [problems.badOption(name, "a mapping with bytes or gzip", budget)]),
    );
  }
  if (found.length > 0) {
    throw new BersError(found);
  }
  return {
    ...DEFAULTS,
    ...given,
    environmentDetection: { ...DEFAULTS.environmentDetection, ...given.environmentDetection },
    configurationInjection: { ...DEFAULTS.configurationInjection, ...given.configurationInjection },
  };
}

function check(prefix, given, known) {
  return Object.entries(given).flatMap(([name, value]) => {
    const shown = prefix + name;
    if (!Object.hasOwn(known, name)) {
      return [problems.unknownOption(shown, Object.keys(known), nearMiss(name, Object.keys(known)))];
    }
    const [fits, expected] = known[name];
    return value === undefined || fits(value) ? [] : [problems.badOption(shown, expected, value)];
  });
}

function isGroup(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
