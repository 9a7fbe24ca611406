// Compiled by a test, never run: what the typings allow and what they refuse.
import {
  answer,
  BersError,
  contentSecurityPolicy,
  createInventory,
  createScanner,
  detect,
  diff,
  draftIsolation,
  explain,
  Placed,
  proveIsolation,
  readManifest,
  resolve,
  ruleOnEndpoints,
  sanitise,
  scanText,
  validateManifest,
} from "@bers/core";
import type { Declared, Document, Json, Manifest, Resolution } from "@bers/core";
import { createGuard, createReader, detect as detectInPage } from "@bers/core/browser";
import { detect as detectAlone } from "@bers/core/detect";

const manifest = { format: 1, name: "picasso", environments: { production: { tier: "production" } } };
const placed = new Placed(new Map([["format", new Placed(1, 1, 9, 1, 1)]]), 1, 1);

const declared: Manifest = readManifest(placed);
const forPage: Declared = declared;
const tier: "development" | "staging" | "production" = detect({ manifest, signals: { hostname: "localhost" } }).tier;
const source: string = detectAlone({ declared, signals: { url: "/", variables: { BERS_ENV: undefined } } }).source;
const inPage: string = detectInPage({ declared: forPage, requireExplicit: true }).environment;

const documents: Document[] = [
  { layer: "base", file: "base.yaml", values: { A: 1 }, positions: { A: [1, 4] } },
  { layer: "environment", environment: "production", file: "production.yaml", values: placed, positions: "own" },
];
const environments = { production: { tier: "production" } } as const;
const question = { environments, documents, environment: "production" };
const resolution: Resolution = resolve({ ...question, digest: true });
const digest: string | undefined = resolution.digest;
const line: number | undefined = resolution.provenance["A"]?.line;
const winner: string | null | undefined = explain({ ...question, path: "A" })?.winner.file;
const change: "added" | "removed" | "changed" | undefined = diff({ ...question, toEnvironment: "production" })[0]?.kind;
const codes: string[] = [...sanitise(question), ...validateManifest(manifest)].map((problem) => problem.code);

const proved: boolean = proveIsolation({ manifest, documents }).proved;
const shared: readonly string[] = draftIsolation({ manifest, documents }).isolation.shared;
const policy: string = contentSecurityPolicy({ manifest, documents, environment: "production" }).value;
const owners: readonly string[] | undefined = ruleOnEndpoints({ manifest, endpoints: ["https://a.example"] }).rulings[0]?.owners;
const offset: number | undefined = scanText({ manifest, environment: "production", text: "" })[0]?.offset;
const scan: (bytes: Uint8Array) => readonly { readonly code: string }[] = createScanner({ manifest, environment: "production" });
const named: readonly string[] = createInventory({ manifest, environment: "production" })(new Uint8Array(0)).named.map(({ endpoint }) => endpoint);

const refused: boolean = createGuard({ declared, environment: "production" })("https://a.example").refused;
const read: Json | undefined = createReader({ values: resolution.values, itemKeys: { NODES: ["one"] } })("NODES[one].url");
const any: Json = answer("path", { text: "A.B" });

try {
  readManifest({});
} catch (error) {
  if (error instanceof BersError) {
    const place: string = `${error.code} ${error.place.file}:${error.place.line} ${error.cure} ${error.problems.length}`;
    void place;
  }
}

// @ts-expect-error a misspelt signal
detect({ manifest, signals: { host: "localhost" } });
// @ts-expect-error a layer that there is not
documents.push({ layer: "basis", file: "base.yaml", values: {} });
// @ts-expect-error an environment is needed
resolve({ environments, documents });
// @ts-expect-error a manifest itself is for Node; a page gets what it declares
detectAlone({ manifest });
// @ts-expect-error a document holds no function
const broken: Document = { layer: "base", file: "base.yaml", values: { A: () => 1 } };

export default [tier, source, inPage, digest, line, winner, change, codes, proved, shared, policy, owners, offset, scan, refused, read, any, broken];
