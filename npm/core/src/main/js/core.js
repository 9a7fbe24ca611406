import { answer as compiledAnswer, scanner as compiledScanner } from "../compiled/everything.js";
import { refuse } from "./errors.js";

export { BersError } from "./errors.js";
export { Placed } from "./placed.js";

/** The answer of a decision by name, refusals included, as the vectors hold it. */
export function answer(decision, request) {
  return compiledAnswer(decision, request, (problems) => ({ problems }));
}

function decide(decision, request) {
  return compiledAnswer(decision, request, refuse);
}

/** Which environment signals mean, and why. */
export function detect(request) {
  return decide("detection", request);
}

/** What a manifest declares, its defaults filled in; throws what is wrong with it. */
export function readManifest(manifest) {
  const declared = decide("manifest", { manifest });
  if (declared.environments === undefined) {
    refuse(declared.problems);
  }
  return declared;
}

/** All that is wrong with a manifest, warnings included. */
export function validateManifest(manifest) {
  return decide("manifest", { manifest }).problems;
}

/** The effective configuration with the origin of each value; the digest only if it is asked for. */
export function resolve(request) {
  const { digest, ...rest } = request;
  return decide("resolve", { ...rest, withoutDigest: !digest });
}

/** Why a value is what it is; null for a path that no layer mentions. */
export function explain(request) {
  return decide("explain", request).explanation;
}

/** What differs between two environments or tenants. */
export function diff(request) {
  return decide("diff", request).changes;
}

/** What in a configuration could do harm where it is shown or sent. */
export function sanitise(request) {
  return decide("sanitise", request).problems;
}

/** Whether no environment and no tenant can ever be given an endpoint of another. */
export function proveIsolation(request) {
  return decide("isolation-proof", request);
}

/** The isolation block that the configuration of today amounts to. */
export function draftIsolation(request) {
  return decide("isolation-draft", request);
}

/** The Content-Security-Policy of an environment. */
export function contentSecurityPolicy(request) {
  return decide("content-security-policy", request);
}

/** Who owns endpoints, and what values name. */
export function ruleOnEndpoints(request) {
  return decide("ownership", request);
}

/** The foreign endpoints in a text. */
export function scanText(request) {
  return decide("artefact", request).findings;
}

/** A function that finds foreign endpoints in bytes; what it looks for is compiled once. */
export function createScanner(request) {
  const scan = bytesScanner(request);
  return (bytes) => scan(bytes).findings;
}

/** A function that finds foreign endpoints in bytes and names all others; what it looks for is compiled once. */
export function createInventory(request) {
  return bytesScanner({ ...request, named: true });
}

function bytesScanner(request) {
  const scan = compiledScanner(request, refuse);
  return (bytes) => scan(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
