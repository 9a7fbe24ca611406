import type { DeclaredEnvironment, Detection, DetectionRules, IsolationRules, Signals, Tier } from "./detection.js";
import type { Problem } from "./errors.js";
import type { Json, Tree } from "./placed.js";

export { BersError } from "./errors.js";
export type { Place, Problem } from "./errors.js";
export { Placed } from "./placed.js";
export type { Json, PlacedValue, Tree } from "./placed.js";
export type * from "./detection.js";

export type Kind = "environment" | "providers" | "build" | "monitoring";

/** What bers.yaml says, its defaults filled in. */
export interface Manifest {
  readonly name: string;
  readonly environments: readonly DeclaredEnvironment[];
  readonly detection: DetectionRules;
  readonly validation: { readonly [kind in Kind]: { readonly staging: string; readonly production: string } };
  readonly isolation: IsolationRules;
  readonly defaultTenant: string | null;
  readonly problems: readonly Problem[];
}

export interface DetectionRequest {
  /** What bers.yaml says. */
  readonly manifest: Tree;
  readonly signals?: Signals;
  /** Whether falling through to the default, an invalid source and a conflict are refused. */
  readonly requireExplicit?: boolean;
}

/** Where values stand: by their path, or "own" if the values are placed themselves. */
export type Positions = { readonly [path: string]: readonly [line: number, column: number] } | "own";

/** One file of a workspace. */
export interface Document {
  readonly kind?: Kind;
  readonly layer: "base" | "environment" | "local" | "tenant" | "tenant-environment";
  readonly environment?: string;
  readonly tenant?: string;
  readonly file: string;
  readonly values: Tree;
  readonly positions?: Positions;
}

/** A schema of one kind. */
export interface Schema {
  readonly file: string;
  readonly values: Tree;
  readonly positions?: Positions;
}

/** The files of a workspace and the variables of a process. */
export interface Workspace {
  readonly documents: readonly Document[];
  readonly schemas?: { readonly [kind in Kind]?: Schema };
  readonly variables?: { readonly [name: string]: string | undefined };
}

/** A workspace whose environments are given by name. */
export interface WithEnvironments extends Workspace {
  readonly environments: { readonly [name: string]: { readonly tier: Tier; readonly extends?: string } };
}

/** A workspace whose environments and owners the manifest declares. */
export interface WithManifest extends Workspace {
  readonly manifest: Tree;
}

/** Which configuration of a workspace is meant. */
export interface Question extends WithEnvironments {
  readonly kind?: Kind;
  readonly environment: string;
  readonly tenant?: string | null;
}

export type Layer =
  | "default"
  | "base"
  | "parent"
  | "environment"
  | "tenant"
  | "tenant-environment"
  | "local"
  | "variable";

/** Where a value was written. */
export interface Provenance {
  readonly layer: Layer;
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
}

export interface Resolution {
  readonly kind: Kind;
  readonly environment: string;
  readonly tenant: string | null;
  /** sha256: and 64 hexadecimal digits, if it was asked for. */
  readonly digest?: string;
  /** With secrets masked. */
  readonly values: { readonly [name: string]: Json };
  readonly provenance: { readonly [path: string]: Provenance };
  readonly problems: readonly Problem[];
}

/** What one layer says of a value. */
export interface LayerValue extends Provenance {
  readonly name: string;
  readonly value: Json;
  readonly deletes?: true;
}

export interface Explanation {
  readonly path: string;
  readonly value: Json;
  readonly winner: LayerValue;
  readonly shadowed: readonly LayerValue[];
  readonly interpolation: readonly Json[];
  readonly schema: { readonly [name: string]: Json };
}

export interface Change {
  readonly path: string;
  readonly kind: "added" | "removed" | "changed";
  readonly before: Json;
  readonly after: Json;
}

export interface Violation {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly environment: string;
  readonly tenant: string | null;
  readonly tenants: readonly string[];
  readonly kind: Kind;
  readonly path: string;
  readonly endpoint: string;
  readonly owner: string | null;
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
}

export interface IsolationReport {
  readonly proved: boolean;
  readonly checked: {
    readonly environments: number;
    readonly tenants: number;
    readonly values: number;
    readonly endpoints: number;
  };
  readonly violations: readonly Violation[];
  readonly droppedViolations: number;
  readonly problems: readonly Problem[];
}

export interface IsolationDraft {
  readonly isolation: IsolationRules;
  readonly contested: readonly { readonly pattern: string; readonly owners: readonly string[]; readonly others: readonly string[] }[];
  readonly problems: readonly Problem[];
}

export interface Ruling {
  readonly endpoint: string;
  readonly owners: readonly string[];
  readonly shared: boolean;
  readonly pattern: string | null;
  readonly reachedFrom: readonly string[];
}

export interface Rulings {
  readonly problems: readonly Problem[];
  /** One for each endpoint asked for; null for a text that is none. */
  readonly rulings: readonly (Ruling | null)[];
  readonly values: readonly { readonly endpoints: readonly string[]; readonly unprovable: readonly string[] }[];
}

/** For whom an artefact is built, and who owns what. */
export interface ScanRequest {
  readonly manifest: Tree;
  readonly environment: string;
  /** Whether URLs and ARNs that nobody owns are findings as well. */
  readonly unknown?: boolean;
}

/** A foreign endpoint in an artefact. */
export interface Finding {
  readonly code: string;
  readonly line: number;
  readonly column: number;
  /** In bytes. */
  readonly offset: number;
  readonly endpoint: string;
  readonly owner: string | null;
  readonly encoding: "plain" | "json-escaped" | "percent" | "html" | "base64" | "unicode-escape";
}

/** An endpoint in an artefact that its environment may reach, or that nobody owns. */
export interface NamedEndpoint {
  readonly endpoint: string;
  readonly owners: readonly string[];
  readonly shared: boolean;
}

/** The answer of a decision by name, {problems} if it refuses the request, as core/vectors holds it. */
export function answer(decision: string, request: { readonly [name: string]: unknown } | import("./placed.js").Placed): Json;

/** Which environment signals mean, and why. */
export function detect(request: DetectionRequest): Detection;

/** What a manifest declares, its defaults filled in; throws what is wrong with it. */
export function readManifest(manifest: Tree): Manifest;

/** All that is wrong with a manifest, warnings included. */
export function validateManifest(manifest: Tree): readonly Problem[];

/** The effective configuration with the origin of each value; the digest only if it is asked for. */
export function resolve(request: Question & { readonly digest?: boolean }): Resolution;

/** Why a value is what it is; null for a path that no layer mentions. */
export function explain(request: Question & { readonly path: string }): Explanation | null;

/** What differs between two environments or tenants. */
export function diff(request: Question & { readonly toEnvironment: string; readonly toTenant?: string | null }): readonly Change[];

/** What in a configuration could do harm where it is shown or sent. */
export function sanitise(request: Question): readonly Problem[];

/** Whether no environment and no tenant can ever be given an endpoint of another. */
export function proveIsolation(request: WithManifest): IsolationReport;

/** The isolation block that the configuration of today amounts to. */
export function draftIsolation(request: WithManifest): IsolationDraft;

/** The Content-Security-Policy of an environment. */
export function contentSecurityPolicy(request: WithManifest & { readonly environment: string }): {
  readonly value: string;
  readonly sources: readonly string[];
};

/** Who owns endpoints, and what values name. */
export function ruleOnEndpoints(request: {
  readonly manifest: Tree;
  readonly endpoints?: readonly string[];
  readonly values?: readonly string[];
}): Rulings;

/** The foreign endpoints in a text. */
export function scanText(request: ScanRequest & { readonly text: string }): readonly Finding[];

/** Makes a function that finds foreign endpoints in bytes; what it looks for is compiled once. */
export function createScanner(request: ScanRequest): (bytes: Uint8Array) => readonly Finding[];

/** Makes a function that finds foreign endpoints in bytes and names all others; what it looks for is compiled once. */
export function createInventory(request: ScanRequest): (bytes: Uint8Array) => {
  readonly findings: readonly Finding[];
  readonly named: readonly NamedEndpoint[];
};
