// Every problem of a page while it runs.

export const noValue = (path, environment) =>
  problem("BERS-PAG-001", `${path} has no value in the page's configuration of ${environment}`, {
    path,
    expected: "a value that the schema marks x-bers-public",
    suggestion: "give it a value, mark it x-bers-public, and build again",
  });

export const badTemplate = (path, template) =>
  problem("BERS-PAG-002", `${path} must be the template of a URL whose only expression is {tenant}, got: ${template}`, {
    path,
    found: template,
    expected: "a URL with {tenant} where the tenant stands",
    suggestion: "write {tenant} where the tenant stands, and nothing else in braces",
  });

export const badTenant = (tenant) =>
  problem("BERS-PAG-003", `a tenant is 1 to 64 letters, digits, - and _, got: ${shown(tenant)}`, {
    found: shown(tenant),
    expected: "a tenant hash",
    suggestion: "pass the hash that the tenant was given; without any, the default tenant is meant",
  });

export const unknownEndpoint = (type, known) =>
  problem("BERS-PAG-004", `getEndpointForEnvironment() knows no type ${shown(type)}`, {
    found: shown(type),
    expected: `one of ${known.join(", ")}`,
    suggestion: `use one of ${known.join(", ")}`,
  });

export const notInPage = (kind, environment, own) =>
  problem("BERS-PAG-005", `the page has the configuration environment of ${own}, and none of kind ${shown(kind)} of ${shown(environment)}`, {
    found: `${shown(kind)} of ${shown(environment)}`,
    expected: `environment of ${own}`,
    suggestion: "say at createConfig() where others are fetched from: configurationUrl",
  });

export const unreachable = (what, endpoint, cause) =>
  problem("BERS-PAG-006", `${what} cannot be loaded from ${endpoint}: ${cause}`, {
    found: cause,
    expected: "a JSON document",
    suggestion: "see whether the server is up and allows this page's origin; the last good values stay",
    severity: "warning",
  });

export const badDocument = (what, path, expected, found) =>
  problem("BERS-PAG-007", `${path} in ${what} must be ${expected}, got: ${found}`, {
    path,
    found,
    expected,
    suggestion: "correct it where it is stored; until then the value of the build holds",
  });

export const unknownTenant = (tenant) =>
  problem("BERS-PAG-008", `there is no tenant ${tenant}`, {
    found: tenant,
    expected: "a tenant that has a configuration",
    suggestion: "correct the tenant hash with which the page is loaded",
  });

export const detectionFailed = (cause, environment) =>
  problem("BERS-PAG-009", `the environment could not be detected: ${cause}; it stays ${environment}`, {
    found: cause,
    expected: "rules that a build made",
    suggestion: "build the page again, so that its rules and this library are of one version",
  });

export const altered = (found, expected) =>
  problem("BERS-PAG-010", "the configuration in this page is not the one that was built", {
    found,
    expected,
    suggestion: "somebody changed the files after the build: deploy the build again, and find out who did",
  });

export const otherBuild = (found, expected) =>
  problem("BERS-PAG-011", "the manifest beside this page is of another build", {
    found,
    expected,
    suggestion: "deploy page and manifest together; a cache may still hold one of an older build",
  });

export const otherEnvironment = (found, expected) =>
  problem("BERS-PAG-012", `this page was built for ${expected}, and the manifest beside it for ${found}`, {
    found,
    expected,
    suggestion: `deploy the build for ${found} as a whole, or take this page away from there`,
  });

export const noManifest = (address, cause) =>
  problem("BERS-PAG-013", `the manifest of the build cannot be read at ${address}: ${cause}`, {
    found: cause,
    expected: "the bers-manifest.json of the build",
    suggestion: "deploy bers-manifest.json beside the page, or say where it is: manifestUrl",
  });

export const noDigest = () =>
  problem("BERS-PAG-014", "the configuration can be compared in a secure context only", {
    found: "a page over http",
    expected: "https, or localhost",
    suggestion: "open the page over https",
  });

export const notGuarded = (name) =>
  problem("BERS-PAG-015", `${name} cannot be guarded, since something else has locked it`, {
    found: `${name} can be neither written nor configured`,
    expected: "an ordinary property",
    suggestion: "install the guard before whatever freezes the page's functions",
  });

/** A request that may not go, or that may but should not. */
export function refusedRequest({ verdict, refused, endpoint, owner }, api, environment) {
  const severity = refused ? "error" : "warning";
  return verdict === "foreign"
    ? problem("BERS-ISO-050", `a page of ${environment} must not reach ${endpoint}, which belongs to ${owner}; asked by ${api}`, {
        found: endpoint,
        expected: `endpoints that ${environment} may reach`,
        suggestion: `read the address from the configuration of ${environment} instead of writing it`,
        severity,
      })
    : problem("BERS-ISO-051", `a page of ${environment} must not reach ${endpoint}, which nobody owns; asked by ${api}`, {
        found: endpoint,
        expected: `endpoints that ${environment} may reach`,
        suggestion: "give it to whom it belongs in bers.yaml, under isolation, and build again",
        severity,
      });
}

/** A warning or a security event of a detection. */
export function remark({ code, message, suggestion }, severity = "warning") {
  return problem(code, message, { suggestion, severity });
}

function problem(code, message, { severity = "error", path = null, found = null, expected = null, suggestion = null }) {
  return { code, severity, message, file: null, line: 0, column: 0, path, found, expected, suggestion };
}

/** A value as messages show it, whatever it is. */
export function shown(value) {
  const text = typeof value === "string" ? value : (jsonOf(value) ?? typeof value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

/** Undefined for what JSON cannot say, such as a function, or a large integer, or what refers to itself. */
function jsonOf(value) {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
