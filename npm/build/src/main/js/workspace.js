import { BersError, detect, proveIsolation } from "@bers/core";
import { isDeepStrictEqual } from "node:util";
import { isError } from "./problem.js";
import { processSignals } from "./workspace/process-signals.js";
import { resolveAll, validate } from "./workspace/validation.js";
import { findWorkspace, readWorkspace } from "./workspace/workspace.js";

export { BersError } from "@bers/core";

/** Reads the workspace that a folder is in, for a script in Node; throws if its manifest cannot be understood. */
export function openWorkspace(folder = ".", { variables = process.env } = {}) {
  const workspace = readWorkspace(findWorkspace(folder));
  const { root, manifest, declared, documents, schemas, tenants } = workspace;
  if (declared === null) {
    throw new BersError(workspace.problems.filter(isError));
  }
  return Object.freeze({
    root,
    declared,
    tenants,
    detectEnvironment: ({ mode, hostname, url, requireExplicit = false } = {}) =>
      detect({ manifest, signals: { ...signals(root, variables, mode), ...given({ hostname, url }) }, requireExplicit }),
    validate: () => validate(workspace, variables, new Date().toISOString().slice(0, 10)),
    proveIsolation: () => proveIsolation({ manifest, documents, schemas, variables: given(variables) }),
    publicConfiguration: (environment, tenant) => publicConfiguration(workspace, variables, environment, tenant),
    tenantDocument(environment, tenant) {
      const [own, above] = [undefined, tenant].map((one) => publicConfiguration(workspace, variables, environment, one).values);
      return difference(own, above);
    },
  });
}

/** This is no bundler, so NODE_ENV says what it says. */
function signals(root, variables, mode) {
  return { ...processSignals(root, variables, mode), insideBundler: false };
}

function given(members) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function publicConfiguration(workspace, variables, environment, tenant) {
  const asked = { kind: "environment", environment, public: true, ...given({ tenant }) };
  const { configurations, problems } = resolveAll(workspace, variables, [asked]);
  const found = configurations?.[0];
  const refused = [...problems, ...(found?.problems ?? [])].filter(isError);
  if (refused.length > 0) {
    throw new BersError(refused);
  }
  const { values, itemKeys, digest } = found.public;
  return { values, itemKeys, digest };
}

/** What of a mapping differs from the one below it. */
function difference(below, above) {
  const members = Object.entries(above).map(([name, value]) => {
    const other = Object.hasOwn(below, name) ? below[name] : undefined;
    return [name, isMapping(value) && isMapping(other) ? difference(other, value) : isDeepStrictEqual(value, other) ? undefined : value];
  });
  return Object.fromEntries(members.filter(([, value]) => value !== undefined && !(isMapping(value) && Object.keys(value).length === 0)));
}

function isMapping(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
