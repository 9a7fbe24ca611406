import { BersError } from "@bers/core";
import { nearMiss } from "../problem.js";
import * as problems from "./build-problems.js";

const isText = (value) => typeof value === "string" && value !== "";
const isTruth = (value) => typeof value === "boolean";

/** By group, the options with what each may be; the empty group has those of the plugin itself. */
const KNOWN = {
  "": {
    configPath: [isText, "a folder, as text"],
    environmentDetection: [isGroup, "a mapping"],
    configurationInjection: [isGroup, "a mapping"],
    performanceMonitoring: [isTruth, "true or false"],
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

const DEFAULTS = {
  environmentDetection: { requireExplicit: true },
  configurationInjection: { defines: true, typings: "bers-env.d.ts", contentSecurityPolicy: false },
  performanceMonitoring: true,
};

/** The options with their defaults; throws all that is wrong with them. */
export function readOptions(given = {}) {
  const found = [...check("", given)];
  for (const group of ["environmentDetection", "configurationInjection"]) {
    found.push(...check(group, isGroup(given?.[group]) ? given[group] : {}));
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

function check(group, given) {
  if (!isGroup(given)) {
    return [problems.badOption("bers()", "a mapping of options", given)];
  }
  const known = KNOWN[group];
  return Object.entries(given).flatMap(([name, value]) => {
    const shown = group === "" ? name : `${group}.${name}`;
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
