import type { Problem } from "./errors.js";
import type { Json } from "./placed.js";

export type Tier = "development" | "staging" | "production";

export type Source =
  | "configuration-file"
  | "environment-variable"
  | "url-parameter"
  | "hostname"
  | "build-context"
  | "default";

/** What one configuration file says; without an environment it holds something else, or cannot be read. */
export interface FileSignal {
  environment?: string;
  file?: string;
  line?: number;
  column?: number;
  /** Why it cannot be read as it was meant. */
  problems?: readonly Problem[];
}

/** All that a build, a process, a page or a request shows of where it runs. */
export interface Signals {
  /** What each configuration file that is there says, and where, the highest ranked first. */
  configurationFiles?: readonly FileSignal[];
  variables?: { readonly [name: string]: string | undefined };
  /** The page's or the request's address, absolute or from its path on. */
  url?: string;
  /** The host as asked for, with or without port. */
  hostname?: string;
  /** The mode given to a bundler. */
  mode?: string;
  /** The git branch that is checked out. */
  branch?: string;
  /** Whether a bundler runs this process: it sets NODE_ENV itself, which then says nothing. */
  insideBundler?: boolean;
}

/** What became of one source. */
export interface Candidate {
  readonly source: Source;
  readonly environment?: string;
  readonly verdict: "chosen" | "outranked" | "absent" | "invalid" | "ignored";
  readonly detail?: string;
}

/** A warning or a security event of a detection. */
export interface Remark {
  readonly code: string;
  readonly message: string;
  readonly suggestion?: string;
}

/** Which environment it is, and why. */
export interface Detection {
  readonly environment: string;
  readonly tier: Tier;
  readonly source: Source;
  readonly detail: string | null;
  /** The tier whose guards hold: the strictest of those that the sources name. */
  readonly guards: Tier;
  readonly candidates: readonly Candidate[];
  readonly warnings: readonly Remark[];
  readonly securityEvents: readonly Remark[];
}

/** An environment as a manifest declares it. */
export interface DeclaredEnvironment {
  readonly name: string;
  readonly tier: Tier;
  readonly extends: string | null;
  readonly hostnames: readonly string[];
  readonly branches: readonly string[];
  /** Itself and its parents, the nearest first. */
  readonly chain: readonly string[];
  /** Whose endpoints it may reach. */
  readonly mayReach: readonly string[];
}

/** By what the environment is detected. */
export interface DetectionRules {
  readonly variables: readonly string[];
  readonly urlParameter: string;
  readonly default: string;
  readonly cacheMillis: number;
}

/** Who owns what, and what an endpoint that nobody owns means. */
export interface IsolationRules {
  readonly unknown: "fail" | "warn";
  readonly owners: { readonly [environment: string]: readonly string[] };
  readonly shared: readonly string[];
}

/** What detection and guard need of a declared manifest; all of it is JSON, so that a build can put it into a page. */
export interface Declared {
  readonly environments: readonly Pick<DeclaredEnvironment, "name" | "tier" | "extends" | "hostnames" | "branches">[];
  readonly detection: DetectionRules;
  readonly isolation: IsolationRules;
}

/** What a page asks. */
export interface DeclaredDetectionRequest {
  readonly declared: Pick<Declared, "environments" | "detection">;
  readonly signals?: Signals;
  /** Whether falling through to the default, an invalid source and a conflict are refused. */
  readonly requireExplicit?: boolean;
}

/** Any JSON mapping. */
export type JsonObject = { readonly [name: string]: Json };
