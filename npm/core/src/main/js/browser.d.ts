import type { Declared, DeclaredDetectionRequest, Detection } from "./detection.js";
import type { Json } from "./placed.js";

export { BersError } from "./errors.js";
export type { Place, Problem } from "./errors.js";
export type * from "./detection.js";

/**
 * Which environment signals mean by what a manifest was found to declare, and why.
 *
 * @throws BersError if the detection must be explicit and is not
 */
export function detect(request: DeclaredDetectionRequest): Detection;

/** What a guard says of an address. */
export interface Judgement {
  /** none: the address is no endpoint, such as a relative one or data: */
  readonly verdict: "allowed" | "foreign" | "unknown" | "none";
  /** Whether it must not be reached. */
  readonly refused: boolean;
  /** Without its path, which may hold a secret. */
  readonly endpoint: string | null;
  /** The owning environments, separated by commas. */
  readonly owner: string | null;
}

/** For whom a guard stands, and who owns what. */
export interface GuardRequest {
  readonly declared: Pick<Declared, "environments" | "isolation">;
  readonly environment: string;
}

/** Makes a function that says of an absolute address whether the environment may reach it. */
export function createGuard(request: GuardRequest): (address: string) => Judgement;

/** A configuration as a build puts it into a page. */
export interface Snapshot {
  readonly values: Json;
  /** By the path of each keyed list, the keys of its items in their order. */
  readonly itemKeys?: { readonly [path: string]: readonly string[] };
}

/** Makes a function that reads a configuration by path; undefined where there is nothing. */
export function createReader(snapshot: Snapshot): (path: string) => Json | undefined;
