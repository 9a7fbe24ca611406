import { fetchJson, withoutPath } from "./json-request.js";
import * as problems from "./page-problems.js";
import { Reports } from "./reports.js";
import { parseUrl } from "./url-template.js";

/** Where a build's manifest stands, seen from its pages. */
const MANIFEST = "bers-manifest.json";
const TIMEOUT_MILLIS = 10_000;
/** In the place of a digest, where something in the page throws when it is read. */
const UNREADABLE = "nothing that can be read";

/**
 * Compares the configuration in a page with the manifest that was deployed beside it.
 *
 * @param page what virtual:bers/page exports
 * @param options see config-check.d.ts
 */
export async function checkConfiguration(page, options = {}) {
  const reports = new Reports(options);
  const base = globalThis.document?.baseURI ?? globalThis.location?.href;
  const address = String(options.manifestUrl ?? parseUrl(MANIFEST, base) ?? MANIFEST);
  const fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
  const [digests, found] = await Promise.all([
    digestsOf(page).catch(() => ({ values: UNREADABLE })),
    fetchJson(fetch, address, TIMEOUT_MILLIS),
  ]);
  const answer = verdict(page, digests, found, address);
  if (answer.problem !== null) {
    reports.send(answer.problem);
  }
  return Object.freeze({ ...answer, digest: digests.values, manifest: found.document ?? null });
}

/** Of the configuration in a page and of all else that it was told; a page without a configuration has an empty one. */
async function digestsOf({ snapshot, digest, environment, defaultTenant, rules, others = null }) {
  const told = JSON.stringify([environment, digest, defaultTenant, rules, snapshot.itemKeys, others]);
  return { values: await digestOf(snapshot.values), built: digest ?? (await digestOf({})), rules: await sha256(told) };
}

function verdict({ environment, digest: built, rulesDigest }, digests, { document, cause }, address) {
  if (digests.values !== null && digests.values !== digests.built) {
    return { verdict: "altered", problem: problems.altered(digests.values, built) };
  }
  if (digests.values !== null && digests.rules !== rulesDigest) {
    return { verdict: "altered", problem: problems.altered(digests.rules, String(rulesDigest)) };
  }
  if (document === undefined || document?.format !== 1) {
    return { verdict: "unknown", problem: problems.noManifest(withoutPath(address), cause ?? "it is no manifest") };
  }
  if (document.environment !== environment) {
    return { verdict: "other-environment", problem: problems.otherEnvironment(problems.shown(document.environment), environment) };
  }
  for (const [found, own] of [[document.digest, built], [document.rulesDigest, rulesDigest]]) {
    if (found !== own) {
      return { verdict: "other-build", problem: problems.otherBuild(problems.shown(found), own) };
    }
  }
  return digests.values === null ? { verdict: "unknown", problem: problems.noDigest() } : { verdict: "same", problem: null };
}

/**
 * The digest of a configuration: SHA-256 of its canonical JSON (RFC 8785); null where the browser has no cryptography,
 * in a page over http.
 */
export async function digestOf(values) {
  return sha256(canonical(values));
}

async function sha256(text) {
  if (globalThis.crypto?.subtle === undefined) {
    return null;
  }
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
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
