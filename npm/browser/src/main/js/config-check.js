import { fetchJson, withoutPath } from "./json-request.js";
import * as problems from "./page-problems.js";
import { Reports } from "./reports.js";

/** Where a build's manifest stands, seen from its pages. */
const MANIFEST = "bers-manifest.json";
const TIMEOUT_MILLIS = 10_000;

/**
 * Compares the configuration in a page with the manifest that was deployed beside it.
 *
 * @param page what virtual:bers/page exports
 * @param options see config-check.d.ts
 */
export async function checkConfiguration(page, options = {}) {
  const reports = new Reports(options);
  const base = globalThis.document?.baseURI ?? globalThis.location?.href;
  const address = String(options.manifestUrl ?? new URL(MANIFEST, base));
  const fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
  const [digest, found] = await Promise.all([digestOf(page.snapshot.values), fetchJson(fetch, address, TIMEOUT_MILLIS)]);
  const answer = verdict(page, digest, found, address);
  if (answer.problem !== null) {
    reports.send(answer.problem);
  }
  return Object.freeze({ ...answer, digest, manifest: found.document ?? null });
}

function verdict({ environment, digest: built }, digest, { document, cause }, address) {
  if (digest !== null && built !== null && digest !== built) {
    return { verdict: "altered", problem: problems.altered(digest, built) };
  }
  if (document === undefined || document?.format !== 1) {
    return { verdict: "unknown", problem: problems.noManifest(withoutPath(address), cause ?? "it is no manifest") };
  }
  if (document.environment !== environment) {
    return { verdict: "other-environment", problem: problems.otherEnvironment(String(document.environment), environment) };
  }
  if (document.digest !== built) {
    return { verdict: "other-build", problem: problems.otherBuild(String(document.digest), built) };
  }
  return digest === null ? { verdict: "unknown", problem: problems.noDigest() } : { verdict: "same", problem: null };
}

/**
 * The digest of a configuration: SHA-256 of its canonical JSON (RFC 8785); null where the browser has no cryptography,
 * in a page over http.
 */
export async function digestOf(values) {
  if (globalThis.crypto?.subtle === undefined) {
    return null;
  }
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonical(values)));
  return `sha256:${[...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function canonical(value) {
  if (value === null || typeof value !== "object") {
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(",")}]`;
  }
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}
